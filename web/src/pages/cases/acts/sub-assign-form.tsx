import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 转办: a unit of the organisation prepares the answer, by a date before the organisation's own. */
export function SubAssignForm({ act, view }: ActFormProps) {
  const { t, org } = useWords();
  const [form] = Form.useForm<{ to: string; until: string; instructions?: string }>();
  const problems = useFormProblems(form, `assign-${act.ref}`);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.subAssigned'), ({ to, until, instructions = '' }: { to: string; until: string; instructions?: string }, headers) =>
    answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/sub-assignment', { params: { path }, body: { to, until, instructions: instructions.trim() }, headers })), problems.onRefused);
  if (view.units.length === 0) return <p className="fine">{t('turns.units.none')}</p>;
  return (
    <Form form={form} name={`assign-${act.ref}`} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('turns.units.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="to" label={t('turns.units.to')} rules={[{ required: true, message: t('turns.units.needTo') }]}><NativeSelect options={view.units.map((unit) => ({ value: unit.id, text: org(unit) }))} prompt={t('turns.units.needTo')} /></Form.Item>
      <Form.Item name="until" label={t('turns.units.until')} extra={t('turns.units.untilHint')} rules={[{ required: true, message: t('turns.units.needUntil') }]}><Input type="date" /></Form.Item>
      <Form.Item name="instructions" label={t('turns.units.instructions')} extra={t('turns.units.instructionsHint')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.subAssigned')} />
    </Form>
  );
}

/** 收回转办. */
export function RecallUnitForm({ act, view }: ActFormProps) {
  const { t, org } = useWords();
  const path = { id: view.id, orderId: act.ref };
  const unit = view.verifications.find(({ orderId }) => orderId === act.ref)?.assigned?.unit;
  const sending = useAct(view, t('acts.names.subAssignmentRecalled'), (reason: string, headers) => answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/sub-assignment/recall', { params: { path }, body: { reason }, headers })));
  return (
    <Form name={`recall-unit-${act.ref}`} layout="vertical" requiredMark={false} onFinish={({ reason }: { reason: string }) => sending.send(reason.trim())}>
      <p className="consequence">{t('turns.units.recallConsequence')}</p>
      {unit !== undefined && <p><strong>{org(unit)}</strong></p>}
      <Form.Item name="reason" label={t('turns.units.reason')} rules={[{ required: true, whitespace: true, message: t('turns.units.needReason') }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.subAssignmentRecalled')} quiet />
    </Form>
  );
}
