import { Button } from 'antd';
import { useWords } from '../i18n/words.ts';
import { sentenceOf } from './problem-words.ts';

/** A fault of the page itself (or a new release whose files are not the ones this tab knows): start afresh. */
export function CrashPage() {
  const words = useWords();
  return (
    <main className="notice" role="alert">
      <h1>{words.t('shell.common.loadFailed')}</h1>
      <p>{sentenceOf('internal', words)}</p>
      <Button type="primary" onClick={() => location.reload()}>{words.t('shell.common.retry')}</Button>
    </main>
  );
}
