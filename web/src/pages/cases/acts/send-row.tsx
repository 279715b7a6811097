import { Alert, Button } from 'antd';
import { errorSentence, sentenceOf } from '../../../components/problem-words.ts';
import { useWords } from '../../../i18n/words.ts';
import type { Sending } from './use-act.ts';

interface SendRowProps<Body> {
  sending: Sending<Body>;
  label: string;
  /** Forms send by submitting; a lone button does what it says. */
  onClick?: () => void;
  /** A form with a summary of its own shows refusals there. */
  quiet?: boolean;
  danger?: boolean;
}

/** The end of every act's form: what stood in the way, and the button. */
export function SendRow<Body>({ sending, label, onClick, quiet = false, danger = false }: SendRowProps<Body>) {
  const words = useWords();
  const { t } = words;
  const { error, outdated, pending, seen } = sending;
  return (
    <>
      {outdated && <Alert type="warning" showIcon role="alert" title={t('acts.reloadedTitle')} description={sentenceOf('outdated-view', words)} action={<Button onClick={seen}>{t('acts.seenButton')}</Button>} />}
      {!outdated && !quiet && error !== null && <Alert type="error" showIcon role="alert" title={errorSentence(error, words)} />}
      <div className="form-buttons">
        <Button type="primary" danger={danger} loading={pending} disabled={outdated} htmlType={onClick ? 'button' : 'submit'} onClick={onClick}>{label}</Button>
      </div>
    </>
  );
}
