import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** Nobody is asked in its place. */
const NOBODY = '-';

/** 撤回协查、改送: the request taken back, or handed to the right organisation by the same clock. */
export function RecallForm({ act, view }: ActFormProps) {
  const { t, org } = useWords();
  const [form] = Form.useForm<{ to: string; reason: string }>();
  const problems = useFormProblems(form, `recall-${act.ref}`);
  const others = view.verifications.filter(({ round }) => round === view.round).length > 1;
  const sending = useAct(
    view, t('acts.names.verificationRecalled'),
    ({ to, reason }: { to: string; reason: string }, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/recall', {
      params: { path: { id: view.id, orderId: act.ref } }, body: { to: to === NOBODY ? null : to, reason: reason.trim() }, headers,
    })),
    problems.onRefused,
  );
  const options = [...(others ? [{ value: NOBODY, text: t('acts.recall.nobody') }] : []), ...view.askable.map((each) => ({ value: each.id, text: org(each) }))];
  const asked = view.verifications.find(({ orderId }) => orderId === act.ref);
  return (
    <Form form={form} name={`recall-${act.ref}`} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.recall.consequence')}</p>
      {asked !== undefined && <p><strong>{org(asked.org)}</strong></p>}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="to" label={t('acts.recall.to')} rules={[{ required: true, message: t('acts.recall.needTo') }]}><NativeSelect options={options} prompt={t('acts.recall.needTo')} /></Form.Item>
      <Form.Item name="reason" label={t('acts.recall.reason')} extra={t('acts.recall.reasonHint')} rules={[{ required: true, whitespace: true, message: t('acts.recall.needReason') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.verificationRecalled')} quiet />
    </Form>
  );
}
