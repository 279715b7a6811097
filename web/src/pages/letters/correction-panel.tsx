import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { LetterPaper } from '../../api/types.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

type Correction = NonNullable<LetterPaper['correction']>;
/** `caseId`: of a letter of a case; null: of a repair or a record. `after`: the page to be at once it is signed. */
interface Props { caseId: string | null; after: string; letter: LetterPaper; correction: Correction }
interface Values { reason: string; texts: string[] }

/** 更正文书: what is wrong is written anew by one clerk and signed, where the chain of this kind of letter says so, by another. */
export function CorrectionPanel({ caseId, after, letter, correction }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { draft } = correction;
  return (
    <section className="card" aria-label={t('letters.correction.title')}>
      <h2>{t('letters.correction.title')}</h2>
      {draft !== null && <DraftedCorrection caseId={caseId} after={after} letter={letter} correction={correction} draft={draft} />}
      {open ? <CorrectionForm caseId={caseId} after={after} letter={letter} correction={correction} onDrafted={() => setOpen(false)} /> : <Button onClick={() => setOpen(true)}>{t(draft === null ? 'letters.correction.begin' : 'letters.correction.anew')}</Button>}
    </section>
  );
}

/** Where a text stands in the letter, in words. */
function usePlaceName(): (pointer: string) => string {
  const { t } = useWords();
  return (pointer) => {
    // What a letter of a repair is printed from stands one step deeper.
    const [, first = '', index] = pointer.replace(/^\/repair(?=\/)/, '').split('/');
    const known = ['addressee', 'subjectName', 'recordTitle', 'facts', 'reasons', 'reason', 'findings', 'reconsiderationBody', 'body', 'address', 'contact', 'items', 'explanation', 'remark', 'where', 'what', 'remedies'] as const;
    const name = known.find((each) => each === first);
    return name === undefined ? pointer : `${t(`letters.places.${name}`)}${index === undefined || !/^\d+$/.test(index) ? '' : ` ${Number(index) + 1}`}`;
  };
}

function DraftedCorrection({ caseId, after, letter, correction, draft }: Props & { draft: NonNullable<Correction['draft']> }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const placeName = usePlaceName();
  const send = useSend(
    async (_: undefined, key) => {
      if (caseId === null) await answerOf(api.POST('/api/letters/{id}/correction', { params: { path: { id: letter.id } }, headers: mutationHeaders(key), body: {} }));
      else await answerOf(api.POST('/api/cases/{id}/letters/{letterId}/correction', { params: { path: { id: caseId, letterId: letter.id } }, headers: mutationHeaders(key), body: {} }));
    },
    () => {
      void message.success(t('letters.correction.signed'));
      void navigate(after);
    },
  );
  return (
    <>
      <h3>{t('letters.correction.draft')}</h3>
      <p>{draft.reason}</p>
      <ScrollTable label={t('letters.correction.draft')} head={[t('letters.correction.place'), t('letters.correction.from'), t('letters.correction.to')]}>
        {draft.corrections.map(({ pointer, to }) => <tr key={pointer}><td>{placeName(pointer)}</td><td>{correction.places.find((p) => p.pointer === pointer)?.value}</td><td>{to}</td></tr>)}
      </ScrollTable>
      {correction.signAllowed
        ? <p><Button type="primary" loading={send.isPending} onClick={() => send.mutate(undefined)}>{t('letters.correction.sign')}</Button></p>
        : <p className="fine">{t('letters.correction.otherSigns')}</p>}
      {send.error !== null && <Alert type="error" showIcon role="alert" title={errorSentence(send.error, words)} />}
    </>
  );
}

function CorrectionForm({ caseId, letter, correction, onDrafted }: Props & { onDrafted(): void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const placeName = usePlaceName();
  const problems = useFormProblems(form, 'letter-correction');
  const { places, decision } = correction;
  const send = useSend(
    async ({ reason, texts }: Values, key) => {
      const body = { reason: reason.trim(), corrections: places.flatMap(({ pointer, value }, i) => (texts[i] === undefined || texts[i].trim() === value.trim() ? [] : [{ pointer, to: texts[i].trim() }])) };
      if (caseId === null) await answerOf(api.POST('/api/letters/{id}/correction-draft', { params: { path: { id: letter.id } }, headers: mutationHeaders(key), body }));
      else await answerOf(api.POST('/api/cases/{id}/letters/{letterId}/correction-draft', { params: { path: { id: caseId, letterId: letter.id } }, headers: mutationHeaders(key), body }));
    },
    () => {
      void message.success(t('letters.correction.drafted'));
      onDrafted();
    },
  );
  const changed = (_rule: unknown, texts: string[] = []) => (places.some(({ value }, i) => (texts[i] ?? value).trim() !== value.trim()) ? Promise.resolve() : Promise.reject(new Error(t('letters.correction.needChange'))));
  return (
    <Form form={form} name="letter-correction" layout="vertical" requiredMark={false} initialValues={{ texts: places.map(({ value }) => value) }} onFinish={(values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t(decision ? 'letters.correction.consequenceDecision' : 'letters.correction.consequence')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {places.map(({ pointer, value }, i) => (
        <Form.Item key={pointer} name={['texts', i]} label={placeName(pointer)} rules={[{ required: true, whitespace: true, message: t('letters.correction.needText') }]}>
          {value.length > 40 ? <Input.TextArea rows={4} maxLength={10_000} /> : <Input maxLength={500} />}
        </Form.Item>
      ))}
      <Form.Item name="reason" label={t('letters.correction.reason')} extra={t('letters.correction.reasonHint')} dependencies={['texts']} rules={[{ required: true, whitespace: true, message: t('letters.correction.needReason') }, { validator: () => changed(undefined, form.getFieldValue('texts') as string[]) }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('letters.correction.send')}</Button></div>
    </Form>
  );
}
