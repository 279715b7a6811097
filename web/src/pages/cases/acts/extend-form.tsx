import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** The verifier asks the principal for more time, before the time is over; how much is the pack's to say. */
export function AskExtensionForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.extensionAsked'), (reason: string, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/extension-request', { params: { path }, body: { reason }, headers })));
  return (
    <Form name={`ask-extension-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => sending.send(reason.trim())}>
      <p className="consequence">{t('turns.extension.askConsequence')}</p>
      <Form.Item name="reason" label={t('acts.clock.reason')} extra={t('acts.clock.reasonHint')} rules={[{ required: true, whitespace: true, message: t('acts.clock.needReason') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.extensionAsked')} />
    </Form>
  );
}

/** Why more time was asked for. */
function TheirReason({ act, view }: ActFormProps) {
  const { t } = useWords();
  const reason = view.verifications.find(({ orderId }) => orderId === act.ref)?.extension?.reason ?? null;
  return reason === null ? null : <><p className="fine">{t('turns.extension.theirReason')}</p><blockquote className="prose quoted">{reason}</blockquote></>;
}

/** 批准延期, by the principal: another person than who has asked. */
export function ApproveExtensionForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.clockExtended'), (_: null, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/extension', { params: { path }, body: {}, headers })));
  return (
    <Form name={`extend-${act.ref}`} layout="vertical" requiredMark={false} onFinish={() => sending.send(null)}>
      <p className="consequence">{t('turns.extension.approveConsequence')}</p>
      <TheirReason act={act} view={view} />
      <SendRow sending={sending} label={t('acts.buttons.clockExtended')} />
    </Form>
  );
}

/** 不同意延期. */
export function DeclineExtensionForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.extensionDeclined'), (reason: string, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/extension-refusal', { params: { path }, body: { reason }, headers })));
  return (
    <Form name={`decline-extension-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => sending.send(reason.trim())}>
      <p className="consequence">{t('turns.extension.declineConsequence')}</p>
      <TheirReason act={act} view={view} />
      <Form.Item name="reason" label={t('turns.extension.declineReason')} rules={[{ required: true, whitespace: true, message: t('turns.extension.needDecline') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.extensionDeclined')} quiet />
    </Form>
  );
}
