import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ActPermission, CaseView } from '../../../api/types.ts';
import { clockPath, DueText } from '../../../components/due-text.tsx';
import { problemSentence } from '../../../components/problem-words.ts';
import { useWords } from '../../../i18n/words.ts';
import { ActForm } from './act-form.tsx';
import { DraftCard } from './draft-card.tsx';
import { actKey, actName, dutyOf } from './act-names.ts';
import { useActParam } from './use-act-param.ts';

const BESIDES: ReadonlySet<ActPermission['kind']> = new Set(['casesMerged', 'caseSplit', 'powerRevoked', 'powerGiven', 'verificationRecalled', 'disowned', 'evidenceAdded', 'breachReported', 'exceptionProposed', 'extensionAsked', 'subAssigned', 'subAssignmentRecalled', 'extensionDeclined', 'clockStopped', 'decisionReturned', 'baseAnnulled', 'baseInRemedy', 'noticePublished', 'remedyFiled', 'remedyServed', 'suspensionImposed', 'suspensionEnded', 'subjectEnded', 'successorCame', 'supplementAsked', 'notAccepted', 'transferred', 'withdrawalAsked', 'withdrawn']);

/** What the reader can do on this case now; and what of theirs cannot be done yet, with the reason. */
export function ActPanels({ view }: { view: CaseView }) {
  const words = useWords();
  const { t } = words;
  const [wanted] = useActParam();
  const allowed = view.acts.filter((act) => act.allowed).toSorted((a, b) => (dutyOf(a, view)?.dueAt ?? '9').localeCompare(dutyOf(b, view)?.dueAt ?? '9'));
  const blocked = view.acts.filter((act) => !act.allowed);
  if (allowed.length + blocked.length === 0 && view.draft === null) return null;
  // What may be done, but nobody is waiting for, stands apart from what is asked of the reader.
  const isBesides = ({ kind }: ActPermission): boolean => BESIDES.has(kind) || (kind === 'decisionDrafted' && view.draft?.state === 'open');
  const [asked, besides] = [allowed.filter((act) => !isBesides(act)), allowed.filter(isBesides)];
  const alone = asked.length === 1;
  return (
    <section className="acts" aria-label={t('acts.heading')}>
      {view.draft !== null && <DraftCard view={view} draft={view.draft} />}
      {asked.length > 0 && <h2>{t('acts.heading')}</h2>}
      {asked.map((act) => <ActPanel key={actKey(act)} act={act} view={view} wanted={wanted === actKey(act)} alone={alone} />)}
      {besides.length > 0 && (
        <details className="besides" open={besides.some((act) => wanted === actKey(act))}>
          <summary>{t('acts.besides')}</summary>
          {besides.map((act) => <ActPanel key={actKey(act)} act={act} view={view} wanted={wanted === actKey(act)} alone={false} />)}
        </details>
      )}
      {/* What waits for the same is said once. */}
      {[...Map.groupBy(blocked, (act) => reasonOf(act, words))].map(([reason, acts]) => (
        <p key={reason} className="fine blocked"><strong>{words.list([...new Set(acts.map((act) => actName(act, words)))])}</strong>{words.colon}{reason}</p>
      ))}
    </section>
  );
}

const reasonOf = ({ code, params }: ActPermission, words: ReturnType<typeof useWords>): string => (code === 'conflict-of-interest'
  ? words.t(`acts.conflict.${params['conflict'] === 'ownRecord' ? 'ownRecord' : 'ownUnit'}`)
  : problemSentence({ status: 409, code: code === 'review-needed' ? code : 'not-allowed-in-stage', errors: [], params }, words));

function ActPanel({ act, view, wanted, alone }: { act: ActPermission; view: CaseView; wanted: boolean; alone: boolean }) {
  const words = useWords();
  const { t } = words;
  const [, openAct] = useActParam();
  const panel = useRef<HTMLElement>(null);
  const duty = dutyOf(act, view);
  // Acknowledging is one button and always at hand; a form opens when it is asked for or is all there is to do.
  const light = act.kind === 'suspensionAcknowledged' || act.kind === 'verificationAcknowledged' || act.kind === 'endingAcknowledged' || act.kind === 'recipientConfirmed';
  const open = light || wanted || (alone && act.kind !== 'reopened');
  useEffect(() => {
    if (!wanted) return;
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <article ref={panel} className="card act" aria-labelledby={`act-${actKey(act)}`}>
      <div className="act-head">
        <h3 id={`act-${actKey(act)}`} tabIndex={-1}>{actName(act, words)}</h3>
        {duty !== undefined && <DueText due={duty} page={clockPath(view.id, duty)} />}
      </div>
      {open ? <ActForm act={act} view={view} /> : <Button type="primary" ghost onClick={() => openAct(actKey(act))} aria-describedby={`act-${actKey(act)}`}>{t('acts.open')}</Button>}
      {open && wanted && !alone && !light && <Button type="link" onClick={() => openAct(undefined)}>{t('acts.fold')}</Button>}
    </article>
  );
}
