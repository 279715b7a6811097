import { useSearchParams } from 'react-router';
import { useCalendars, useDueDate, usePacks } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { DueDateForm } from './due-date-form.tsx';
import { DueDateResult } from './due-date-result.tsx';
import type { Question } from './question.ts';
import { questionOf } from './question.ts';
import { Refused } from './refused.tsx';

/** When is it due, for everybody: the question in the address, the answer with each day below. */
export function DueDatePage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const calendars = useCalendars();
  const packs = usePacks();
  const question = questionOf(search);
  return (
    <Page title={t('dueDate.title')} lead={t('dueDate.lead')}>
      <Loaded query={calendars}>
        {({ calendars: list }) => (
          <>
            <DueDateForm key={`${search.toString()} ${packs.isSuccess}`} question={question} calendars={list} packs={packs.data?.packs ?? []} onAsk={(next) => setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')))} />
            {question.start !== undefined && <Answer question={question} calendars={list} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Answer({ question, calendars }: { question: Question; calendars: Parameters<typeof DueDateResult>[0]['calendars'] }) {
  const answer = useDueDate(question);
  if (answer.isError) return <Refused error={answer.error} />;
  return <Loaded query={answer}>{(data) => <DueDateResult answer={data} question={question} calendars={calendars} />}</Loaded>;
}
