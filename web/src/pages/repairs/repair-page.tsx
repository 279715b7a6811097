import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { LETTER_LABELS, LIMIT_LABELS } from '../../../../domain/labels.ts';
import { CLASS_LABELS, REFUSAL_LABELS, REPAIR_GROUND_LABELS, REPAIR_ORIGIN_LABELS, REPAIR_OUTCOME_LABELS, REPAIR_PHASE_LABELS, REVOCATION_LABELS, SECTOR_LABELS } from '../../../../domain/repair-labels.ts';
import { useRepair } from '../../api/queries.ts';
import type { Repair } from '../../api/types.ts';
import { DueText, repairClockPath } from '../../components/due-text.tsx';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { hours } from '../../../../domain/social-service.ts';
import { ProofLine } from './fetched-proofs.tsx';
import { RepairActs } from './repair-acts.tsx';
import { StillShown, StillShownForm, ToldLine } from './still-shown.tsx';

/** One repair: where it stands, until when, what was decided, who was told; and what the reader can do. */
export function RepairPage() {
  const { repairId = '' } = useParams();
  const { t, label } = useWords();
  const query = useRepair(repairId);
  return (
    <Page title={`${t('repairs.title')} ${query.data?.number ?? ''}`} lead={query.data && <><span className="lead-line">{query.data.title} · {query.data.subjectName}</span> <span className="tags"><StateTag tone="blue">{label(REPAIR_PHASE_LABELS[query.data.phase])}</StateTag></span></>} action={<LinkButton to="/repairs">{t('repairs.all')}</LinkButton>}>
      <Loaded query={query}>{(repair) => <RepairBody repair={repair} />}</Loaded>
    </Page>
  );
}

function RepairBody({ repair }: { repair: Repair }) {
  const { t, label, org, instant, dayOf } = useWords();
  const subject = useUser().roles.includes('subject');
  return (
    <div className="stack">
      {repair.openObjection !== null && <Alert type="info" showIcon title={t('repairs.page.objection', { number: repair.openObjection })} />}
      {repair.missing !== null && repair.phase === 'supplementing' && <Alert type="info" showIcon title={t('repairs.page.missing')} description={<>{repair.missing}</>} />}
      {repair.ended !== null && <Alert type="info" showIcon title={t(`repairs.page.ended.${repair.ended}`)} description={repair.ended === 'converted' ? <><p>{t('repairs.page.convertedText', { at: instant(repair.receivedAt) })}</p>{subject && <LinkButton type="primary" to={`/object/${repair.recordId}`}>{t('repairs.page.object')}</LinkButton>}</> : undefined} />}
      <Outcome repair={repair} />
      <RepairActs repair={repair} />
      <section className="card" aria-labelledby="facts">
        <h2 id="facts">{t('repairs.page.materials')}</h2>
        <Facts facts={[
          { name: t('repairs.page.authority'), value: org(repair.authority) }, { name: t('repairs.page.received'), value: instant(repair.receivedAt) }, { name: t('repairs.page.origin'), value: label(REPAIR_ORIGIN_LABELS[repair.origin]) },
          { name: t('repairs.apply.ground'), value: label(REPAIR_GROUND_LABELS[repair.ground]) }, { name: t('repairs.plan.class'), value: `${label(CLASS_LABELS[repair.class])} · ${label(SECTOR_LABELS[repair.sector])}` },
          { name: t('repairs.page.pack'), value: `${repair.packName} (${repair.pack})`, wide: true }, repair.statement !== null && repair.statement !== '' && { name: t('repairs.apply.statement'), value: repair.statement, wide: true },
          repair.commitment !== null && { name: t('repairs.apply.commitmentTitle'), value: <>{repair.commitment.text} <strong>{t('repairs.page.signed', { name: repair.commitment.signedBy })}</strong></>, wide: true },
          repair.agent !== null && { name: t('repairs.apply.agent'), value: repair.agent },
        ]} />
        {repair.fetched.length > 0 && <><h3>{t('proofs.title')}</h3><ul className="plain">{repair.fetched.map((proof) => <li key={proof.id}><ProofLine proof={proof} /></li>)}</ul></>}
        {repair.service !== null && <p><strong>{t('proofs.service.title')}</strong> {t('proofs.service.counted', { counted: hours(repair.service.counted), needed: hours(repair.service.needed) })} <span className="fine">{repair.service.basis}</span></p>}
        {repair.evidence.length > 0 && <ul className="plain">{repair.evidence.map((file) => <li key={file.id}><a href={`/api/evidence/${file.id}/file`}>{file.fileName}</a></li>)}</ul>}
        <p><Link to={`/records/${repair.recordId}/repair`}>{t('repairs.page.plan')}</Link></p>
      </section>
      {repair.duties.length > 0 && (
        <section className="card" aria-labelledby="duties">
          <h2 id="duties">{t('repairs.page.duties')}</h2>
          <ul className="plain">{repair.duties.map((duty) => <li key={`${duty.limit}-${duty.ref}`}>{label(LIMIT_LABELS[duty.limit])} · {duty.owner}<br /><DueText due={duty} proof="line" page={repairClockPath(repair.id, duty)} />{duty.urgedAt !== null && <> <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(duty.urgedAt) })}</StateTag></>}{duty.escalatedAt !== null && <> <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(duty.escalatedAt) })}</StateTag></>}</li>)}</ul>
        </section>
      )}
      {repair.letters.length > 0 && (
        <section className="card" aria-labelledby="letters">
          <h2 id="letters">{t('repairs.page.letters')}</h2>
          <ul className="plain">{repair.letters.map((letter) => <li key={letter.id}><Link to={`/repairs/${repair.id}/letters/${letter.id}`}>{label(LETTER_LABELS[letter.kind])} {letter.number}</Link> <span className="fine">{dayOf(letter.issuedAt)}</span></li>)}</ul>
        </section>
      )}
      {repair.notices.length > 0 && (
        <section className="card" aria-labelledby="recipients">
          <h2 id="recipients">{t('repairs.page.recipients')}</h2>
          <ul className="plain">{repair.notices.map((n) => <li key={n.noticeId}><ToldLine told={n} /></li>)}</ul>
        </section>
      )}
      <StillShown reports={repair.stillShown} />
      {repair.acts.some((act) => act.kind === 'stillShownReported' && act.allowed) && <StillShownForm at="/api/repairs/{id}/still-shown" id={repair.id} publishers={repair.publishers} />}
      <details className="fold card">
        <summary>{t('repairs.page.timeline')}</summary>
        <ol className="plain fold-body">{repair.timeline.map((each) => <li key={each.seq}>{instant(each.at)} · {t(`repairs.kinds.${each.kind as 'repairFiled'}`)}{each.org !== null && ` · ${org(each.org)}`}</li>)}</ol>
      </details>
    </div>
  );
}

function Outcome({ repair: { decision, effectedOn, lifted, certificate, revoked, shieldEnd } }: { repair: Repair }) {
  const { t, label, day } = useWords();
  if (decision === null) return null;
  return (
    <section className="card" aria-labelledby="decision">
      <h2 id="decision">{t('repairs.page.decision')}{' · '}{label(REPAIR_OUTCOME_LABELS[decision.outcome])}</h2>
      {decision.reason !== null && <p><strong>{label(REFUSAL_LABELS[decision.reason])}</strong></p>}
      {decision.reasons !== null && <p>{decision.reasons}</p>}
      {decision.earliestOn !== null && <p>{t('repairs.page.earliestNext')} <strong>{day(decision.earliestOn)}</strong></p>}
      {effectedOn !== null && revoked === null && <p>{decision.outcome === 'shielded' && shieldEnd === null ? t('repairs.page.shielded') : lifted === 0 ? t('repairs.page.effectedAlone') : t('repairs.page.effected', { count: lifted })}</p>}
      {certificate !== null && <p>{t('repairs.page.certificate')} <Link to={`/verify/${certificate}`}>{t('repairs.page.verify')}</Link></p>}
      {revoked !== null && <Alert type="error" showIcon title={`${t('repairs.page.revoked')} · ${label(REVOCATION_LABELS[revoked.reason])}`} description={<>{revoked.reasons}{revoked.barUntil !== null && ` ${t('repairs.page.bar', { day: day(revoked.barUntil) })}`}</>} />}
    </section>
  );
}
