import { App, Button } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useMarkRequests } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { MarkTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** What this platform was asked to mark by one below. */
export function MarkRequestPage() {
  const { t, dayOf } = useWords();
  const requests = useMarkRequests();
  return (
    <Page title={t('measures.above.page')} lead={t('measures.above.lead')}>
      <Loaded query={requests}>
        {({ requests: all }) => (all.length === 0 ? <EmptyState title={t('measures.above.none')} text={t('measures.above.noneText')} /> : (
          <ul className="rows">
            {all.map((r) => (
              <li key={r.id} className="row">
                <div className="row-main"><p className="row-title"><strong>{r.title}</strong> <MarkTag mark={r.mark} /></p><p>{r.subject} · {r.number}</p><p className="fine">{t('measures.above.asked', { day: dayOf(r.requestedAt) })}</p></div>
                <div className="row-side">{r.endedAt !== null ? <Ended day={r.endedAt} mark={r.endMark} /> : r.acknowledgedAt === null ? <Answer id={r.id} name={`${r.title} ${r.number}`} dueAt={r.dueAt} /> : <p>{t(r.marked === true ? 'measures.above.marked' : 'measures.above.refused', { day: dayOf(r.acknowledgedAt) })}</p>}</div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </Page>
  );
}

/** Decided: what the record carries from here on. */
function Ended({ day, mark }: { day: string; mark: Parameters<typeof MarkTag>[0]['mark'] | null }) {
  const { t, dayOf } = useWords();
  return <><p>{t('measures.above.ended', { day: dayOf(day) })}</p>{mark === null || mark === 'none' ? <p className="fine">{t('measures.above.endedRemove')}</p> : <p className="fine">{t('measures.above.endedShow')} <MarkTag mark={mark} /></p>}</>;
}

function Answer({ id, name, dueAt }: { id: string; name: string; dueAt: string }) {
  const { t, dayOf } = useWords();
  const { message } = App.useApp();
  const send = useSend(
    (marked: boolean, key) => answerOf(api.POST('/api/mark-requests/{id}/acknowledgement', { params: { path: { id } }, body: { marked }, headers: mutationHeaders(key) })),
    () => void message.success(t('measures.above.done')),
  );
  return (
    <>
      <p className="fine">{t('measures.above.waiting', { day: dayOf(dueAt) })}</p>
      {send.isError && <ProblemNotice error={send.error} onRetry={() => send.reset()} />}
      <div className="form-buttons">
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(true)} aria-label={`${t('measures.above.yes')} ${name}`}>{t('measures.above.yes')}</Button>
        <Button disabled={send.isPending} onClick={() => send.mutate(false)} aria-label={`${t('measures.above.no')} ${name}`}>{t('measures.above.no')}</Button>
      </div>
    </>
  );
}
