import { App, Button, Form, Input } from 'antd';
import { hours } from '../../../../domain/social-service.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useSocialService } from '../../api/queries.ts';
import type { SocialServices } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

type Entry = SocialServices['entries'][number];

/** Social service that people say they have done for the reader's organisation; it confirms or refuses, and learns nothing of any record. */
export function SocialServicePage() {
  const { t, day } = useWords();
  const query = useSocialService();
  return (
    <Page title={t('proofs.service.page.title')} lead={t('proofs.service.page.lead')}>
      <Loaded query={query}>
        {({ entries }) => (entries.length === 0 ? <EmptyState title={t('proofs.service.page.empty')} text={t('proofs.service.page.emptyText')} /> : (
          <ul className="rows">
            {entries.map((entry) => (
              <li key={entry.id} className="row">
                <div className="row-main">
                  <p className="row-title"><span><strong>{entry.name}</strong> · {day(entry.on)} · {t('proofs.service.of', { hours: hours(entry.minutes) })}</span></p>
                  {entry.what !== null && <p>{entry.what}</p>}
                  {entry.confirmed === null && <Answer entry={entry} />}
                </div>
                <div className="row-side tags">
                  {entry.confirmed === null ? <StateTag tone="amber">{t('proofs.service.waiting')}</StateTag> : entry.confirmed === 0 ? <StateTag tone="neutral">{t('proofs.service.refused')}</StateTag> : <StateTag tone="green">{t('proofs.service.confirmed', { hours: hours(entry.confirmed) })}</StateTag>}
                </div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </Page>
  );
}

function Answer({ entry: { id, minutes } }: { entry: Entry }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ hours: string }>();
  const [refusal] = Form.useForm<{ reason: string }>();
  const problems = useFormProblems(refusal, `refusal-${id}`);
  const done = (): void => void message.success(t('proofs.service.page.done'));
  const confirm = useSend((value: string, key) => answerOf(api.POST('/api/social-service/{id}/confirmation', { params: { path: { id } }, headers: mutationHeaders(key), body: { minutes: Math.round(Number(value) * 60) } })), done);
  const refuse = useSend((reason: string, key) => answerOf(api.POST('/api/social-service/{id}/refusal', { params: { path: { id } }, headers: mutationHeaders(key), body: { reason } })), done);
  return (
    <>
      <Form form={form} name={`confirm-${id}`} layout="inline" initialValues={{ hours: String(minutes / 60) }} onFinish={(v) => confirm.mutate(v.hours, { onError: (error) => void message.error(errorSentence(error, words)) })}>
        <Form.Item name="hours" label={t('proofs.service.hours')}><Input type="number" min={0.5} max={minutes / 60} step={0.5} inputMode="decimal" /></Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>{t('proofs.service.page.confirm')}</Button>
      </Form>
      <details className="fold">
        <summary>{t('proofs.service.page.refuse')}</summary>
        <Form form={refusal} name={`refusal-${id}`} layout="vertical" className="fold-body" requiredMark={false} onFinish={(v) => refuse.mutate(v.reason.trim(), { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
          <ErrorSummary lines={problems.lines} count={problems.count} />
          <Form.Item name="reason" label={t('proofs.service.page.reason')} rules={[{ required: true, whitespace: true, message: t('proofs.service.page.needReason') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
          <div className="form-buttons"><Button htmlType="submit" danger loading={refuse.isPending}>{t('proofs.service.page.refuse')}</Button></div>
        </Form>
      </details>
    </>
  );
}
