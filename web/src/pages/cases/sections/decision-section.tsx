import { FIELD_LABELS, MOOT_LABELS, REMEDY_LABELS, SERVED_LABELS } from '../../../../../domain/labels.ts';
import { CLASS_LABELS, SANCTION_LABELS } from '../../../../../domain/repair-labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { Facts } from '../../../components/facts.tsx';
import { OutcomeTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';

/** What was decided, on what facts and why; the newest examination first. */
export function DecisionSection({ view }: { view: CaseView }) {
  const { t, label, day, instant, value, list, org, aside } = useWords();
  const raised = view.raisedTo !== null && <p>{t('kase.raised', { org: org(view.raisedTo) })}</p>;
  if (view.decisions.length === 0) return <><p>{t('kase.noDecision')}</p>{raised}<p className="fine">{t('kase.noDecisionText')}</p></>;
  const titles = (ids: readonly string[]) => {
    const all = view.suspensions.flatMap(({ measures }) => measures);
    return list([...new Set(all.filter(({ id }) => ids.includes(id)).map(({ title, executor }) => `${title}${aside(org(executor))}`))]);
  };
  return (
    <div className="stack">
      {raised}
      {view.decisions.toReversed().map(({ round, at, outcome, remedy, facts, reasons, changes, lift, resume, reclassed, servedAt, resumeFrom, mootReason, service, signing }) => (
        <section key={round}>
          {view.round > 1 && <h3>{t('kase.roundLabel', { round })}</h3>}
          <Facts
            facts={[
              { name: t('kase.outcome'), value: <OutcomeTag outcome={outcome} /> },
              { name: t('kase.remedy'), value: label(REMEDY_LABELS[remedy]) },
              mootReason !== null && { name: t('acts.decide.mootReason'), value: label(MOOT_LABELS[mootReason]) },
              { name: t('kase.decidedOn'), value: instant(at) },
              { name: t('kase.servedAt'), value: servedAt === null ? t('kase.notServed') : instant(servedAt) },
              service !== null && service.how !== null && { name: t('decision.service'), value: label(SERVED_LABELS[service.how]) },
              service !== null && service.how === null && service.noticeUntil !== null && { name: t('decision.noticeUntil'), value: instant(service.noticeUntil) },
              service !== null && service.remedies !== null && { name: t('decision.remediesUntil'), wide: true, value: t('decision.remedyDates', { ...service.remedies, reviewUntil: day(service.remedies.reviewUntil), reconsiderUntil: day(service.remedies.reconsiderUntil), sueUntil: day(service.remedies.sueUntil), body: service.reconsiderationBody }) },
              service !== null && service.respondent !== null && { name: t('decision.respondent'), value: service.respondent },
              signing.length > 0 && { name: t('decision.hands'), wide: true, value: <ul className="plain">{signing.map(({ step, by, at: on }) => <li key={step}>{t(`decision.steps.${step}`)} {by}{aside(instant(on))}</li>)}</ul> },
              changes.length > 0 && { name: t('kase.changes'), wide: true, value: <ul className="plain">{changes.map(({ field, to }) => <li key={field}>{label(FIELD_LABELS[field])} → <ins>{value(field, to)}</ins></li>)}</ul> },
              reclassed !== null && { name: t('kase.reclassed'), wide: true, value: <>{label(CLASS_LABELS[reclassed.from])} → <ins>{label(CLASS_LABELS[reclassed.to])}</ins>{aside(list(reclassed.sanctions.map((each) => label(SANCTION_LABELS[each]))))}{reclassed.until !== null && ` · ${t('kase.publishedUntil', { day: day(reclassed.until) })}`}</> },
              lift.length > 0 && { name: t('kase.lifted'), wide: true, value: titles(lift) },
              resume.length > 0 && { name: t('kase.resuming'), wide: true, value: titles(resume) },
              resumeFrom !== null && { name: t('kase.resumeFrom'), value: instant(resumeFrom) },
              facts !== null && { name: t('kase.facts'), wide: true, value: <span className="prose">{facts}</span> },
              reasons !== null && { name: t('kase.reasons'), wide: true, value: <span className="prose">{reasons}</span> },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
