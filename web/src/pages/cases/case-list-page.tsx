import { Button, Input } from 'antd';
import { useSearchParams } from 'react-router';
import { PHASE_LABELS } from '../../../../domain/labels.ts';
import { PHASES } from '../../../../domain/objection.ts';
import { useCases } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { useSearchWords } from '../../components/use-search-words.ts';
import { CaseRow } from './case-row.tsx';

/** The cases this person may see; the phase stands in the address, words that are looked for do not: they may be somebody's name. */
export function CaseListPage() {
  const { t } = useWords();
  const subject = useUser().roles.includes('subject');
  const [search, setSearch] = useSearchParams();
  const phase = PHASES.find((each) => each === search.get('phase'));
  const [q, lookFor] = useSearchWords();
  const cases = useCases({ phase, q });
  const filtered = phase !== undefined || q !== '';
  return (
    <Page title={subject ? t('cases.mine') : t('cases.title')}>
      <Filters key={q} phase={phase ?? ''} q={q} onChange={(next) => setSearch(next.phase === '' ? {} : { phase: next.phase }, lookFor(next.q))} />
      <Loaded query={cases}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.cases);
          if (rows.length === 0) {
            return filtered ? (
              <EmptyState title={t('cases.none')} text={t('cases.noneText')}><Button onClick={() => setSearch({}, lookFor(''))}>{t('cases.clear')}</Button></EmptyState>
            ) : (
              <EmptyState title={t('cases.noneYet')} text={subject ? t('cases.noneYetSubject') : t('cases.noneYetStaff')}>
                {subject && <LinkButton type="primary" to="/file">{t('cases.toFile')}</LinkButton>}
              </EmptyState>
            );
          }
          return (
            <>
              <output className="fine block">{t('cases.count', { count: rows.length })}</output>
              <ul className="rows">{rows.map((row) => <CaseRow key={row.id} row={row} />)}</ul>
              {cases.hasNextPage && <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>{t('shell.common.more')}</Button>}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Filters({ phase, q, onChange }: { phase: string; q: string; onChange: (next: { phase: string; q: string }) => void }) {
  const { t, label } = useWords();
  return (
    <search className="filters" aria-label={t('cases.filters')}>
      <Input.Search
        aria-label={t('cases.searchLabel')} placeholder={t('cases.searchLabel')} defaultValue={q} allowClear maxLength={100} enterButton={t('cases.search')}
        onSearch={(text) => onChange({ phase, q: text.trim() })}
      />
      <NativeSelect
        aria-label={t('cases.phase')} value={phase} prompt={t('cases.allPhases')} options={PHASES.map((each) => ({ value: each, text: label(PHASE_LABELS[each]) }))}
        onChange={(event) => onChange({ phase: event.target.value, q })}
      />
    </search>
  );
}
