import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { CLASS_LABELS, KEPT_LABELS, SANCTION_LABELS, REPAIR_PHASE_LABELS } from '../../../../domain/repair-labels.ts';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import { useRepairPlan } from '../../api/queries.ts';
import type { RepairPlan } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { ApplyForm } from './apply-form.tsx';
import { ExitForm, PublicityForm } from './authority-forms.tsx';
import { SocialService } from './social-service.tsx';

type Plan = NonNullable<RepairPlan['plan']>;

/** One record's repair: when, by whom, what is missing, what happens by itself; and the application. */
export function PlanPage() {
  const { recordId = '' } = useParams();
  const { t } = useWords();
  const plan = useRepairPlan(recordId);
  return (
    <Page title={t('repairs.plan.title')} lead={plan.data && `${plan.data.title} · ${plan.data.documentNumber}`} action={<a href={`/api/records/${recordId}/repair-plan.ics`} download="repair.ics">{t('repairs.plan.calendar')}</a>}>
      <Loaded query={plan}>{(data) => <PlanBody data={data} />}</Loaded>
    </Page>
  );
}

function PlanBody({ data }: { data: RepairPlan }) {
  const { t, label, org, day, dayOf } = useWords();
  const { roles } = useUser();
  const subject = roles.includes('subject');
  const provider = roles.includes('provider');
  const { plan, ended, authority, repairs, objection } = data;
  return (
    <div className="stack">
      {ended !== null && <Alert type="success" showIcon title={t('repairs.plan.ended', { day: day(ended.on) })} description={<>{t('repairs.plan.mismatch')} {ended.how === 'maximum' ? <Link to={`/records/${data.recordId}/publicity-end`}>{t('publicityEnd.open')}</Link> : repairs[0] !== undefined && <Link to={`/repairs/${repairs[0].id}`}>{t('publicityEnd.open')}</Link>}{subject && <> <Link to={`/complaints/new?record=${data.recordId}`}>{t('repairs.plan.complain')}</Link></>}</>} />}
      {plan === null ? <Alert type="info" showIcon title={t('repairs.plan.unknown')} description={<>{t('repairs.plan.unknownText', { org: org(authority) })}</>} /> : <Dates data={data} plan={plan} />}
      {data.letters.length > 0 && (
        <section className="card" aria-labelledby="record-letters">
          <h2 id="record-letters">{t('repairs.page.letters')}</h2>
          <ul className="plain">{data.letters.map((letter) => <li key={letter.id}><Link to={`/letters/${letter.id}`}>{label(LETTER_LABELS[letter.kind])} {letter.number}</Link> <span className="fine">{dayOf(letter.issuedAt)}</span></li>)}</ul>
        </section>
      )}
      {objection !== null && objection.open && <Alert type="info" showIcon title={t('repairs.plan.objection', { number: objection.number })} />}
      {repairs.length > 0 && (
        <section className="card" aria-labelledby="repairs">
          <h2 id="repairs">{t('repairs.plan.current')}</h2>
          <ul className="plain">{repairs.map((each) => <RepairLine key={each.id} {...each} />)}</ul>
        </section>
      )}
      {data.service !== null && ended === null && <SocialService data={data} service={data.service} own={subject} />}
      {subject && plan?.mayApply === true && <ApplyForm data={data} />}
      {provider && ended === null && <PublicityForm data={data} />}
      {provider && ended === null && plan !== null && <ExitForm data={data} />}
      {plan !== null && <Reasons plan={plan} />}
      <Measures data={data} />
    </div>
  );
}

function RepairLine({ id, number, phase }: RepairPlan['repairs'][number]) {
  const { label } = useWords();
  return <li><LinkButton to={`/repairs/${id}`}>{number}</LinkButton> <StateTag tone={phase === 'closed' ? 'neutral' : 'blue'}>{label(REPAIR_PHASE_LABELS[phase])}</StateTag></li>;
}

function Dates({ data: { authority, procedure, ended }, plan }: { data: RepairPlan; plan: Plan }) {
  const { t, org, day, label, list } = useWords();
  const { earliest, never, max, missing, atMaximum, notPublicised } = plan;
  const stays = atMaximum.stays.map((each) => label(KEPT_LABELS[each]));
  return (
    <section className="card" aria-labelledby="dates">
      <h2 id="dates">{never !== null ? t('repairs.plan.never') : ended !== null ? t('repairs.plan.title') : plan.mayApply ? t('repairs.plan.now') : t('repairs.plan.notYet')}</h2>
      {never !== null && <p>{never.basis}</p>}
      <Facts facts={[
        { name: t('repairs.plan.class'), value: label(CLASS_LABELS[plan.class]) },
        earliest !== null && { name: t('repairs.plan.earliest'), value: <><strong>{day(earliest.on)}</strong> <span className="fine">{t(`repairs.plan.reasons.${earliest.because}`)}</span></> },
        { name: t('repairs.plan.max'), value: max === null ? t('repairs.plan.unseen') : <strong>{day(max.on)}</strong> },
        { name: t('repairs.plan.decidedBy'), value: org(authority) },
        procedure !== null && { name: t('repairs.plan.usual'), value: <>{t('repairs.plan.usualText', { decision: procedure.decisionDays, total: procedure.totalDays })} {procedure.usual !== null && t('repairs.plan.inFact', { days: procedure.usual.days, of: procedure.usual.of })} <span className="fine">{procedure.name} · {procedure.why.basis} · {procedure.decisionBasis} · {procedure.decisionStatutory ? t('repairs.plan.statutory') : t('repairs.plan.internal')}</span></>, wide: true },
        ended === null && { name: t('repairs.plan.missing'), value: list(missing.map((each) => t(`repairs.plan.missingOf.${each}`))), wide: true },
        { name: t('repairs.plan.atMaximum'), value: <>{t(`repairs.plan.${atMaximum.how}`)} {stays.length > 0 && t('repairs.plan.stays', { what: list(stays) })} <span className="fine">{atMaximum.clause.basis}</span></>, wide: true },
      ]} />
      {notPublicised !== null && <p className="fine">{t('repairs.plan.notPublicised')} {notPublicised.basis}</p>}
      <p><StateTag tone="green">{t('repairs.plan.free')}</StateTag></p>
    </section>
  );
}

function Reasons({ plan }: { plan: Plan }) {
  const { t, day, label, list, colon } = useWords();
  const bound = (name: string, b: Plan['min']): string => (b === null ? `${name}${colon}${t('repairs.plan.unseen')}` : `${name}${colon}${day(b.on)} · ${t(`repairs.plan.from.${b.from}`, { day: day(b.startedOn) })} · ${b.clause.basis} (${b.clause.source})`);
  return (
    <details className="fold card">
      <summary>{t('repairs.plan.why')}</summary>
      <div className="fold-body">
        <p>{t('repairs.plan.favourable')}</p>
        {plan.readings.map((reading) => (
          <section key={reading.edition}>
            <h3>{reading.edition}</h3>
            <p>{label(CLASS_LABELS[reading.class])}{colon}{list(reading.classes.map((each) => `${label(SANCTION_LABELS[each.sanction])} → ${label(CLASS_LABELS[each.class])} (${each.clause.basis})`))}</p>
            <p>{bound(t('repairs.plan.min'), reading.min)}</p>
            <p>{bound(t('repairs.plan.max'), reading.max)}</p>
          </section>
        ))}
      </div>
    </details>
  );
}

function Measures({ data: { measures } }: { data: RepairPlan }) {
  const { t, org, day } = useWords();
  if (measures.length === 0) return null;
  return (
    <section className="card" aria-labelledby="ends">
      <h2 id="ends">{t('repairs.plan.measures')}</h2>
      <ScrollTable label={t('repairs.plan.measures')} head={[t('repairs.plan.measure'), t('repairs.plan.executor'), t('repairs.plan.ends'), t('repairs.plan.setBy')]}>
          {measures.map((m) => (
            <tr key={m.id}>
              <td>{m.title}</td><td>{org(m.executor)}</td><td>{m.lifted ? t('repairs.plan.lifted') : m.endsOn === null ? t('repairs.plan.noEnd') : day(m.endsOn)}</td>
              <td>{m.setBy === null ? '—' : org(m.setBy)} <span className="fine">{m.basis}</span></td>
            </tr>
          ))}
      </ScrollTable>
    </section>
  );
}
