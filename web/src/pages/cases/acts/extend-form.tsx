import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** The provider asks for more time, before its time is over; how much is the pack's to say. */
export function ExtendForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.clockExtended'), (reason: string, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/extension', { params: { path }, body: { reason }, headers })));
  return (
    <Form name={`extend-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => sending.send(reason.trim())}>
      <p className="consequence">{t('acts.consequences.clockExtended')}</p>
      <Form.Item name="reason" label={t('acts.clock.reason')} extra={t('acts.clock.reasonHint')} rules={[{ required: true, whitespace: true, message: t('acts.clock.needReason') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.clockExtended')} />
    </Form>
  );
}
