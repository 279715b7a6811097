import type { CaseView } from '../../../api/types.ts';
import { MeasureList } from '../../../components/measure-list.tsx';
import { useWords } from '../../../i18n/words.ts';

/** Department by department: since when what is suspended, who has acknowledged, how it ended. */
export function MeasuresSection({ view }: { view: CaseView }) {
  const { t, org, dayOf, colon } = useWords();
  if (view.suspensions.length === 0) return <p className="fine">{view.acceptedAt === null ? t('kase.notAccepted') : t('kase.noMeasures')}</p>;
  return (
    <>
      <p className="fine">{t('kase.protectedBy')}</p>
      <div className="stack">
        {view.suspensions.map(({ orderId, org: executor, round, orderedAt, acknowledgedAt, measures, endings }) => (
          <section key={orderId} className="order">
            <h3>{org(executor)}{round > 1 && <span className="fine"> {t('kase.roundLabel', { round })}</span>}</h3>
            <p className="fine">{t('kase.suspendedSince', { day: dayOf(orderedAt) })} · {acknowledgedAt === null ? t('kase.notAcknowledged') : t('kase.acknowledged', { day: dayOf(acknowledgedAt) })}</p>
            {endings.map(({ how, at, acknowledgedAt: seen, measureIds, stillHeld }) => (
              <p key={`${how}-${at}`}>
                <strong>{t(`kase.ending.${how}`, { day: dayOf(at) })}</strong>{colon}{measures.filter(({ id }) => measureIds.includes(id)).map(({ title }) => title).join(t('shell.common.listSeparator'))}{' '}
                <span className="fine">{seen === null ? t('kase.notAcknowledged') : t('kase.acknowledged', { day: dayOf(seen) })}{stillHeld.length > 0 && ` · ${t('kase.stillHeld', { count: stillHeld.length })}`}</span>
              </p>
            ))}
            <MeasureList measures={measures} />
          </section>
        ))}
      </div>
    </>
  );
}
