import { Link } from 'react-router';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { useIncidents } from '../../api/queries.ts';
import type { IncidentRow } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Faulty batches, the newest first. */
export function IncidentListPage() {
  const { t } = useWords();
  const incidents = useIncidents();
  return (
    <Page title={t('incidents.title')} lead={t('incidents.lead')}>
      <Loaded query={incidents}>
        {({ incidents: list }) => (list.length === 0 ? <EmptyState title={t('incidents.none')} text={t('incidents.noneText')} /> : <ul className="rows">{list.map((row) => <IncidentItem key={row.id} row={row} />)}</ul>)}
      </Loaded>
    </Page>
  );
}

/** What is wrong, in words: the kind, and the field if it is one. */
export function useFault(): (row: Pick<IncidentRow, 'ground' | 'field'>) => string {
  const { label, aside } = useWords();
  return ({ ground, field }) => `${label(GROUND_LABELS[ground])}${field === null ? '' : aside(label(FIELD_LABELS[field]))}`;
}

function IncidentItem({ row }: { row: IncidentRow }) {
  const { t, org, dayOf } = useWords();
  const fault = useFault();
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/incidents/${row.id}`}>{row.number}</Link> · {fault(row)}</p>
        <p>{org(row.provider)} <span className="fine">{t('incidents.records')} {row.records}</span></p>
        <p className="tags"><StateTag tone={row.phase === 'closed' ? 'green' : 'blue'}>{t(`incidents.phases.${row.phase}`)}</StateTag></p>
      </div>
      <div className="row-side"><p className="fine">{t('incidents.found', { day: dayOf(row.foundAt) })}</p></div>
    </li>
  );
}
