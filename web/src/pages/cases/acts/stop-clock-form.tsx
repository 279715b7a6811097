import { Form, Input } from 'antd';
import { useState } from 'react';
import { STOP_REASON_LABELS } from '../../../../../domain/labels.ts';
import type { StopReason } from '../../../../../domain/limit.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
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
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, `stop-${act.ref}`);
  const sending = useAct(view, t('acts.names.clockStopped'), (body: Values & { evidenceIds: string[] }, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/clock-stop', { params: { path }, body, headers })), problems.onRefused);
  return (
    <Form form={form} name={`stop-${act.ref}`} layout="vertical" requiredMark={false} initialValues={{ reason: reasons[0] }} onFinish={({ reason, explanation }: Values) => sending.send({ reason, explanation: explanation.trim(), evidenceIds: files.map(({ id }) => id) })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.clockStopped')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reason" label={t('acts.clock.stopReason')}><NativeSelect options={reasons.map((value) => ({ value, text: label(STOP_REASON_LABELS[value]) }))} /></Form.Item>
      <Form.Item name="explanation" label={t('acts.clock.explanation')} extra={t('acts.clock.explanationHint')} rules={[{ required: true, whitespace: true, message: t('acts.clock.needExplanation') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <h4>{t('acts.clock.document')}</h4>
      <p className="fine">{t('acts.clock.documentHint')}</p>
      <EvidencePicker label={t('acts.clock.document')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.clockStopped')} />
    </Form>
  );
}
