import { Link } from 'react-router';
import { REPAIR_OUTCOME_LABELS, REPAIR_PHASE_LABELS } from '../../../../domain/repair-labels.ts';
import { useRepairs } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

/** Repairs: a subject's own, those an authority decides, or all for the platform. */
export function RepairListPage() {
  const { t, label, org, dayOf } = useWords();
  const subject = useUser().roles.includes('subject');
  const query = useRepairs();
  return (
    <Page title={t('repairs.title')} lead={subject ? t('repairs.lead') : t('repairs.listLead')}>
      <Loaded query={query}>
        {({ repairs }) => (repairs.length === 0 ? <EmptyState title={t('repairs.none')} text={t('repairs.noneText')} /> : (
          <ul className="rows">
            {repairs.map((each) => (
              <li key={each.id} className="row">
                <div className="row-main">
                  <p className="row-title"><Link to={`/repairs/${each.id}`}><strong>{each.number}</strong></Link></p>
                  <p className="fine">{each.title} · {each.subjectName} · {org(each.authority)} · {dayOf(each.filedAt)}</p>
                </div>
                <div className="row-side tags">
                  <StateTag tone={each.phase === 'closed' ? 'neutral' : 'blue'}>{label(REPAIR_PHASE_LABELS[each.phase])}</StateTag>
                  {each.outcome !== null && <StateTag tone={each.outcome === 'refused' ? 'neutral' : 'green'}>{label(REPAIR_OUTCOME_LABELS[each.outcome])}</StateTag>}
                </div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </Page>
  );
}
