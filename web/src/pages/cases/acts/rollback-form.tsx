import { Form, Input } from 'antd';
import { useState } from 'react';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import { answerOf, api } from '../../../api/client.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  steps: string;
}

/** A department says how it undid the use of a suspended measure, with its proof. */
export function RollbackForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const breach = view.breaches.find(({ breachId }) => breachId === act.ref);
  const formName = `report-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const sending = useAct(view, t('acts.names.rolledBack'), ({ steps }: Values, headers) => answerOf(api.POST('/api/cases/{id}/breaches/{breachId}/rollback', {
    params: { path: { id: view.id, breachId: act.ref } }, body: { steps: steps.trim(), evidenceIds: files.map(({ id }) => id) }, headers,
  })), problems.onRefused);
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.rolledBack')}</p>
      <MeasureTitles measures={breach?.measures ?? []} />
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="steps" label={t('acts.report.steps')} extra={t('acts.report.stepsHint')} rules={[{ required: true, whitespace: true, message: t('acts.report.needSteps') }]}><Input.TextArea rows={4} maxLength={8000} /></Form.Item>
      <h4>{t('acts.report.evidence')}</h4>
      <EvidencePicker label={t('acts.report.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.rolledBack')} quiet />
    </Form>
  );
}
