import { PHASES, type Phase } from '../../../../domain/objection.ts';
import type { CaseView } from '../../api/types.ts';
import { useWords } from '../../i18n/words.ts';

/** When each stage of the running examination was reached, as far as the reader may know. */
function reachedAt(view: CaseView): Partial<Record<Phase, string>> {
  const last = <T,>(list: readonly T[]): T | undefined => list.at(-1);
  const round = view.verifications.filter((v) => v.round === view.round);
  const opened = last(view.timeline.filter(({ kind }) => kind === 'decisionOpened'))?.at;
  const decided = view.decisions.find((decision) => decision.round === view.round)?.at;
  return {
    received: view.filedAt, verifying: round[0]?.requestedAt ?? view.acceptedAt ?? undefined, ...(opened !== undefined && { deciding: opened }),
    ...(decided !== undefined && { executing: decided }), ...(view.closedAt !== null && { closed: view.closedAt }),
  };
}

/** The stages of the case, with the day each began. */
export function ProgressTrail({ view }: { view: CaseView }) {
  const { t, dayOf } = useWords();
  const at = PHASES.indexOf(view.phase);
  const reached = reachedAt(view);
  // 未作决定而终结: what it never came to is not shown as done.
  const isPassed = (phase: Phase, i: number): boolean => (i < at || view.phase === 'closed') && (view.intake.ending === null || reached[phase] !== undefined);
  return (
    <nav aria-label={t('kase.progress')}>
      <ol className="trail trail-case">
        {PHASES.map((phase, i) => (
          <li key={phase} className={isPassed(phase, i) ? 'done' : i === at ? 'current' : ''} aria-current={i === at ? 'step' : undefined}>
            <span className="trail-dot" aria-hidden="true">{isPassed(phase, i) ? '✓' : i + 1}</span>
            <span>{t(`kase.stages.${phase}`)}{i <= at && reached[phase] !== undefined && <small>{dayOf(reached[phase])}</small>}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
