import { Button, Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { SHEET_COLUMNS } from '../../../../domain/answer-sheet.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useTasks } from '../../api/queries.ts';
import type { AnswerSheetOutcome, Task } from '../../api/types.ts';
import { base64Of } from '../../components/base64.ts';
import { DueText } from '../../components/due-text.tsx';
import { Page } from '../../components/page.tsx';
import { errorSentence, sentenceOf } from '../../components/problem-words.ts';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { isAnswer } from './task-page.tsx';

type Answer = Extract<Task, { about: 'case' }>;

/** 一次核实、逐件答复: several requests of one cause out as a sheet, and back in; each is its own case's answer. */
export function AnswerSheetPage() {
  const { t } = useWords();
  const tasks = useTasks();
  return (
    <Page title={t('turns.sheet.title')} lead={t('turns.sheet.lead')}>
      <Loaded query={tasks}>{({ tasks: list }) => <Sheet tasks={list.filter(isAnswer)} />}</Loaded>
    </Page>
  );
}

function Sheet({ tasks }: { tasks: Answer[] }) {
  const words = useWords();
  const { t } = words;
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const send = useSend(async (chosen: File, key) => answerOf(api.POST('/api/answer-sheets', { headers: mutationHeaders(key), body: { table: await base64Of(chosen) } })), () => {
    if (file.current !== null) file.current.value = '';
  });
  const there = wanted.filter((ref) => tasks.some((task) => task.ref === ref));
  const submit = (): void => {
    const chosen = file.current?.files?.[0];
    setMissing(chosen === undefined);
    if (chosen !== undefined) send.mutate(chosen);
  };
  return (
    <>
      {send.data !== undefined && <Outcome outcome={send.data} />}
      {tasks.length === 0 ? <EmptyState title={t('turns.sheet.none')} text="" /> : (
        <section className="card">
          <h2>{t('turns.sheet.choose')}</h2>
          <p><Checkbox checked={there.length === tasks.length} indeterminate={there.length > 0 && there.length < tasks.length} onChange={({ target }) => setWanted(target.checked ? tasks.map(({ ref }) => ref) : [])}>{t('turns.sheet.all')}</Checkbox></p>
          <Checkbox.Group className="choices" value={[...there]} onChange={(refs) => setWanted(refs)} options={tasks.map((task) => ({ value: task.ref, label: <>{task.caseNumber} · {task.recordTitle}<br /><DueText due={task.due} /></> }))} />
          <div className="form-buttons"><Button {...(there.length === 0 ? { disabled: true } : { href: `/api/answer-sheet.xlsx?orders=${there.join(',')}` })}>{t('turns.sheet.download')}</Button> <span className="fine">{there.length === 0 ? t('turns.sheet.needOrders') : t('turns.sheet.chosen', { n: there.length })}</span></div>
        </section>
      )}
      <section className="card">
        <h2>{t('turns.sheet.send')}</h2>
        <p className="fine">{t('turns.sheet.fill')}</p>
        <p><label htmlFor="answer-sheet">{t('turns.sheet.file')}</label><br /><input id="answer-sheet" ref={file} type="file" accept=".xlsx,.csv" /></p>
        {missing && <p className="late-word" role="alert">{t('turns.sheet.needFile')}</p>}
        {send.error !== null && <p className="late-word" role="alert">{errorSentence(send.error, words)}</p>}
        <div className="form-buttons"><Button type="primary" loading={send.isPending} onClick={submit}>{t('turns.sheet.send')}</Button></div>
      </section>
    </>
  );
}

/** Each request with what became of it. */
function Outcome({ outcome: { answers } }: { outcome: AnswerSheetOutcome }) {
  const words = useWords();
  const { t, colon } = words;
  const done = answers.filter(({ seq }) => seq !== null).length;
  const why = ({ code, column, params }: AnswerSheetOutcome['answers'][number]): string =>
    [column === null ? '' : `${t('turns.sheet.column', { column: SHEET_COLUMNS[column] })}${colon}`, sentenceOf(code ?? 'internal', words, params)].join('');
  return (
    <section className="card" aria-live="polite">
      <h2>{t('turns.sheet.result')}</h2>
      <p><strong>{t('turns.sheet.some', { done, refused: answers.length - done })}</strong></p>
      <ul className="plain">
        {answers.map((answer) => (
          <li key={answer.orderId} className={answer.seq === null ? 'late-word' : ''}>
            {answer.number !== null && <>{answer.number}{colon}</>}{answer.seq === null ? t('turns.sheet.refused', { row: answer.row, why: why(answer) }) : t('turns.sheet.done', { seq: answer.seq })}
          </li>
        ))}
      </ul>
    </section>
  );
}
