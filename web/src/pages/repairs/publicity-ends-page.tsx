import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useTasks } from '../../api/queries.ts';
import type { EndConfirmations, EndTask } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence, sentenceOf } from '../../components/problem-words.ts';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { isEnd } from '../tasks/task-page.tsx';

/** As many as one request takes. */
const MOST = 200;

/** Ends of publicity that wait for one's confirmation, confirmed together; each is its own record's act. */
export function PublicityEndsPage() {
  const { t } = useWords();
  const tasks = useTasks();
  return (
    <Page title={t('publicityEnd.many.title')} lead={t('publicityEnd.many.lead')}>
      <Loaded query={tasks}>{({ tasks: list }) => <Ends tasks={list.filter(isEnd)} />}</Loaded>
    </Page>
  );
}

function Ends({ tasks }: { tasks: EndTask[] }) {
  const words = useWords();
  const { t } = words;
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const chosen = tasks.filter(({ noticeId }) => wanted.includes(noticeId)).slice(0, MOST);
  // What was sent is kept: once confirmed, it is no task any more, and its name would be gone.
  const [sent, setSent] = useState<readonly EndTask[]>([]);
  const send = useSend((asked: readonly EndTask[], key) => answerOf(api.POST('/api/publicity-ends/confirmations', { headers: mutationHeaders(key), body: { notices: asked.map(({ recordId, noticeId }) => ({ recordId, noticeId })) } })));
  const submit = (): void => {
    setMissing(chosen.length === 0);
    if (chosen.length === 0) return;
    setSent(chosen);
    send.mutate(chosen);
  };
  const first = tasks.slice(0, MOST).map(({ noticeId }) => noticeId);
  return (
    <>
      {send.data !== undefined && <Outcome confirmations={send.data.confirmations} sent={sent} />}
      {tasks.length === 0 ? <EmptyState title={t('publicityEnd.many.none')} text="" /> : (
        <section className="card" aria-labelledby="ends">
          <h2 id="ends">{t('publicityEnd.many.choose')}</h2>
          <p><Checkbox checked={chosen.length === first.length} indeterminate={chosen.length > 0 && chosen.length < first.length} onChange={({ target }) => setWanted(target.checked ? first : [])}>{t('publicityEnd.many.all')}</Checkbox>{tasks.length > MOST && <span className="fine"> {t('publicityEnd.many.most', { n: MOST })}</span>}</p>
          <Checkbox.Group className="choices" value={chosen.map(({ noticeId }) => noticeId)} onChange={(ids) => setWanted(ids)} options={tasks.map((task) => ({
            value: task.noticeId, label: <>{task.recordNumber} · {task.recordTitle} <Link to={`/records/${task.recordId}/publicity-end`}>{t('publicityEnd.short')}</Link><br /><DueText due={task.due} /></>,
          }))} />
          <p className="consequence">{t('publicityEnd.confirmText')}</p>
          {missing && <p className="late-word" role="alert">{t('publicityEnd.many.need')}</p>}
          {send.error !== null && <p className="late-word" role="alert">{errorSentence(send.error, words)}</p>}
          <div className="form-buttons"><Button type="primary" loading={send.isPending} onClick={submit}>{t('publicityEnd.confirm')}</Button> <span className="fine">{t('publicityEnd.many.chosen', { n: chosen.length })}</span></div>
        </section>
      )}
    </>
  );
}

/** How many were confirmed, and why others were not. */
function Outcome({ confirmations, sent }: EndConfirmations & { sent: readonly EndTask[] }) {
  const words = useWords();
  const { t, colon } = words;
  const refused = confirmations.filter(({ seq }) => seq === null);
  return (
    <section className="card" aria-live="polite">
      <h2>{t('publicityEnd.many.result')}</h2>
      <p><strong>{t('publicityEnd.many.some', { done: confirmations.length - refused.length, refused: refused.length })}</strong></p>
      {refused.length > 0 && (
        <ul className="plain">{refused.map(({ noticeId, code }) => <li key={noticeId} className="late-word">{sent.find((task) => task.noticeId === noticeId)?.recordNumber}{colon}{sentenceOf(code ?? 'internal', words)}</li>)}</ul>
      )}
    </section>
  );
}
