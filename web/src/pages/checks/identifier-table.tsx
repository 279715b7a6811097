import { Alert } from 'antd';
import { useId } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { base64Of } from '../../components/base64.ts';
import { errorSentence } from '../../components/problem-words.ts';
import { useWords } from '../../i18n/words.ts';

/** A list of bidders as a file: its numbers go into the field above, and what is none is shown. */
export function IdentifierTable({ onRead }: { onRead: (identifiers: string[]) => void }) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const send = useSend(async (file: File) => answerOf(api.POST('/api/checks/identifiers', { body: { table: await base64Of(file) } })), ({ identifiers }) => onRead(identifiers));
  return (
    <div className="stack">
      <p><label htmlFor={id}>{t('checks.form.table')}</label><br />
        <input id={id} type="file" accept=".xlsx,.csv" onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) send.mutate(file);
          target.value = '';
        }} /></p>
      <div aria-live="polite">
        {send.error !== null && <Alert type="error" showIcon role="alert" title={errorSentence(send.error, words)} />}
        {send.data !== undefined && <p>{t('checks.form.tableRead', { count: send.data.identifiers.length })}</p>}
        {send.data !== undefined && send.data.unread.length > 0 && (
          <>
            <p>{t('checks.form.tableUnread')}</p>
            <ul>{send.data.unread.map(({ row, text }) => <li key={row}>{t('checks.form.tableRow', { row, text })}</li>)}</ul>
          </>
        )}
      </div>
    </div>
  );
}
