import { Form, Input } from 'antd';
import { STOP_REASON_LABELS } from '../../../../../domain/labels.ts';
import type { StopReason } from '../../../../../domain/limit.ts';
import { answerOf, api } from '../../../api/client.ts';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  reason: StopReason;
  explanation: string;
}

/** The clock of the verification stands still while experts are at work. */
export function StopClockForm({ act, view }: ActFormProps) {
  const { t, label } = useWords();
  const reasons = view.verifications.find(({ orderId }) => orderId === act.ref)?.stopReasons ?? [];
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.clockStopped'), (body: Values, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/clock-stop', { params: { path }, body, headers })));
  return (
    <Form name={`stop-${act.ref}`} layout="vertical" requiredMark={false} initialValues={{ reason: reasons[0] }} onFinish={({ reason, explanation }: Values) => sending.send({ reason, explanation: explanation.trim() })}>
      <p className="consequence">{t('acts.consequences.clockStopped')}</p>
      <Form.Item name="reason" label={t('acts.clock.stopReason')}><NativeSelect options={reasons.map((value) => ({ value, text: label(STOP_REASON_LABELS[value]) }))} /></Form.Item>
      <Form.Item name="explanation" label={t('acts.clock.explanation')} extra={t('acts.clock.explanationHint')} rules={[{ required: true, whitespace: true, message: t('acts.clock.needExplanation') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.clockStopped')} />
    </Form>
  );
}
