import { App, Button, Form, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { usePublicityEnd } from '../../api/queries.ts';
import type { PublicityEnd } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { StillShown, StillShownForm, ToldLine } from './still-shown.tsx';

/** The end of a record's publicity by itself: a recipient confirms, the subject sees who has, and says who still shows it. */
export function PublicityEndPage() {
  const { recordId = '' } = useParams();
  const { t, instant, label, dayOf } = useWords();
  const query = usePublicityEnd(recordId);
  return (
    <Page title={t('publicityEnd.title')} lead={query.data && `${query.data.title} · ${query.data.number}`}>
      <Loaded query={query}>
        {(end) => (
          <div className="stack">
            <p>{t('publicityEnd.ended', { at: instant(end.endedAt) })}</p>
            {end.acts.filter((act) => act.allowed && act.ref !== null && act.kind !== 'stillShownReported').map((act) => <NoticeForm key={`${act.kind} ${act.ref}`} end={end} kind={act.kind} noticeId={act.ref!} />)}
            <section className="card" aria-labelledby="told">
              <h2 id="told">{t('publicityEnd.recipients')}</h2>
              {end.notices.length === 0 ? <p>{t('publicityEnd.none')}</p> : (
                <ul className="plain">
                  {end.notices.map((n) => (
                    <li key={n.noticeId}>
                      <ToldLine told={n} />
                      {n.due !== null && <><br /><DueText due={n.due} /></>}
                      {n.urgedAt !== null && <> <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(n.urgedAt) })}</StateTag></>}{n.escalatedAt !== null && <> <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(n.escalatedAt) })}</StateTag></>}
                    </li>
                  ))}
                </ul>
              )}
            </section>
            <StillShown reports={end.reports} />
            {end.acts.some((act) => act.kind === 'stillShownReported' && act.allowed) && <StillShownForm at="/api/records/{id}/publicity-end/still-shown" id={recordId} publishers={end.publishers} />}
            {end.letters.length > 0 && (
              <section className="card" aria-labelledby="letters">
                <h2 id="letters">{t('repairs.page.letters')}</h2>
                <ul className="plain">{end.letters.map((letter) => <li key={letter.id}><Link to={`/letters/${letter.id}`}>{label(LETTER_LABELS[letter.kind])} {letter.number}</Link> <span className="fine">{dayOf(letter.issuedAt)}</span></li>)}</ul>
              </section>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function NoticeForm({ end, kind, noticeId }: { end: PublicityEnd; kind: PublicityEnd['acts'][number]['kind']; noticeId: string }) {
  const words = useWords();
  const { t, org } = words;
  const { message } = App.useApp();
  const told = end.notices.find((n) => n.noticeId === noticeId);
  const params = { path: { id: end.recordId, noticeId } };
  const send = useSend(({ reason }: { reason?: string }, key) => (kind === 'recipientDefunct'
    ? answerOf(api.POST('/api/records/{id}/publicity-end/notices/{noticeId}/defunct', { params, headers: mutationHeaders(key), body: { reason: reason ?? '' } }))
    : answerOf(api.POST('/api/records/{id}/publicity-end/notices/{noticeId}/confirmation', { params, headers: mutationHeaders(key), body: {} }))), () => void message.success(t('publicityEnd.done')));
  const name = kind === 'recipientDefunct' ? t('publicityEnd.defunct') : t('publicityEnd.confirm');
  return (
    <details className="fold card" open={kind === 'recipientConfirmed'}>
      <summary>{name}{told !== undefined && <> · {org(told.org)}</>}</summary>
      <Form name={`${kind}-${noticeId}`} layout="vertical" className="fold-body" requiredMark={false} onFinish={(values: { reason?: string }) => send.mutate(values, { onError: (error) => void message.error(errorSentence(error, words)) })}>
        {kind === 'recipientDefunct' ? <Form.Item name="reason" label={t('publicityEnd.reason')} rules={[{ required: true, whitespace: true, message: t('publicityEnd.report.need') }]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item> : <p className="consequence">{t('publicityEnd.confirmText')}</p>}
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{name}</Button></div>
      </Form>
    </details>
  );
}
