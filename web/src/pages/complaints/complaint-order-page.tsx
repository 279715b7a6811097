import { App, Button, Form, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useComplaintOrder } from '../../api/queries.ts';
import { DueText } from '../../components/due-text.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { Loaded } from '../../components/states.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

/** What a unit is ordered upon a complaint; of who complained it is told nothing. */
export function ComplaintOrderPage() {
  const { orderId = '' } = useParams();
  const { t, org, dayOf } = useWords();
  const query = useComplaintOrder(orderId);
  return (
    <Page title={query.data === undefined ? t('complaints.title') : t('complaints.orderTitle', { number: query.data.number })} lead={query.data && t('complaints.orderLead', { org: org(query.data.from) })}>
      <Loaded query={query}>
        {(order) => (
          <>
            <article className="card" aria-label={order.number}>
              <Facts
                facts={[
                  { name: t('complaints.orderText'), value: <span className="prose">{order.text}</span>, wide: true },
                  order.recordId !== null && { name: t('complaints.row.record'), value: <Link to={`/records/${order.recordId}`}>{order.recordTitle ?? ''}</Link>, wide: true },
                  order.reportedAt === null && { name: t('complaints.orderDue'), value: <DueText due={order.due} />, wide: true },
                ]}
              />
              <p className="tags">
                {order.reportedAt !== null && <StateTag tone="green">{t('complaints.reported', { day: dayOf(order.reportedAt) })}</StateTag>}{' '}
                {order.urgedAt !== null && <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(order.urgedAt) })}</StateTag>}{' '}
                {order.escalatedAt !== null && <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(order.escalatedAt) })}</StateTag>}
              </p>
            </article>
            {order.mayReport && <ReportForm orderId={order.orderId} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ReportForm({ orderId }: { orderId: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ steps: string }>();
  const problems = useFormProblems(form, 'complaint-report');
  const send = useSend(
    ({ steps }: { steps: string }, key) => answerOf(api.POST('/api/complaint-orders/{id}/report', { params: { path: { id: orderId } }, body: { steps: steps.trim(), evidenceIds: [] }, headers: mutationHeaders(key) })),
    () => void message.success(t('complaints.reportSent')),
  );
  return (
    <Form form={form} name="complaint-report" layout="vertical" className="card" requiredMark={false} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('complaints.report')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="steps" label={t('complaints.steps')} rules={[{ required: true, whitespace: true, message: t('complaints.needSteps') }]}><Input.TextArea rows={5} maxLength={4000} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('complaints.sendReport')}</Button></div>
    </Form>
  );
}
