import type { Ending } from '../../../domain/intake-acts.ts';
import { ENDING_LABELS } from '../../../domain/intake-labels.ts';
import { MARK_LABELS, OUTCOME_LABELS, PHASE_LABELS, RECORD_STATE_LABELS, SENSITIVITY_LABELS } from '../../../domain/labels.ts';
import type { Outcome, Phase } from '../../../domain/objection.ts';
import type { Mark, RecordState } from '../../../domain/record.ts';
import type { Sensitivity } from '../../../domain/sensitivity.ts';
import type { MeasureView } from '../api/types.ts';
import { useWords } from '../i18n/words.ts';

type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red';

/** A state in a word and a colour; the word alone must do. */
export function StateTag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

const PHASE_TONES: Record<Phase, Tone> = { received: 'amber', verifying: 'blue', deciding: 'blue', executing: 'blue', closed: 'neutral' };
const OUTCOME_TONES: Record<Outcome, Tone> = { upheld: 'green', partlyUpheld: 'green', rejected: 'neutral', unverifiable: 'amber', moot: 'neutral' };
const RECORD_TONES: Record<RecordState, Tone> = { published: 'neutral', disclosureStopped: 'amber', revoked: 'green' };
const MARK_TONES: Record<Mark, Tone> = {
  none: 'neutral', objectionReceived: 'amber', disputed: 'amber', corrected: 'green', confirmedSubjectDisagrees: 'neutral', unverifiable: 'amber', inRemedy: 'amber',
};
const MEASURE_TONES: Record<MeasureView['state'], Tone> = { inForce: 'red', suspended: 'amber', lifted: 'green', withdrawn: 'green', lapsed: 'green', expired: 'neutral' };

export function PhaseTag({ phase }: { phase: Phase }) {
  return <StateTag tone={PHASE_TONES[phase]}>{useWords().label(PHASE_LABELS[phase])}</StateTag>;
}
export function OutcomeTag({ outcome }: { outcome: Outcome }) {
  return <StateTag tone={OUTCOME_TONES[outcome]}>{useWords().label(OUTCOME_LABELS[outcome])}</StateTag>;
}
/** How a case ended without a decision. */
export function EndingTag({ ending }: { ending: Ending }) {
  return <StateTag tone="neutral">{useWords().label(ENDING_LABELS[ending])}</StateTag>;
}
export function RecordStateTag({ state }: { state: RecordState }) {
  return <StateTag tone={RECORD_TONES[state]}>{useWords().label(RECORD_STATE_LABELS[state])}</StateTag>;
}
/** No mark says nothing. */
export function MarkTag({ mark }: { mark: Mark }) {
  const { label } = useWords();
  return mark === 'none' ? null : <StateTag tone={MARK_TONES[mark]}>{label(MARK_LABELS[mark])}</StateTag>;
}
/** How narrowly a record is shown; what is public says nothing. */
export function SensitivityTag({ level }: { level: Sensitivity }) {
  const { label } = useWords();
  return level === 'public' ? null : <StateTag tone={level === 'restricted' ? 'amber' : 'neutral'}>{label(SENSITIVITY_LABELS[level])}</StateTag>;
}
export function MeasureStateTag({ state }: { state: MeasureView['state'] }) {
  return <StateTag tone={MEASURE_TONES[state]}>{useWords().t(`file.measureState.${state}`)}</StateTag>;
}
