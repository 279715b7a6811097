import { Alert, Button } from 'antd';
import { useWords } from '../i18n/words.ts';
import { errorSentence } from './problem-words.ts';

/** Why something could not be shown, and a way to try again. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  return (
    <div className="page">
      <Alert
        type="error" showIcon role="alert" title={words.t('shell.common.loadFailed')} description={errorSentence(error, words)}
        action={<Button onClick={onRetry}>{words.t('shell.common.retry')}</Button>}
      />
    </div>
  );
}
