import type { PolicyChange } from '../../api/types.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

const TONES = { proposed: 'amber', rejected: 'neutral', applying: 'blue', applied: 'green' } as const;

/** Where a change stands, in a word; one whoever proposed it took back is withdrawn. */
export function ChangeTag({ change: { state, decidedBy } }: { change: Pick<PolicyChange, 'state' | 'decidedBy'> }) {
  const { t } = useWords();
  return <StateTag tone={TONES[state]}>{t(`changes.state.${state === 'rejected' && decidedBy === null ? 'withdrawn' : state}`)}</StateTag>;
}
