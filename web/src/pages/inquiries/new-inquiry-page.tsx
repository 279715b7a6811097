import { App, Button, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
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

/** A record that is not held here becomes a question we trace, never "no record". */
export function NewInquiryPage() {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'inquiry');
  const ask = useSend(
    ({ where, byWhom, shown }: Values, key) => answerOf(api.POST('/api/inquiries', { body: { where: where.trim(), byWhom: byWhom.trim(), shown: shown.trim() }, headers: mutationHeaders(key) })),
    ({ number }) => {
      void message.success(t('inquiries.sent', { number }));
      void navigate('/inquiries');
    },
  );
  return (
    <Page title={t('inquiries.newTitle')} lead={t('inquiries.text')} narrow>
      <Form form={form} name="inquiry" layout="vertical" className="card" requiredMark={false} onFinish={(values) => ask.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <Form.Item name="where" label={t('inquiries.where')} extra={t('object.refusal.whereHint')} rules={[{ required: true, whitespace: true, message: t('inquiries.needWhere') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="byWhom" label={t('inquiries.byWhom')} extra={t('object.refusal.byWhomHint')} rules={[{ required: true, whitespace: true, message: t('inquiries.needBy') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="shown" label={t('inquiries.shown')} extra={t('object.refusal.shownHint')} rules={[{ required: true, whitespace: true, message: t('inquiries.needShown') }]}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
        <div className="form-buttons">
          <Button type="primary" htmlType="submit" loading={ask.isPending}>{t('inquiries.submit')}</Button>
          <Button onClick={() => void navigate(-1)}>{t('shell.common.back')}</Button>
        </div>
      </Form>
    </Page>
  );
}
