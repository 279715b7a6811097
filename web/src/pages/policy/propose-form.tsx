import { Alert, App, Button, Input } from 'antd';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { isProblem } from '../../api/problem.ts';
import type { SummaryLine } from '../../components/error-summary.tsx';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { useWords } from '../../i18n/words.ts';

interface Chosen {
  name: string;
  file: unknown;
}

/** Proposes a calendar: a file of one's own, the demo's example, or what this release ships. */
export function ProposeForm({ found, example }: { found: readonly string[]; example: boolean }) {
  const words = useWords();
  const { t, list } = words;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen>();
  const [reason, setReason] = useState('');
  const [lines, setLines] = useState<readonly SummaryLine[]>([]);
  const [count, setCount] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const show = (found: readonly SummaryLine[]) => {
    setLines(found);
    setCount((before) => before + 1);
  };
  const refused = (error: unknown) => {
    const wrong = isProblem(error) ? error.document.errors.find(({ pointer }) => pointer.startsWith('/file')) : undefined;
    if (!isProblem(error) || wrong === undefined || error.document.code === 'already-done') return show([{ text: isProblem(error) && error.document.code === 'already-done' ? t('changes.nothingNew') : errorSentence(error, words), field: undefined }]);
    const path = wrong.pointer.replace(/^\/file/, '') || '/';
    return show([{ text: t('changes.wrongFile', { path, detail: String(error.document.params.expected ?? '').replace(`${path}: `, '') }), field: 'calendar-file' }]);
  };
  const propose = useSend(
    ({ file, why }: { file: unknown; why: string }, key) => answerOf(api.POST('/api/policy-changes', { body: { reason: why, ...(file === undefined ? {} : { file }) }, headers: mutationHeaders(key) })),
    ({ changeId }) => {
      void message.success(t('changes.proposed'));
      void navigate(`/policy/changes/${changeId}`);
    },
  );
  const send = (file: unknown) => {
    if (reason.trim() === '') return show([{ text: t('changes.needReason'), field: 'change-reason' }]);
    return propose.mutate({ file, why: reason.trim() }, { onError: refused });
  };
  const take = async (files: FileList | null): Promise<void> => {
    setLines([]);
    const file = files?.[0];
    if (file === undefined) return setChosen(undefined);
    try {
      setChosen({ name: file.name, file: JSON.parse(await file.text()) as unknown });
    } catch {
      setChosen(undefined);
      show([{ text: t('changes.notJson', { name: file.name }), field: 'calendar-file' }]);
    }
  };
  const takeExample = async (): Promise<void> => {
    try {
      const { name, file } = await answerOf(api.GET('/api/policy-changes/example'));
      if (input.current !== null) input.current.value = '';
      setLines([]);
      setChosen({ name: `${name}.json`, file });
      setReason((before) => before || t('changes.exampleReason'));
    } catch (error) {
      show([{ text: errorSentence(error, words), field: undefined }]);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === undefined) return show([{ text: t('changes.needFile'), field: 'calendar-file' }]);
    return send(chosen.file);
  };
  return (
    <form className="card narrow-form" onSubmit={submit} aria-labelledby="propose" noValidate>
      <h2 id="propose">{t('changes.propose')}</h2>
      <ErrorSummary lines={lines} count={count} />
      {found.length > 0 && <Alert type="info" showIcon title={t('changes.found', { files: list(found) })} action={<Button onClick={() => send(undefined)} loading={propose.isPending}>{t('changes.proposeFound')}</Button>} />}
      <p><label htmlFor="change-reason">{t('changes.reason')}</label><Input id="change-reason" value={reason} maxLength={300} autoComplete="off" onChange={(event) => setReason(event.target.value)} aria-describedby="change-reason-hint" /><span id="change-reason-hint" className="fine block">{t('changes.reasonHint')}</span></p>
      <p><label htmlFor="calendar-file">{t('changes.file')}</label><input id="calendar-file" ref={input} className="block" type="file" accept="application/json,.json" onChange={(event) => void take(event.target.files)} /><span className="fine block">{t('changes.fileHint')}</span></p>
      {chosen !== undefined && <output className="block">{t('changes.chosen', { name: chosen.name })}</output>}
      <p className="consequence">{t('changes.consequence')}</p>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={propose.isPending}>{t('changes.submit')}</Button>
        {example && <Button onClick={() => void takeExample()}>{t('changes.takeExample')}</Button>}
      </div>
    </form>
  );
}
