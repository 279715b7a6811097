import { Alert } from 'antd';
import { SUBJECT_END_LABELS, APPLICANT_LABELS, INADMISSIBLE_REASON_LABELS, STAKE_LABELS, SUPPLEMENT_ITEM_LABELS, TRANSFER_REASON_LABELS } from '../../../../domain/intake-labels.ts';
import type { CaseView } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Facts } from '../../components/facts.tsx';
import { useWords } from '../../i18n/words.ts';

type Intake = CaseView['intake'];

/** What is missing, item by item, until when, and what follows if it does not come. */
export function SupplementItems({ supplement }: { supplement: NonNullable<Intake['supplement']> }) {
  const { t, label, dayOf, colon } = useWords();
  const { items, due, lapse, receivedAt, lapsedAt, askedAt, words } = supplement;
  return (
    <div className="supplement">
      <p className="fine">{t('intake.supplement.askedText', { day: dayOf(askedAt) })}</p>
      <ol>{items.map(({ item, explanation }) => <li key={item}><strong>{label(SUPPLEMENT_ITEM_LABELS[item])}</strong>{explanation !== null && <>{colon}<span className="prose">{explanation}</span></>}</li>)}</ol>
      {receivedAt === null && lapsedAt === null && <p>{t('intake.supplement.until')}{colon}<DueText due={due} proof="line" /> {t(lapse === 'withdrawn' ? 'intake.supplement.lapseWithdrawn' : 'intake.supplement.lapseGoesOn')}</p>}
      {receivedAt !== null && <p>{t('intake.supplement.received', { day: dayOf(receivedAt) })}</p>}
      {words !== null && words !== '' && <p className="prose">{words}</p>}
      {lapsedAt !== null && <p>{t('intake.supplement.lapsed')}</p>}
    </div>
  );
}

/** How a case ended without a decision, and who is competent instead. */
function Ended({ ending }: { ending: NonNullable<Intake['ending']> }) {
  const { t, label, dayOf } = useWords();
  const { how, at, reason, reasons, referral } = ending;
  const reasonLabel = reason === null ? undefined : { ...INADMISSIBLE_REASON_LABELS, ...TRANSFER_REASON_LABELS }[reason];
  return (
    <>
      <p>{dayOf(at)}{reasonLabel !== undefined && <> · {label(reasonLabel)}</>}</p>
      {reasons !== null && <p className="prose">{reasons}</p>}
      {referral !== null && (
        <Facts facts={[
          { name: t('intake.transfer.body'), value: referral.body, wide: true }, { name: t('intake.transfer.address'), value: referral.address }, { name: t('intake.transfer.contact'), value: referral.contact },
          { name: t('intake.transfer.basis'), value: referral.basis, wide: true },
        ]} />
      )}
      {(how === 'withdrawn' || how === 'deemedWithdrawn') && <p className="fine">{t('intake.ending.again')}</p>}
    </>
  );
}

/** 代理: who acts here for the subject, how far, until when; or that it is over. */
function PowerLine({ power }: { power: NonNullable<Intake['power']> }) {
  const { t, label, dayOf, day } = useWords();
  const as = label(APPLICANT_LABELS[power.as]);
  const scopes = power.scopes.length === 0 ? t('agents.noScopes') : t('agents.scopesOf', { what: power.scopes.map((scope) => t(`agents.scopeNames.${scope}`)).join('；') });
  return (
    <Alert
      className="intake" type="info" showIcon title={power.own ? t('agents.powerOwn', { as }) : t(power.named ? 'agents.powerNamed' : 'agents.power', { name: power.name ?? '', as })}
      description={power.endedAt === null ? [scopes, ...(power.until === null ? [] : [t('agents.until', { day: day(power.until) })])].join(' · ') : t('agents.ended', { day: dayOf(power.endedAt) })}
    />
  );
}

/** What stands between the door and acceptance, or how the case ended without a decision; nothing where nothing did. */
export function IntakeNotice({ view }: { view: CaseView }) {
  const { t, dayOf, day, label, org, colon } = useWords();
  const { stake, provisional, through, applicant, power, powerAsk, powerRefused, supplement, withdrawal, ending, subjectEnd } = view.intake;
  const running = ending === null && view.phase !== 'closed' && view.phase !== 'executing';
  const mine = view.relations.includes('subject');
  return (
    <>
      {through !== null && <p className="fine">{t(`intake.through.${through.how}`, { org: org(through.org) })}{applicant !== null && applicant.as !== 'self' && <> · {t('intake.applicant', { as: label(APPLICANT_LABELS[applicant.as]) })}{applicant.name !== null && ` ${applicant.name}`}</>}</p>}
      {power !== null && <PowerLine power={power} />}
      {powerRefused !== null && <Alert className="intake" type="warning" showIcon title={t('agents.notAccepted', { day: dayOf(powerRefused.at) })} description={powerRefused.reasons ?? undefined} />}
      {powerAsk !== null && <Alert className="intake" type="info" showIcon title={t('agents.asked', { name: powerAsk.name ?? '' })} description={powerAsk.due === null ? undefined : <>{t('agents.askedUntil')}{colon}<DueText due={powerAsk.due} proof="line" /> {t('agents.askedSilence')}</>} />}
      {(applicant?.flagged === true || power?.flagged === true) && view.relations.includes('platform') && <Alert className="intake" type="warning" showIcon title={t('intake.flagged')} />}
      {stake !== null && running && <Alert className="intake" type="warning" showIcon title={t('intake.stake.title', { what: label(STAKE_LABELS[stake.kind]), day: day(stake.on) })} description={stake.what ?? undefined} />}
      {provisional && view.phase === 'received' && <Alert className="intake" type="success" showIcon title={t('intake.stake.provisional')} />}
      {ending !== null && <Alert className="intake" type="info" showIcon title={t(`intake.ending.${ending.how}`)} description={<><Ended ending={ending} />{ending.how === 'converted' && mine && <p><LinkButton type="primary" to={`/records/${view.record.id}/repair`}>{t('repairs.apply.title')}</LinkButton></p>}</>} />}
      {subjectEnd !== null && (
        <Alert
          className="intake" type="warning" showIcon title={t('intake.subjectEnd.title', { day: day(subjectEnd.on), how: label(SUBJECT_END_LABELS[subjectEnd.how]) })}
          description={subjectEnd.came !== null ? t('intake.subjectEnd.came', { as: label(APPLICANT_LABELS[subjectEnd.came.as]), name: subjectEnd.came.name ?? '', day: dayOf(subjectEnd.came.at) }) : subjectEnd.overAt !== null ? t('intake.subjectEnd.over', { day: dayOf(subjectEnd.overAt) }) : subjectEnd.due === null ? t('intake.subjectEnd.goesOn') : <>{t('intake.subjectEnd.waits')} <DueText due={subjectEnd.due} proof="line" /></>}
        />
      )}
      {supplement !== null && ending === null && <Alert className="intake" type={supplement.receivedAt === null ? 'warning' : 'info'} showIcon title={t('intake.supplement.asked')} description={<SupplementItems supplement={supplement} />} />}
      {withdrawal !== null && ending === null && (
        <Alert
          className="intake" type={withdrawal.goesOn ? 'info' : 'warning'} showIcon
          title={withdrawal.goesOn ? t('intake.withdrawal.confirmedGoesOn') : t(mine ? 'intake.withdrawal.askedTitle' : 'intake.withdrawal.askedOther')}
          description={withdrawal.goesOn ? undefined : t('intake.withdrawal.askedText', { day: dayOf(withdrawal.askedAt) })}
        />
      )}
    </>
  );
}
