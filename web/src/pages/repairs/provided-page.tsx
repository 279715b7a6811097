import { Input } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { CLASS_LABELS, KEPT_LABELS, REPAIR_PHASE_LABELS } from '../../../../domain/repair-labels.ts';
import { useProvidedRecords } from '../../api/queries.ts';
import type { ProvidedRecords } from '../../api/types.ts';
import { MarkTag, StateTag } from '../../components/state-tags.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useSearchWords } from '../../components/use-search-words.ts';
import { useWords } from '../../i18n/words.ts';

type Row = ProvidedRecords['records'][number];

/** 谁认定谁修复: the records an authority made; each leads to what its publicity rests on, and to its repair. */
export function ProvidedPage() {
  const { t } = useWords();
  const [, setSearch] = useSearchParams();
  const [q, lookFor] = useSearchWords();
  const query = useProvidedRecords(q);
  return (
    <Page title={t('repairs.provided.title')} lead={t('repairs.provided.lead')}>
      <search className="filters" aria-label={t('repairs.provided.search')}>
        <Input.Search key={q} aria-label={t('repairs.provided.search')} placeholder={t('repairs.provided.search')} defaultValue={q} allowClear maxLength={100} enterButton={t('cases.search')} onSearch={(text) => setSearch({}, lookFor(text.trim()))} />
      </search>
      <Loaded query={query}>
        {({ records, more }) => (records.length === 0 ? <EmptyState title={t('repairs.provided.none')} text={t('repairs.provided.noneText')} /> : (
          <>
            {more && <p className="fine">{t('repairs.provided.more', { count: records.length })}</p>}
            <ul className="rows">{records.map((row) => <RecordRow key={row.id} row={row} />)}</ul>
          </>
        ))}
      </Loaded>
    </Page>
  );
}

function RecordRow({ row: { id, title, number, subjectName, mark, state, publicity, repair } }: { row: Row }) {
  const { t, label, day, list } = useWords();
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/records/${id}/repair`}><strong>{title}</strong></Link> <MarkTag mark={mark} /></p>
        <p className="fine">{subjectName} · {number}</p>
        {publicity === null ? <p className="fine">{t('repairs.provided.unstated')}</p> : publicity.ended !== null ? <p className="fine">{t('repairs.plan.ended', { day: day(publicity.ended.on) })}</p> : (
          <p className="fine">{label(CLASS_LABELS[publicity.class])} · {publicity.maxOn === null ? t('repairs.provided.noMax') : t('repairs.provided.max', { day: day(publicity.maxOn) })}{publicity.open.length > 0 && ` · ${t('repairs.plan.stays', { what: list(publicity.open.map((each) => label(KEPT_LABELS[each]))) })}`}</p>
        )}
      </div>
      <div className="row-side tags">
        {state === 'revoked' && <StateTag tone="neutral">{t('repairs.provided.withdrawn')}</StateTag>}
        {repair !== null && <Link to={`/repairs/${repair.id}`}>{repair.number}</Link>}
        {repair !== null && <StateTag tone={repair.phase === 'closed' ? 'neutral' : 'blue'}>{label(REPAIR_PHASE_LABELS[repair.phase])}</StateTag>}
      </div>
    </li>
  );
}
