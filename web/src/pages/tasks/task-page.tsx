import { Link } from 'react-router';
import { STAKE_LABELS } from '../../../../domain/intake-labels.ts';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import { RESTORATION_LIMITS } from '../../../../domain/limit.ts';
import { useTasks } from '../../api/queries.ts';
import type { EndTask, Task } from '../../api/types.ts';
import { clockPath, DueText, repairClockPath } from '../../components/due-text.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../i18n/words.ts';
import { actKey, actName } from '../cases/acts/act-names.ts';

/** What I am asked to do, the most urgent first; one click leads to the form. */
export function TaskPage() {
  const { t } = useWords();
  const tasks = useTasks();
  return (
    <Page title={t('tasks.title')}>
      <Loaded query={tasks}>
        {({ tasks: list }) => {
          const late = list.filter(isLate).length;
          const ends = list.filter(isEnd);
          if (list.length === 0) return <EmptyState title={t('tasks.none')} text={t('tasks.noneText')} />;
          return (
            <>
              <output className="fine block">{t('tasks.count', { count: list.length })} {late > 0 && <strong className="late-word">{t('tasks.overdueCount', { count: late })}</strong>}</output>
              {list.filter(isAnswer).length > 1 && <p><Link to="/answer-sheet">{t('turns.sheet.link')}</Link></p>}
              <ul className="rows">{list.map((task) => (ends.length > 1 && isEnd(task) ? task === ends[0] && <EndsRow key="ends" ends={ends} /> : <TaskRow key={`${toOf(task)} ${'due' in task ? task.due.limit : ''}`} task={task} />))}</ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** A request to verify that the reader's own organisation was sent; a superior answers one by one. */
export const isAnswer = (task: Task): task is Extract<Task, { about: 'case' }> => task.about === 'case' && task.kind === 'answered' && task.due.limit === 'verification';

/** An end of publicity to confirm; several stand in one row and are confirmed together. */
export const isEnd = (task: Task): task is EndTask => task.about === 'record';

/** Past its date; one within an organisation has a date of its own. */
const isLate = (task: Task): boolean => (task.about === 'internal' ? task.overdue : task.due.overdue);

/** Where a task is done: the act's form in its case, or the page of whatever else it is. */
function toOf(task: Task): string {
  switch (task.about) {
    case 'case':
      return `/cases/${task.caseId}?act=${encodeURIComponent(actKey(task))}`;
    case 'repair':
      return `/repairs/${task.repairId}?duty=${task.due.limit}`;
    case 'record':
      return `/records/${task.recordId}/publicity-end`;
    case 'inquiry':
      return `/inquiries/${task.inquiryId}`;
    case 'complaint':
      return `/complaints/${task.complaintId}`;
    case 'complaintOrder':
      return `/complaint-orders/${task.orderId}`;
    case 'incident':
      return `/incidents/${task.incidentId}`;
    case 'internal':
      return `/cases/${task.caseId}?act=${encodeURIComponent(actKey({ ...task, how: null }))}`;
  }
}

/** Where the date explains itself. */
function clockPageOf(task: Exclude<Task, { about: 'internal' }>): string | undefined {
  switch (task.about) {
    case 'case':
      return clockPath(task.caseId, { limit: task.due.limit, ref: task.how === null ? task.ref : `${task.ref}:${task.how}` });
    case 'inquiry':
      return `/inquiries/${task.inquiryId}/clock`;
    case 'repair':
      return repairClockPath(task.repairId, { limit: task.due.limit, ref: task.ref });
    case 'record':
    case 'complaint':
    case 'complaintOrder':
    case 'incident':
      return undefined;
  }
}

/** What is asked, of which number, about what. */
function taskWords(task: Task, words: Words): { name: string; number: string; matter: string } {
  switch (task.about) {
    case 'case':
      // A duty with a date of its own is called by its own name.
      return { name: RESTORATION_LIMITS.some((limit) => limit === task.due.limit) ? words.label(LIMIT_LABELS[task.due.limit]) : actName(task, words), number: task.caseNumber, matter: task.recordTitle };
    case 'inquiry':
      return { name: words.label(LIMIT_LABELS.inquiry), number: task.inquiryNumber, matter: words.t('tasks.from', { name: task.subjectName }) };
    case 'repair':
      return { name: words.label(LIMIT_LABELS[task.due.limit]), number: task.repairNumber, matter: task.recordTitle };
    case 'record':
      return { name: words.t('publicityEnd.confirm'), number: `${words.t('publicityEnd.short')} · ${task.recordNumber}`, matter: task.recordTitle };
    case 'incident':
      return { name: words.label(LIMIT_LABELS[task.due.limit]), number: task.incidentNumber, matter: words.t('incidents.one') };
    case 'internal':
      return { name: actName({ ...task, how: null }, words), number: task.caseNumber, matter: task.recordTitle };
    case 'complaint':
    case 'complaintOrder':
      return { name: words.label(LIMIT_LABELS[task.due.limit]), number: task.complaintNumber, matter: '' };
  }
}

const pageOf = (page: string | undefined): { page?: string } => (page === undefined ? {} : { page });

function TaskRow({ task }: { task: Task }) {
  const words = useWords();
  const { t } = words;
  const harm = task.about === 'case' ? task.harm : null;
  const { name, number, matter } = taskWords(task, words);
  const late = isLate(task);
  return (
    <li className={late ? 'row row-late' : 'row'}>
      <div className="row-main">
        <p className="row-title"><strong>{name}</strong></p>
        <p className="fine">{number} · {matter}</p>
        {task.about === 'internal' ? <InternalDate task={task} /> : <p><DueText due={task.due} {...pageOf(clockPageOf(task))} /></p>}
        {harm !== null && <p className="late-word">{t('tasks.harm', { what: words.label(STAKE_LABELS[harm.kind]), day: words.day(harm.on) })}</p>}
      </div>
      <div className="row-side"><LinkButton type={late ? 'primary' : 'default'} to={toOf(task)} aria-label={`${t('tasks.go')} ${name} ${number}`}>{t('tasks.go')}</LinkButton></div>
    </li>
  );
}

/** All ends of publicity that wait for one's confirmation, at the place of the most urgent. */
function EndsRow({ ends }: { ends: EndTask[] }) {
  const { t } = useWords();
  const [first] = ends;
  const late = ends.some(isLate);
  const name = t('publicityEnd.many.row', { count: ends.length });
  return (
    <li className={late ? 'row row-late' : 'row'}>
      <div className="row-main">
        <p className="row-title"><strong>{name}</strong></p>
        {first !== undefined && <p><DueText due={first.due} /></p>}
      </div>
      <div className="row-side"><LinkButton type={late ? 'primary' : 'default'} to="/publicity-ends" aria-label={`${t('publicityEnd.many.link')} ${name}`}>{t('publicityEnd.many.link')}</LinkButton></div>
    </li>
  );
}

/** A date within the organisation, and whose name answers outwards. */
function InternalDate({ task: { kind, on, overdue, principal } }: { task: Extract<Task, { about: 'internal' }> }) {
  const { t, day } = useWords();
  return (
    <p>
      {on !== null && <span className={overdue ? 'late-word' : ''}>{t(kind === 'clockExtended' ? 'turns.task.before' : 'turns.task.by', { day: day(on) })}</span>}
      {kind === 'findingDrafted' && <span className="fine"> · {t('turns.task.for', { org: principal })}</span>}
    </p>
  );
}
