import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { RestorationDuty } from '../../../../../domain/restoration-acts.ts';
import { RESTORATION_DUTY_LABELS } from '../../../../../domain/restoration-labels.ts';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import { DutyList } from '../sections/duty-list.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  duties?: RestorationDuty[];
  reason: string;
}

/** The subject says what of a restoration was not done: it is open again. */
export function RestorationObjectionForm({ act, view }: ActFormProps) {
  const { t, org, colon, label } = useWords();
  const [form] = Form.useForm<Values>();
  const formName = `objection-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const order = view.restorations.find(({ orderId }) => orderId === act.ref);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.restorationObjected'), ({ duties = [], reason }: Values, headers) => answerOf(api.POST('/api/cases/{id}/restorations/{orderId}/objection', {
    params: { path }, headers, body: { duties, reason: reason.trim(), evidenceIds: files.map(({ id }) => id) },
  })), problems.onRefused);
  const some = (_rule: unknown, chosen: string[] = []) => (chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('restoration.needWhich'))));
  const duties = order?.duties ?? [];
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      {order !== undefined && <p><strong>{org(order.org)}</strong>{colon}</p>}
      {order !== undefined && <DutyList order={order} view={view} />}
      <p className="consequence">{t('acts.consequences.restorationObjected')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {duties.length > 0 && (
        <fieldset className="ground-fields">
          <legend>{t('restoration.which')}</legend>
          <Form.Item name="duties" noStyle rules={[{ validator: some }]}>
            <Checkbox.Group className="choices" options={duties.map(({ duty }) => ({ value: duty, label: label(RESTORATION_DUTY_LABELS[duty]) }))} />
          </Form.Item>
        </fieldset>
      )}
      <Form.Item name="reason" label={t('restoration.reason')} rules={[{ required: true, whitespace: true, message: t('restoration.needReason') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <h4>{t('restoration.proof')}</h4>
      <EvidencePicker label={t('restoration.proof')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.restorationObjected')} quiet />
    </Form>
  );
}
