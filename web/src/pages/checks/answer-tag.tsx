import { CHECK_ANSWER_LABELS } from '../../../../domain/labels.ts';
import type { CheckAnswer } from '../../../../domain/measure-check.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

const TONES = { apply: 'red', suspended: 'amber', lifted: 'green', unknown: 'neutral' } as const satisfies Record<CheckAnswer, string>;

export function AnswerTag({ answer }: { answer: CheckAnswer }) {
  return <StateTag tone={TONES[answer]}>{useWords().label(CHECK_ANSWER_LABELS[answer])}</StateTag>;
}
