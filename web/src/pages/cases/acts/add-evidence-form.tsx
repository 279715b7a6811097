import { Form, Input } from 'antd';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 补充证据: files, and what they show; whoever verifies has to answer each of them. */
export function AddEvidenceForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ words?: string }>();
  const problems = useFormProblems(form, 'evidence-added', ([name]) => [name === 'evidenceIds' ? 'words' : (name ?? '')]);
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const sending = useAct(
    view, t('acts.names.evidenceAdded'),
    ({ words = '' }: { words?: string }, headers) => answerOf(api.POST('/api/cases/{id}/evidence', { params: { path: { id: view.id } }, body: { words: words.trim(), evidenceIds: files.map(({ id }) => id) }, headers })),
    problems.onRefused,
  );
  const some = { validator: () => (files.length === 0 ? Promise.reject(new Error(t('acts.addEvidence.needFiles'))) : Promise.resolve()) };
  return (
    <Form form={form} name="evidence-added" layout="vertical" requiredMark={false} onFinish={(values: { words?: string }) => sending.send(values)} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.addEvidence.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <EvidencePicker label={t('acts.addEvidence.files')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <Form.Item name="words" label={t('acts.addEvidence.words')} extra={t('acts.addEvidence.wordsHint')} rules={[some]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.evidenceAdded')} quiet />
    </Form>
  );
}
