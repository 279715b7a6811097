import type { LimitName, ObjectionLimit } from '../../../../domain/limit.ts';
import type { CaseView, Duty } from '../../api/types.ts';
import { Link } from 'react-router';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import { clockPath, useProof } from '../../components/due-text.tsx';
import { dayOf } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';

/** Acknowledgements and who is let in go beside the procedure; they are never what a case is waiting for. */
const BESIDE: readonly LimitName[] = ['suspensionAcknowledgement', 'verificationAcknowledgement', 'endingAcknowledgement', 'recipientConfirmation', 'powerExamination'];
const NAMED = 3;

/** Duties of one kind that end together are one sentence. */
function together(duties: readonly Duty[]): Duty[][] {
  const rank = (duty: Duty) => `${duty.mine ? 0 : 1}${BESIDE.includes(duty.limit) ? 1 : 0}${duty.dueAt}`;
  const sorted = duties.toSorted((a, b) => rank(a).localeCompare(rank(b)));
  return [...Map.groupBy(sorted, ({ limit, dueAt, mine, urgedAt, escalatedAt }) => [limit, dueAt, mine, urgedAt, escalatedAt].join('|')).values()];
}

/** What duties are in one sentence: who has them, what it is, until when. */
function useDutySentence({ restorations }: CaseView): (duties: readonly Duty[]) => string {
  const { t, org, by, list, label } = useWords();
  return (duties) => {
    const [first] = duties;
    if (first === undefined) return '';
    const names = [...new Set(duties.map(({ owner }) => org(owner)))];
    const others = names.length > NAMED ? t('kase.ownersMore', { owners: list(names.slice(0, NAMED)), count: names.length }) : list(names);
    const owner = first.mine ? t('kase.mineOwner') : others;
    if (first.stoppedSince !== null) return t('kase.headlineStanding', { owner, duty: label(LIMIT_LABELS[first.limit]), by: by(first) });
    const again = first.limit === 'restorationConfirmation' && restorations.some(({ orderId, asksAgain }) => asksAgain && orderId === first.ref);
    return t(again ? 'kase.headline.askedAgain' : `kase.headline.${first.limit as ObjectionLimit}`, { owner, by: by(first) });
  };
}

/** 恢复执行 waits for an instant and for nobody: until then it is what the case is about, and no duty says so. */
function resumptionAhead({ phase, round, decisions, suspensions }: CaseView): { limit: LimitName; dueOn: string; dueAt: string } | undefined {
  const resumeFrom = decisions.find((decision) => decision.round === round)?.resumeFrom ?? null;
  if (phase === 'closed' || resumeFrom === null) return undefined;
  const waits = suspensions.some((order) => order.round === round && !order.endings.some(({ how }) => how === 'resumed'));
  return waits ? { limit: 'resumption', dueOn: dayOf(resumeFrom), dueAt: resumeFrom } : undefined;
}

/** 现在: the duties that are open, the reader's own first, then what the case is waiting for; the whole case's limit last. */
export function Headline({ view }: { view: CaseView }) {
  const { t, by, dayOf: dayWords } = useWords();
  const sentence = useDutySentence(view);
  const proof = useProof();
  const resumption = resumptionAhead(view);
  const resumes = resumption !== undefined && t('kase.headline.resumption', { by: by(resumption) });
  const [first, ...rest] = together(view.duties.filter(({ limit }) => limit !== 'total'));
  const total = view.duties.find(({ limit }) => limit === 'total');
  const closed = view.phase === 'closed';
  const late = view.duties.some(({ overdue, limit }) => overdue && limit !== 'total');
  return (
    <section className={late ? 'now now-late' : first?.[0]?.mine === true ? 'now now-mine' : 'now'} aria-labelledby="now">
      <h2 id="now" className="now-title" tabIndex={-1}>{t('kase.now')}</h2>
      <div aria-live="polite">
        {closed && <p className="now-first">{t('kase.closed')}</p>}
        {closed && view.closedAt !== null && <p>{t('kase.closedText', { day: dayWords(view.closedAt) })}</p>}
        {first !== undefined && <p className={closed ? '' : 'now-first'}>{sentence(first)}</p>}
        {first !== undefined && <DutyFine duties={first} caseId={view.id} />}
        {resumes !== false && <p className={first === undefined ? 'now-first' : ''}>{resumes} <Link className="why-link" to={clockPath(view.id, { limit: 'resumption', ref: view.id })}>{t('shell.due.why')}</Link></p>}
        {first === undefined && !closed && resumes === false && <p className="now-first">{t('kase.waiting')}</p>}
      </div>
      {rest.length > 0 && <ul className="now-rest">{rest.map((duties) => <li key={`${duties[0]?.limit}-${duties[0]?.ref}`}><p>{sentence(duties)}</p><DutyFine duties={duties} caseId={view.id} /></li>)}</ul>}
      {total !== undefined && !closed && <div className="now-total"><p>{sentence([total])}</p><p className="fine">{proof(total)} <Link className="why-link" to={clockPath(view.id, total)}>{t('shell.due.why')}</Link></p></div>}
    </section>
  );
}

function DutyFine({ duties, caseId }: { duties: readonly Duty[]; caseId: string }) {
  const { t, dayOf } = useWords();
  const proof = useProof();
  const [duty] = duties;
  if (duty === undefined) return null;
  return (
    <p className="fine now-fine">
      {duty.overdue && <strong className="late-word">{t('shell.due.overdue')}</strong>}
      {duty.mine && <strong className="mine-word">{t('kase.mineMark')}</strong>}
      {duty.urgedAt !== null && <span>{t('shell.due.urged', { day: dayOf(duty.urgedAt) })}</span>}
      {duty.escalatedAt !== null && <span>{t('shell.due.escalated', { day: dayOf(duty.escalatedAt) })}</span>}
      <span>{proof(duty)} <Link className="why-link" to={clockPath(caseId, duty)}>{t('shell.due.why')}</Link></span>
    </p>
  );
}
