import { Form, Input } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { NativeSelect } from '../../../components/native-select.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values { caseId: string; reason: string }

/** 一并审理: a younger case about the same fact is verified and decided with this one. */
export function MergeForm({ view }: ActFormProps) {
  const { t, dayOf } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'merge');
  const sending = useAct(view, t('acts.names.casesMerged'), ({ caseId, reason }: Values, headers) => answerOf(api.POST('/api/cases/{id}/mergers', { params: { path: { id: view.id } }, body: { caseId, reason: reason.trim() }, headers })), problems.onRefused);
  const { mergeable } = view.merging;
  if (mergeable.length === 0) return <p className="fine">{t('turns.merge.none')}</p>;
  return (
    <Form form={form} name="merge" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('turns.merge.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="caseId" label={t('turns.merge.which')} rules={[{ required: true, message: t('turns.merge.needCase') }]}>
        <NativeSelect options={mergeable.map(({ id, number, subject, filedAt }) => ({ value: id, text: [number, subject, dayOf(filedAt)].filter((part) => part !== null).join(' · ') }))} prompt={t('turns.merge.needCase')} />
      </Form.Item>
      <Form.Item name="reason" label={t('turns.merge.reason')} rules={[{ required: true, whitespace: true, message: t('turns.merge.needReason') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.casesMerged')} quiet />
    </Form>
  );
}

/** 分案. */
export function SplitForm({ view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'split');
  const sending = useAct(view, t('acts.names.caseSplit'), ({ caseId, reason }: Values, headers) => answerOf(api.POST('/api/cases/{id}/mergers/split', { params: { path: { id: view.id } }, body: { caseId, reason: reason.trim() }, headers })), problems.onRefused);
  const options = view.merging.joined.flatMap(({ id, number }) => (id === null ? [] : [{ value: id, text: number ?? '' }]));
  return (
    <Form form={form} name="split" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('turns.merge.splitConsequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="caseId" label={t('turns.merge.whichSplit')} rules={[{ required: true, message: t('turns.merge.needCase') }]}><NativeSelect options={options} prompt={t('turns.merge.needCase')} /></Form.Item>
      <Form.Item name="reason" label={t('turns.merge.reason')} rules={[{ required: true, whitespace: true, message: t('turns.merge.needReason') }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.caseSplit')} quiet />
    </Form>
  );
}
