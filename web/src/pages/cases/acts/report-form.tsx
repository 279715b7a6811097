import { Form, Input } from 'antd';
import { useState } from 'react';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { CaseView, Receipt } from '../../../api/types.ts';
import type { ActFormProps } from './act-form-props.ts';
import { MeasureTitles } from './measure-titles.tsx';
import { SendRow } from './send-row.tsx';
import type { Headers } from './use-act.ts';
import { useAct } from './use-act.ts';

interface Values {
  steps: string;
}

type StepsBody = { steps: string; evidenceIds: string[] };

interface StepsProps extends ActFormProps {
  kind: 'rolledBack';
  measures: CaseView['breaches'][number]['measures'];
  post(body: StepsBody, headers: Headers): Promise<Receipt>;
}

/** What was done about some measures, with its proof. */
export function StepsForm({ act, view, kind, measures, post }: StepsProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const formName = `report-${act.ref}`;
  const problems = useFormProblems(form, formName);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const sending = useAct(view, t(`acts.names.${kind}`), ({ steps }: Values, headers) => post({ steps: steps.trim(), evidenceIds: files.map(({ id }) => id) }, headers), problems.onRefused);
  return (
    <Form form={form} name={formName} layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t(`acts.consequences.${kind}`)}</p>
      <MeasureTitles measures={measures} />
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="steps" label={t('acts.report.steps')} extra={t('acts.report.stepsHint')} rules={[{ required: true, whitespace: true, message: t('acts.report.needSteps') }]}><Input.TextArea rows={4} maxLength={8000} /></Form.Item>
      <h4>{t('acts.report.evidence')}</h4>
      <EvidencePicker label={t('acts.report.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t(`acts.buttons.${kind}`)} quiet />
    </Form>
  );
}
