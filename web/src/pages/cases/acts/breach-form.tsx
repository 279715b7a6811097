import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  measureIds: string[];
  on: string;
  where: string;
  what: string;
}

/** "They still refuse me": a suspended measure was used, on which day, where, and what happened. */
export function BreachForm({ act, view }: ActFormProps) {
  const { t, org, colon } = useWords();
  const [form] = Form.useForm<Values>();
  const formName = `breach-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.breachReported'), ({ measureIds, on, where, what }: Values, headers) => answerOf(api.POST('/api/cases/{id}/suspensions/{orderId}/breaches', {
    params: { path }, headers, body: { measureIds, on, where: where.trim(), what: what.trim(), evidenceIds: files.map(({ id }) => id) },
  })), problems.onRefused);
  // A group may not be called required; that it is stands in what it says when nothing is chosen.
  const some = (_rule: unknown, chosen: string[] = []) => (chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('acts.breach.needMeasures'))));
  const order = view.suspensions.find(({ orderId }) => orderId === act.ref);
  const measures = order?.measures ?? [];
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} initialValues={measures.length === 1 ? { measureIds: [measures[0]!.id] } : {}} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      {order !== undefined && <p><strong>{org(order.org)}</strong>{colon}</p>}
      <p className="consequence">{t('acts.consequences.breachReported')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <fieldset className="ground-fields">
        <legend>{t('acts.breach.measures')}</legend>
        <Form.Item name="measureIds" noStyle rules={[{ validator: some }]}>
          <Checkbox.Group className="choices" options={measures.map(({ id, title }) => ({ value: id, label: title }))} />
        </Form.Item>
      </fieldset>
      <Form.Item name="on" label={t('acts.breach.on')} rules={[{ required: true, message: t('acts.breach.needOn') }]}><Input type="date" /></Form.Item>
      <Form.Item name="where" label={t('acts.breach.where')} rules={[{ required: true, whitespace: true, message: t('acts.breach.needWhere') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="what" label={t('acts.breach.what')} extra={t('acts.breach.whatHint')} rules={[{ required: true, whitespace: true, message: t('acts.breach.needWhat') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
      <h4>{t('acts.breach.evidence')}</h4>
      <EvidencePicker label={t('acts.breach.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.breachReported')} />
    </Form>
  );
}
