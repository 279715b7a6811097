import { Link } from 'react-router';
import { useChecks } from '../../api/queries.ts';
import type { CheckAgain } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { AnswerTag } from './answer-tag.tsx';
import { CheckForm } from './check-form.tsx';

/** Check before acting (应查必查): ask, and see what has changed since for those checks on which nothing was done yet. */
export function CheckListPage() {
  const { t } = useWords();
  const checks = useChecks();
  return (
    <Page title={t('checks.title')} lead={t('checks.lead')}>
      <CheckForm />
      <section aria-labelledby="newest">
        <h2 id="newest">{t('checks.newest')}</h2>
        <Loaded query={checks}>
          {({ checks: all }) => (all.length === 0 ? <EmptyState title={t('checks.none')} text={t('checks.noneText')} /> : (
            <ul className="rows">{all.map((check) => <Row key={check.id} check={check} />)}</ul>
          ))}
        </Loaded>
      </section>
    </Page>
  );
}

function Row({ check: { id, askedAt, purpose, subjects, changed } }: { check: CheckAgain }) {
  const { t, instant, list, aside } = useWords();
  const [first] = subjects;
  const answers = (['apply', 'suspended', 'lifted', 'unknown'] as const).filter((answer) => subjects.some((subject) => subject.answer === answer));
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title">
          <Link to={`/checks/${id}`}>{instant(askedAt)} · {t(`checks.purposes.${purpose}`)}</Link> {changed && <StateTag tone="red">{t('checks.changedTag')}</StateTag>}
        </p>
        <p className="fine">{subjects.length === 1 ? list([first?.name ?? first?.identifier ?? '']) : t('checks.subjects', { count: subjects.length })}</p>
      </div>
      <div className="row-side">{answers.map((answer) => <p key={answer}><AnswerTag answer={answer} />{subjects.length > 1 && aside(subjects.filter((subject) => subject.answer === answer).length)}</p>)}</div>
    </li>
  );
}
