import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 不是本单位提供: the batch the record came with is looked up at once. */
export function DisownForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ reason: string }>();
  const problems = useFormProblems(form, `disown-${act.ref}`);
  const sending = useAct(view, t('acts.names.disowned'), ({ reason }: { reason: string }, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/denial', {
    params: { path: { id: view.id, orderId: act.ref } }, body: { reason: reason.trim() }, headers,
  })), problems.onRefused);
  return (
    <Form form={form} name={`disown-${act.ref}`} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.disown.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reason" label={t('acts.disown.reason')} rules={[{ required: true, whitespace: true, message: t('acts.disown.needReason') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.disowned')} quiet />
    </Form>
  );
}
