import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { DIARY_HARMS } from '../../../../domain/harm-acts.ts';
import { HARM_LABELS } from '../../../../domain/harm-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { HarmDiary } from '../../api/types.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  harm: (typeof DIARY_HARMS)[number];
  on: string;
  orgId?: string;
  where: string;
  what: string;
  amount?: string;
}

/** One more entry: when, where, what was lost, how much, and the proof. */
export function HarmForm({ recordId, diary }: { recordId: string; diary: HarmDiary }) {
  const { t, label, org } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'harm');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const add = useSend(
    ({ harm, on, orgId = '', where, what, amount = '' }: Values, key) => answerOf(api.POST('/api/records/{id}/harms', {
      params: { path: { id: recordId } }, headers: mutationHeaders(key),
      body: { harm, on, orgId: orgId === '' ? null : orgId, where: where.trim(), what: what.trim(), amount: amount.trim() === '' ? null : Number(amount).toFixed(2), evidenceIds: files.map(({ id }) => id) },
    })),
    () => void message.success(t('harms.added')),
  );
  const isAmount = (_rule: unknown, value = '') => (/^\s*(\d{1,12}(\.\d{1,2})?)?\s*$/.test(value) ? Promise.resolve() : Promise.reject(new Error(t('harms.needAmount'))));
  return (
    <Form form={form} name="harm" layout="vertical" className="card" requiredMark={false} onFinish={(values) => add.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <h2>{t('harms.add')}</h2>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="harm" label={t('harms.kind')} rules={[{ required: true, message: t('harms.needKind') }]}><NativeSelect prompt={t('harms.choose')} options={DIARY_HARMS.map((kind) => ({ value: kind, text: label(HARM_LABELS[kind]) }))} /></Form.Item>
      <Form.Item name="on" label={t('harms.on')} rules={[{ required: true, message: t('harms.needOn') }]}><Input type="date" /></Form.Item>
      <Form.Item name="where" label={t('harms.where')} extra={t('harms.whereHint')} rules={[{ required: true, whitespace: true, message: t('harms.needWhere') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="orgId" label={t('harms.org')} extra={t('harms.orgHint')}><NativeSelect prompt={t('harms.unknownOrg')} options={diary.orgs.map((each) => ({ value: each.id, text: org(each) }))} /></Form.Item>
      <Form.Item name="what" label={t('harms.what')} rules={[{ required: true, whitespace: true, message: t('harms.needWhat') }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
      <Form.Item name="amount" label={t('harms.amount')} extra={t('harms.amountHint')} rules={[{ validator: isAmount }]}><Input inputMode="decimal" maxLength={16} /></Form.Item>
      <h3>{t('harms.proof')}</h3>
      <EvidencePicker label={t('harms.proof')} value={files} onChange={setFiles} onBusy={setBusy} />
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={add.isPending || busy}>{t('harms.save')}</Button></div>
    </Form>
  );
}
