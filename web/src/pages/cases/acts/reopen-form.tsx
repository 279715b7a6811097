import { App, Form, Input } from 'antd';
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
  reasons: string;
}

/** The supervisor has a decided case examined anew. */
export function ReopenForm({ view }: ActFormProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'reopen');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const name = t('acts.names.reopened');
  const sending = useAct(
    view, name,
    ({ reasons }: Values, headers) => answerOf(api.POST('/api/cases/{id}/reopening', { params: { path: { id: view.id } }, body: { reasons: reasons.trim(), evidenceIds: files.map(({ id }) => id) }, headers })),
    problems.onRefused,
  );
  const ask = (values: Values) => void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: t('acts.consequences.reopened'), okText: name, onOk: () => sending.send(values) });
  return (
    <Form form={form} name="reopen" layout="vertical" requiredMark={false} onFinish={ask} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.reopened')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="reasons" label={t('acts.reopen.reasons')} extra={t('acts.reopen.reasonsHint')} rules={[{ required: true, whitespace: true, message: t('acts.reopen.needReasons') }]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
      <h4>{t('acts.reopen.evidence')}</h4>
      <EvidencePicker label={t('acts.reopen.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.reopened')} quiet />
    </Form>
  );
}
