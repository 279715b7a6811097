import { LinkButton } from '../../../components/link-button.tsx';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';

/** The draft of a corrected letter is read and signed beside the letter itself. */
export function LetterCorrectionLink({ act, view }: ActFormProps) {
  const { t } = useWords();
  return <LinkButton type="primary" to={`/cases/${view.id}/letters/${act.ref}`}>{t('letters.correction.open')}</LinkButton>;
}
