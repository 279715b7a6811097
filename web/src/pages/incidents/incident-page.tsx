import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { LETTER_LABELS, PHASE_LABELS } from '../../../../domain/labels.ts';
import { useIncident } from '../../api/queries.ts';
import type { Incident } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { AnswerIncidentForm, DecideIncidentForm, DraftIncidentForm } from './incident-forms.tsx';
import { useFault } from './incident-list-page.tsx';

/** One faulty batch, from its finding to its end: what is done once for all, and how far its cases have come. */
export function IncidentPage() {
  const { incidentId = '' } = useParams();
  const { t, org } = useWords();
  const fault = useFault();
  const query = useIncident(incidentId);
  const found = query.data;
  return (
    <Page
      title={found === undefined ? t('incidents.one') : `${t('incidents.one')} ${found.number}`} action={<LinkButton to="/incidents">{t('incidents.back')}</LinkButton>}
      lead={found && <><span className="lead-line">{org(found.provider)} · {fault(found)}</span><span className="tags"><StateTag tone={found.phase === 'closed' ? 'green' : 'blue'}>{t(`incidents.phases.${found.phase}`)}</StateTag></span></>}
    >
      <Loaded query={query}>
        {(incident) => (
          <>
            <Progress incident={incident} />
            <Said incident={incident} />
            {incident.raisedTo !== null && <Alert type="info" showIcon title={t('incidents.raised', { org: org(incident.raisedTo) })} />}
            {incident.whyNot !== null && <Alert type="info" showIcon title={t(incident.whyNot === 'conflict-of-interest' ? 'incidents.whyNot.conflict-of-interest' : 'incidents.whyNot.other')} />}
            {incident.mayAnswer && <AnswerIncidentForm incident={incident} />}
            {incident.mayDecide && <DecideIncidentForm incident={incident} />}
            {incident.mayDraft && <DraftIncidentForm incident={incident} />}
            <Letters incident={incident} />
            <Cases incident={incident} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Progress({ incident }: { incident: Incident }) {
  const { t } = useWords();
  return (
    <dl className="figures" aria-label={t('incidents.progress')}>
      <div className="figure"><dt>{t('incidents.records')}</dt><dd>{incident.records}</dd></div>
      {(['suspended', 'opened', 'settled', 'closed', 'skipped'] as const).map((name) => (
        <div key={name} className={name === 'skipped' && incident.skipped > 0 ? 'figure figure-bad' : 'figure'}><dt>{t(`incidents.${name}`)}</dt><dd>{incident[name]}</dd></div>
      ))}
    </dl>
  );
}

function Said({ incident }: { incident: Incident }) {
  const { t, dayOf, list, aside } = useWords();
  const { counts, answeredAt, draft } = incident;
  return (
    <article className="card" aria-label={incident.number}>
      <Facts
        facts={[
          { name: t('incidents.what'), value: <span className="prose">{incident.what}</span>, wide: true },
          { name: t('incidents.openBatch'), value: <Link to={`/uploads/${incident.uploadId}`}>{incident.batchKey}</Link> },
          incident.decidedAt === null && { name: t('incidents.due'), value: <DueText due={incident.due} /> },
          { name: t('incidents.counts'), value: counts === null ? t('incidents.noAnswer') : <>{list((['accurate', 'inaccurate', 'cannotVerify'] as const).filter((each) => counts[each] > 0).map((each) => `${t(`incidents.results.${each}`)} ${counts[each]}`))}{answeredAt !== null && aside(t('incidents.answered', { day: dayOf(answeredAt) }))}</>, wide: true },
          incident.answer !== null && { name: t('incidents.answer.reason'), value: <span className="prose">{incident.answer}</span>, wide: true },
          draft !== null && incident.decidedAt === null && { name: t('incidents.draft.title'), value: t('incidents.draft.drafted', { day: dayOf(draft.at) }), wide: true },
          incident.facts !== null && { name: t('incidents.draft.facts'), value: <span className="prose">{incident.facts}</span>, wide: true },
          incident.reasons !== null && { name: t('incidents.draft.reasons'), value: <span className="prose">{incident.reasons}</span>, wide: true },
        ]}
      />
      <p className="tags">
        {incident.urgedAt !== null && <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(incident.urgedAt) })}</StateTag>}{' '}
        {incident.escalatedAt !== null && <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(incident.escalatedAt) })}</StateTag>}
      </p>
    </article>
  );
}

/** 协查、催办、督办 of the batch itself; each case has its own beside. */
function Letters({ incident }: { incident: Incident }) {
  const { t, label, org, dayOf, aside } = useWords();
  if (incident.letters.length === 0) return null;
  return (
    <section aria-labelledby="incident-letters">
      <h2 id="incident-letters">{t('incidents.letters')}</h2>
      <ul className="plain">
        {incident.letters.map(({ id, kind, number, issuedAt, to }) => <li key={id}><Link to={`/incidents/${incident.id}/letters/${id}`}>{label(LETTER_LABELS[kind])} {number}</Link>{aside(`${org(to)} · ${dayOf(issuedAt)}`)}</li>)}
      </ul>
    </section>
  );
}

function Cases({ incident }: { incident: Incident }) {
  const { t, label } = useWords();
  return (
    <section aria-labelledby="incident-cases">
      <h2 id="incident-cases">{t('incidents.cases')}</h2>
      {incident.cases.length < incident.records && <p className="fine">{t('incidents.casesHint', { shown: incident.cases.length })}</p>}
      <ScrollTable label={t('incidents.cases')} head={[t('incidents.row'), t('incidents.recordTitle'), t('incidents.caseNumber'), t('incidents.state'), t('incidents.result')]}>
        {incident.cases.map((c) => (
          <tr key={`${c.rowKey ?? ''}${c.number ?? c.title}`}>
            <td className="break">{c.rowKey ?? '—'}</td><td>{c.title}</td>
            <td>{c.caseId === null ? (c.number ?? '—') : <Link to={`/cases/${c.caseId}`}>{c.number}</Link>}</td>
            <td>{c.skipped === null ? (c.phase === null ? '—' : label(PHASE_LABELS[c.phase])) : t(c.skipped === 'withdrawn' ? 'incidents.skippedAs.withdrawn' : 'incidents.skippedAs.other')}</td>
            <td>{c.result === null ? '—' : t(`incidents.results.${c.result}`)}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
