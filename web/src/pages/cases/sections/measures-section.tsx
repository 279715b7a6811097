import type { CaseView } from '../../../api/types.ts';
import { MeasureList } from '../../../components/measure-list.tsx';
import { DueText } from '../../../components/due-text.tsx';
import { STAY_LABELS } from '../../../../../domain/labels.ts';
import { StateTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';
import { UsesLink } from './harm-list.tsx';

/** Department by department: since when what is suspended, who has acknowledged, how it ended. */
export function MeasuresSection({ view }: { view: CaseView }) {
  const { t, org, dayOf, colon } = useWords();
  if (view.suspensions.length === 0 && view.stayRequests.length === 0) return <p className="fine">{view.acceptedAt === null ? t('kase.notAccepted') : t('kase.noMeasures')}</p>;
  return (
    <>
      {view.suspensions.length > 0 && <p className="fine">{t('kase.protectedBy')}</p>}
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
            {view.exceptions.filter((e) => e.orderId === orderId).map((e) => <ExceptionItem key={e.id} exception={e} />)}
            {view.breaches.filter((breach) => breach.orderId === orderId).map((breach) => <BreachItem key={breach.breachId} breach={breach} />)}
          </section>
        ))}
      </div>
      <UsesLink view={view} />
      {view.stayRequests.map((request) => <StayRequest key={request.requestId} request={request} />)}
      <Unbound platforms={view.askedPlatforms} />
    </>
  );
}

/** A body that is asked and not ordered: its measures rest only if it agrees. */
function StayRequest({ request: { org: body, round, requestedAt, due, standing, answeredAt, document, endedAt, measures } }: { request: CaseView['stayRequests'][number] }) {
  const { t, org, dayOf, label, colon } = useWords();
  return (
    <section className="order">
      <h3>{org(body)}{round > 1 && <span className="fine"> {t('kase.roundLabel', { round })}</span>} <StateTag tone={standing === 'agreed' ? 'green' : 'amber'}>{label(STAY_LABELS[standing])}</StateTag></h3>
      <p className="fine">{t('measures.stay.text')}</p>
      <p className="fine">{t('measures.stay.asked', { day: dayOf(requestedAt) })} · {answeredAt !== null ? t('measures.stay.answered', { day: dayOf(answeredAt) }) : endedAt !== null ? t('measures.stay.ended', { day: dayOf(endedAt) }) : <DueText due={due} />}</p>
      {document !== null && <p className="prose">{t('measures.stay.document')}{colon}{document}</p>}
      <MeasureList measures={measures} />
    </section>
  );
}

/** Said plainly: whom a city's suspension does not bind, and what was asked of those above. */
function Unbound({ platforms }: { platforms: CaseView['askedPlatforms'] }) {
  const { t, org, dayOf } = useWords();
  return (
    <section className="order" aria-labelledby="unbound">
      <h3 id="unbound">{t('measures.above.title')}</h3>
      <p className="fine">{t('measures.above.text')}</p>
      <ul className="plain">
        {platforms.map((p) => (
          <li key={`${p.org.id}-${p.requestedAt}`}>
            <strong>{org(p.org)}</strong>{' '}
            <span className="fine">{t('measures.above.asked', { day: dayOf(p.requestedAt) })} · {p.acknowledgedAt !== null ? t(p.marked === true ? 'measures.above.marked' : 'measures.above.refused', { day: dayOf(p.acknowledgedAt) }) : p.unansweredAt !== null ? t('measures.above.unanswered') : t('measures.above.waiting', { day: dayOf(p.dueAt) })}{p.endedAt === null ? '' : ` · ${t('measures.above.ended', { day: dayOf(p.endedAt) })}`}</span>
          </li>
        ))}
      </ul>
    </section>
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

/** A measure that is to go on, or does: on which clause, until when, decided by whom. */
function ExceptionItem({ exception: { measure, clause, until, reasons, decided, inForce } }: { exception: CaseView['exceptions'][number] }) {
  const { t, org, day, colon } = useWords();
  const state = decided === null ? t('measures.exceptions.waiting') : !decided.granted ? t('measures.exceptions.refused') : inForce ? t('measures.exceptions.granted', { number: decided.number ?? '', day: day(until) }) : t('measures.exceptions.over');
  return (
    <div className="order">
      <p><strong>{t('measures.exceptions.title')}</strong>{colon}{measure} <StateTag tone={inForce ? 'red' : 'amber'}>{state}</StateTag></p>
      <p className="fine">{clause}</p>
      {reasons !== null && <p className="prose">{reasons}</p>}
      {decided !== null && decided.by !== null && <p className="fine">{t('measures.exceptions.by')}{colon}{org(decided.by)}{decided.reasons === null ? '' : `${colon}${decided.reasons}`}</p>}
    </div>
  );
}
