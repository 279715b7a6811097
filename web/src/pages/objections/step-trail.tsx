import { Link } from 'react-router';
import { useWords } from '../../i18n/words.ts';
import type { Draft } from './use-draft.ts';

export const STEPS = ['refusal', 'grounds', 'evidence', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** What each step is given. */
export interface StepProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  go: (to: Step) => void;
  /** Why the counter did not take the objection, so that the step concerned can show it. */
  refused: unknown;
}

/** Where in the form one is; steps that lie behind can be gone back to. */
export function StepTrail({ current }: { current: Step }) {
  const { t } = useWords();
  const at = STEPS.indexOf(current);
  return (
    <nav aria-label={t('object.stepOf', { n: at + 1, of: STEPS.length })}>
      <ol className="trail">
        {STEPS.map((step, i) => (
          <li key={step} className={i < at ? 'done' : i === at ? 'current' : ''} aria-current={i === at ? 'step' : undefined}>
            <span className="trail-dot" aria-hidden="true">{i < at ? '✓' : i + 1}</span>
            {i < at ? <Link to={`?step=${step}`}>{t(`object.steps.${step}`)}</Link> : <span>{t(`object.steps.${step}`)}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
