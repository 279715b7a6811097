import { Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  steps: string;
}

/** A department says what it did to restore the reputation it harmed. */
export function ReportForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const formName = `report-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(
    view, t('acts.names.restorationReported'),
    ({ steps }: Values, headers) => answerOf(api.POST('/api/cases/{id}/restorations/{orderId}/report', { params: { path }, body: { steps: steps.trim(), evidenceIds: files.map(({ id }) => id) }, headers })),
    problems.onRefused,
  );
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.restorationReported')}</p>
      <MeasureTitles measures={view.restorations.find(({ orderId }) => orderId === act.ref)?.measures ?? []} />
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="steps" label={t('acts.report.steps')} extra={t('acts.report.stepsHint')} rules={[{ required: true, whitespace: true, message: t('acts.report.needSteps') }]}><Input.TextArea rows={4} maxLength={8000} /></Form.Item>
      <h4>{t('acts.report.evidence')}</h4>
      <EvidencePicker label={t('acts.report.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.restorationReported')} quiet />
    </Form>
  );
}
