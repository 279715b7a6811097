import { Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import { SupplementItems } from '../intake-notice.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 补正: what was asked for, and the subject's words and files for it. */
export function SupplementForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ words?: string }>();
  const problems = useFormProblems(form, 'supplement');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const sending = useAct(
    view, t('acts.names.supplemented'),
    ({ words = '' }: { words?: string }, headers) => answerOf(api.POST('/api/cases/{id}/supplement', { params: { path: { id: view.id } }, body: { words: words.trim(), evidenceIds: files.map(({ id }) => id) }, headers })),
    problems.onRefused,
  );
  const something = { validator: (_rule: unknown, value?: string) => ((value ?? '').trim() === '' && files.length === 0 ? Promise.reject(new Error(t('intake.supplement.needSomething'))) : Promise.resolve()) };
  return (
    <Form form={form} name="supplement" layout="vertical" requiredMark={false} onFinish={(values: { words?: string }) => sending.send(values)} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      {view.intake.supplement !== null && <SupplementItems supplement={view.intake.supplement} />}
      <p className="consequence">{t('intake.supplement.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="words" label={t('intake.supplement.words')} extra={t('intake.supplement.wordsHint')} rules={[something]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
      <h4>{t('intake.supplement.files')}</h4>
      <EvidencePicker label={t('intake.supplement.files')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.supplemented')} quiet />
    </Form>
  );
}
