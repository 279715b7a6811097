import { Link } from 'react-router';
import { EMERGENCY_ROLES } from '../../../../domain/emergency.ts';
import { useEmergencies } from '../../api/queries.ts';
import type { Emergency } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { EmergencyForm } from './emergency-form.tsx';

/** Opening what is not one's own in an emergency, and for supervisors all of them, each to be reviewed. */
export function EmergencyListPage() {
  const { t } = useWords();
  const { roles } = useUser();
  const emergencies = useEmergencies();
  const mayOpen = EMERGENCY_ROLES.some((role) => roles.includes(role));
  return (
    <Page title={t('emergencies.title')} lead={t(mayOpen ? 'emergencies.lead' : 'emergencies.superviseLead')}>
      <Loaded query={emergencies}>
        {({ minutes, emergencies: all }) => (
          <>
            {mayOpen && <EmergencyForm minutes={minutes} />}
            <section aria-labelledby="emergencies">
              <h2 id="emergencies">{t('emergencies.list')}</h2>
              {all.length === 0 ? <EmptyState title={t('emergencies.none')} text={t('emergencies.noneText')} /> : <ul className="rows">{all.map((each) => <Row key={each.id} emergency={each} />)}</ul>}
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Row({ emergency: { id, kind, number, byName, org: by, reason, openedAt, open, review } }: { emergency: Emergency }) {
  const { t, org, instant } = useWords();
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/emergencies/${id}`}>{t(`emergencies.kinds.${kind}`)} {number ?? ''}</Link></p>
        <p className="fine">{byName}{by !== null && ` · ${org(by)}`} · {t('emergencies.opened', { at: instant(openedAt) })}</p>
        <p>{reason}</p>
      </div>
      <div className="row-side">
        <p><StateTag tone={open ? 'red' : 'neutral'}>{t(open ? 'emergencies.open' : 'emergencies.over')}</StateTag></p>
        <p><StateTag tone={review === null ? 'amber' : review.finding === 'justified' ? 'green' : 'red'}>{review === null ? t('emergencies.waiting') : t(`emergencies.reviewed.${review.finding}`)}</StateTag></p>
      </div>
    </li>
  );
}
