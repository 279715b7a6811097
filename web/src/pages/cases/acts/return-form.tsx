import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 退回: the draft goes back with what has to change. */
export function ReturnForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ remark: string }>();
  const problems = useFormProblems(form, 'return');
  const sending = useAct(
    view, t('acts.names.decisionReturned'),
    (remark: string, headers) => answerOf(api.POST('/api/cases/{id}/decision-draft/return', { params: { path: { id: view.id } }, body: { remark }, headers })),
    problems.onRefused,
  );
  return (
    <Form form={form} name="return" layout="vertical" requiredMark={false} onFinish={({ remark }) => sending.send(remark.trim())} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="remark" label={t('decision.remark')} extra={t('decision.remarkHint')} rules={[{ required: true, whitespace: true, message: t('decision.needRemark') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.decisionReturned')} quiet />
    </Form>
  );
}
