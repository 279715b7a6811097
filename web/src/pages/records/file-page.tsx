import { useCreditFile } from '../../api/queries.ts';
import type { CreditFile } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { BarList } from './bar-list.tsx';
import { DerivedList } from './derived-list.tsx';
import { RecordCard } from './record-card.tsx';

/** The subject's own credit file; first of all, where they were refused. */
export function FilePage() {
  const { t } = useWords();
  const file = useCreditFile();
  return (
    <Page title={t('file.title')} lead={file.data && `${file.data.subject.name} · ${file.data.subject.identifier}`}>
      <Refused />
      <Loaded query={file}>{(data) => <><Records records={data.records} /><DerivedList derived={data.derived} /><BarList bars={data.bars} own /></>}</Loaded>
    </Page>
  );
}

function Refused() {
  const { t } = useWords();
  return (
    <section className="card ask" aria-labelledby="ask">
      <div>
        <h2 id="ask">{t('file.ask.title')}</h2>
        <p>{t('file.ask.text')}</p>
        <p className="fine">{t('file.ask.hint')}</p>
      </div>
      <LinkButton to="/inquiries/new">{t('file.ask.missing')}</LinkButton>
    </section>
  );
}

function Records({ records }: { records: CreditFile['records'] }) {
  const { t } = useWords();
  if (records.length === 0) return <EmptyState title={t('file.noRecords')} text={t('file.noRecordsText')} />;
  return (
    <section aria-labelledby="records">
      <h2 id="records">{t('file.recordsTitle', { count: records.length })}</h2>
      <div className="stack">{records.map((record) => <RecordCard key={record.id} record={record} mayObject />)}</div>
    </section>
  );
}
