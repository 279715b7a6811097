import { useTasks } from '../../api/queries.ts';
import type { Task } from '../../api/types.ts';
import { clockPath, DueText } from '../../components/due-text.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
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
          const late = list.filter(({ due }) => due.overdue).length;
          if (list.length === 0) return <EmptyState title={t('tasks.none')} text={t('tasks.noneText')} />;
          return (
            <>
              <output className="fine block">{t('tasks.count', { count: list.length })} {late > 0 && <strong className="late-word">{t('tasks.overdueCount', { count: late })}</strong>}</output>
              <ul className="rows">{list.map((task) => <TaskRow key={`${task.caseId}-${actKey(task)}`} task={task} />)}</ul>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function TaskRow({ task }: { task: Task }) {
  const words = useWords();
  const { t } = words;
  const { caseId, caseNumber, recordTitle, due, ref, how } = task;
  const name = actName(task, words);
  return (
    <li className={due.overdue ? 'row row-late' : 'row'}>
      <div className="row-main">
        <p className="row-title"><strong>{name}</strong></p>
        <p className="fine">{caseNumber} · {recordTitle}</p>
        <p><DueText due={due} page={clockPath(caseId, { limit: due.limit, ref: how === null ? ref : `${ref}:${how}` })} /></p>
      </div>
      <div className="row-side"><LinkButton type={due.overdue ? 'primary' : 'default'} to={`/cases/${caseId}?act=${encodeURIComponent(actKey(task))}`} aria-label={`${t('tasks.go')} ${name} ${caseNumber}`}>{t('tasks.go')}</LinkButton></div>
    </li>
  );
}
