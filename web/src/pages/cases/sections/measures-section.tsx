import type { CaseView } from '../../../api/types.ts';
import { MeasureList } from '../../../components/measure-list.tsx';
import { StateTag } from '../../../components/state-tags.tsx';
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
            {view.breaches.filter((breach) => breach.orderId === orderId).map((breach) => <BreachItem key={breach.breachId} breach={breach} />)}
          </section>
        ))}
      </div>
    </>
  );
}

/** A use of what was suspended: what is known of it, and whether it was undone. */
function BreachItem({ breach: { on, by, where, what, rolledBackAt, steps, measures } }: { breach: CaseView['breaches'][number] }) {
  const { t, day, dayOf, list, colon, aside } = useWords();
  return (
    <div className="order">
      <p><strong>{t('kase.breach.title')}</strong>{colon}{day(on)}{aside(t(by === 'subject' ? 'kase.breach.bySubject' : by === 'supervisor' ? 'kase.breach.bySupervisor' : 'kase.breach.byDepartment'))} <StateTag tone={rolledBackAt === null ? 'red' : 'green'}>{rolledBackAt === null ? t('kase.breach.open') : t('kase.breach.undone', { day: dayOf(rolledBackAt) })}</StateTag></p>
      <p className="fine">{list(measures.map(({ title }) => title))}</p>
      {what !== null && <p className="prose">{where}{colon}{what}</p>}
      {steps !== null && <><p className="fine">{t('kase.steps')}{colon}</p><p className="prose">{steps}</p></>}
    </div>
  );
}
