import { Button, Form, Input } from 'antd';
import { Link, useNavigate } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { FieldValues } from '../../components/field-values.tsx';
import { Page } from '../../components/page.tsx';
import { MarkTag } from '../../components/state-tags.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

/** What is published about a subject, for an organisation that needs it; from then on it is told when it changes. */
export function QueryPage() {
  const { t, org, colon } = useWords();
  const [form] = Form.useForm<{ identifier: string }>();
  const problems = useFormProblems(form, 'query');
  const ask = useSend(({ identifier }: { identifier: string }) => answerOf(api.POST('/api/records/queries', { body: { identifier: identifier.trim() } })));
  const issue = useSend(({ identifier }: { identifier: string }, key) => answerOf(api.POST('/api/reports', { body: { identifier: identifier.trim() }, headers: mutationHeaders(key) })));
  const navigate = useNavigate();
  const records = ask.data?.records;
  return (
    <Page title={t('recipients.query.title')} lead={t('recipients.query.lead')} narrow>
      <Form form={form} name="query" layout="vertical" className="card" requiredMark={false} onFinish={(values) => ask.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="identifier" label={t('recipients.query.identifier')} rules={[{ required: true, whitespace: true, message: t('recipients.query.need') }]}><Input autoComplete="off" maxLength={40} spellCheck={false} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending}>{t('recipients.query.submit')}</Button>{' '}
        <Button loading={issue.isPending} onClick={() => void form.validateFields().then((values) => issue.mutate(values, { onError: problems.onRefused, onSuccess: ({ id }) => void navigate(`/reports/${id}`) }), () => {})}>{t('recipients.report.issue')}</Button>
        <p className="fine">{t('recipients.report.hint')} <Link to="/reports">{t('recipients.report.list')}</Link></p>
      </Form>
      <div aria-live="polite">
        {records?.length === 0 && <EmptyState title={t('recipients.query.none')} text={t('recipients.query.noneText')} />}
        {records?.map((record) => (
          <article key={record.id} className="card" aria-labelledby={`found-${record.id}`}>
            <h2 id={`found-${record.id}`}>{record.title}</h2>
            <p><MarkTag mark={record.mark} /> <span className="fine">{t('file.provider')}{colon}{org(record.provider)}</span></p>
            <FieldValues fields={record.fields} />
          </article>
        ))}
      </div>
    </Page>
  );
}
