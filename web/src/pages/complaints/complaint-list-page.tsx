import { Link } from 'react-router';
import { useComplaints } from '../../api/queries.ts';
import type { ComplaintRow } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

/** A subject's complaints; for the organ above, those it examines. */
export function ComplaintListPage() {
  const { t } = useWords();
  const subject = useUser().roles.includes('subject');
  const complaints = useComplaints();
  return (
    <Page title={t('complaints.title')}>
      <Loaded query={complaints}>
        {({ complaints: list }) => (list.length === 0 ? <EmptyState title={t(subject ? 'complaints.none' : 'complaints.noneToExamine')} text={subject ? t('complaints.noneText') : ''} /> : (
          <ul className="rows">{list.map((complaint) => <ComplaintItem key={complaint.id} complaint={complaint} />)}</ul>
        ))}
      </Loaded>
    </Page>
  );
}

/** Where it stands: received, being examined or answered, and how; late, urged, escalated. */
export function ComplaintTags({ complaint: { phase, outcome, late, urgedAt, escalatedAt } }: { complaint: Pick<ComplaintRow, 'phase' | 'outcome' | 'late' | 'urgedAt' | 'escalatedAt'> }) {
  const { t, dayOf } = useWords();
  return (
    <>
      <StateTag tone={phase === 'answered' ? 'green' : 'blue'}>{outcome === null ? t(`complaints.phases.${phase}`) : t(`complaints.outcomes.${outcome}`)}</StateTag>{' '}
      {late && <StateTag tone="amber">{t('complaints.row.late')}</StateTag>}{' '}
      {urgedAt !== null && <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(urgedAt) })}</StateTag>}{' '}
      {escalatedAt !== null && <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(escalatedAt) })}</StateTag>}
    </>
  );
}

function ComplaintItem({ complaint }: { complaint: ComplaintRow }) {
  const { t, org, dayOf } = useWords();
  const { id, number, kind, against, recordTitle, filedAt, answeredAt, due } = complaint;
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/complaints/${id}`}>{number}</Link> · {t(`complaints.kinds.${kind}`)}</p>
        <p>{org(against)} <span className="fine">{recordTitle}</span></p>
        <p className="tags"><ComplaintTags complaint={complaint} /></p>
      </div>
      <div className="row-side">
        {answeredAt === null && <DueText due={due} />}
        <p className="fine">{t('complaints.row.filed', { day: dayOf(filedAt) })}</p>
      </div>
    </li>
  );
}
