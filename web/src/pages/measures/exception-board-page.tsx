import { EXECUTION_LABELS, STANDING_LABELS } from '../../../../domain/labels.ts';
import { useExceptionBoard } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

const HEAD = ['org', 'suspended', 'proposed', 'granted', 'refused', 'inForce', 'rate'] as const;

/** Exceptions that wait for another organ, and how often each department wants one. */
export function ExceptionBoardPage() {
  const { t, org, day, dayOf, instant, label } = useWords();
  const board = useExceptionBoard();
  return (
    <Page title={t('measures.exceptions.title')} lead={t('measures.exceptions.lead')}>
      <Loaded query={board}>
        {({ pending, departments, uses }) => (
          <>
            <section aria-labelledby="pending">
              <h2 id="pending">{t('measures.exceptions.pending')}</h2>
              {pending.length === 0 && <p className="fine">{t('measures.exceptions.pendingNone')}</p>}
              <ul className="rows">
                {pending.map((e) => (
                  <li key={e.id} className="row">
                    <div className="row-main"><p className="row-title"><strong>{e.measure}</strong> {org(e.org)}</p><p>{e.clause}</p><p className="fine">{e.number} · {t('measures.exceptions.proposedOn', { day: dayOf(e.proposedAt) })} · {t('measures.exceptions.until', { day: day(e.until) })}</p></div>
                    <div className="row-side"><LinkButton to={`/cases/${e.caseId}?act=${encodeURIComponent(`exceptionDecided~${e.id}`)}`} aria-label={`${t('measures.exceptions.go')} ${e.number}`}>{t('measures.exceptions.go')}</LinkButton></div>
                  </li>
                ))}
              </ul>
            </section>
            <section aria-labelledby="by-org">
              <h2 id="by-org">{t('measures.exceptions.byOrg')}</h2>
              {departments.length === 0 ? <p className="fine">{t('measures.exceptions.none')}</p> : (
                <ScrollTable label={t('measures.exceptions.byOrg')} head={HEAD.map((name) => t(`measures.exceptions.head.${name}`))}>
                  {departments.map((d) => (
                    <tr key={d.org.id}><td>{org(d.org)}</td><td>{d.suspended}</td><td>{d.proposed}</td><td>{d.granted}</td><td>{d.refused}</td><td>{d.inForce}</td><td>{d.rate === null ? '—' : t('measures.exceptions.rate', { rate: d.rate })}</td></tr>
                  ))}
                </ScrollTable>
              )}
            </section>
            <section aria-labelledby="uses">
              <h2 id="uses">{t('measures.exceptions.uses')}</h2>
              {uses.length === 0 && <p className="fine">{t('measures.exceptions.usesNone')}</p>}
              <ul className="rows">
                {uses.map((u) => (
                  <li key={u.id} className="row">
                    <div className="row-main"><p className="row-title"><strong>{u.measure}</strong> {org(u.org)} <StateTag tone={u.standing === 'suspended' ? 'red' : 'amber'}>{label(STANDING_LABELS[u.standing])}</StateTag></p><p className="fine">{label(EXECUTION_LABELS[u.what])} · {instant(u.at)}</p></div>
                    <div className="row-side"><LinkButton to={`/measures/${u.measureId}`} aria-label={`${t('measures.exceptions.look')} ${u.measure}`}>{t('measures.exceptions.look')}</LinkButton></div>
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
