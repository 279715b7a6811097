import { App, Button, Form, Input } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { Page } from '../../components/page.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  where: string;
  byWhom: string;
  shown: string;
}

/** A record that is not held here becomes a question we trace, never "no record"; and a report about a record of somebody else (`?report`). */
export function NewInquiryPage() {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const report = useSearchParams()[0].has('report');
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'inquiry');
  const ask = useSend(
    ({ where, byWhom, shown }: Values, key) => answerOf(api.POST('/api/inquiries', { body: { where: where.trim(), byWhom: byWhom.trim(), shown: shown.trim(), ...(report ? { report } : {}) }, headers: mutationHeaders(key) })),
    ({ number }) => {
      void message.success(t('inquiries.sent', { number }));
      void navigate('/inquiries');
    },
  );
  return (
    <Page title={t(report ? 'inquiries.reportTitle' : 'inquiries.newTitle')} lead={t(report ? 'inquiries.reportText' : 'inquiries.text')} narrow>
      <Form form={form} name="inquiry" layout="vertical" className="card" requiredMark={false} onFinish={(values) => ask.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="where" label={t(report ? 'inquiries.reportWhere' : 'inquiries.where')} extra={report ? undefined : t('object.refusal.whereHint')} rules={[{ required: true, whitespace: true, message: t(report ? 'inquiries.needReport' : 'inquiries.needWhere') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="byWhom" label={t(report ? 'inquiries.reportWhom' : 'inquiries.byWhom')} extra={report ? t('inquiries.reportWhomHint') : t('object.refusal.byWhomHint')} rules={[{ required: true, whitespace: true, message: t(report ? 'inquiries.needReport' : 'inquiries.needBy') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="shown" label={t(report ? 'inquiries.reportWhat' : 'inquiries.shown')} extra={report ? undefined : t('object.refusal.shownHint')} rules={[{ required: true, whitespace: true, message: t(report ? 'inquiries.needReport' : 'inquiries.needShown') }]}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={ask.isPending}>{t('inquiries.submit')}</Button>
          <Button onClick={() => void navigate(-1)}>{t('shell.common.back')}</Button>
        </div>
      </Form>
    </Page>
  );
}
