import { Alert } from 'antd';
import { Link } from 'react-router';
import { FIELD_LABELS, FINDING_LABELS, GROUND_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { clockPath, DueText } from '../../../components/due-text.tsx';
import { StateTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';

type Ground = CaseView['grounds'][number];
type Verification = CaseView['verifications'][number];

/** Ground by ground: what the applicant says, what the provider answered. */
export function GroundsSection({ view }: { view: CaseView }) {
  const { t } = useWords();
  return (
    <>
      <OwnError view={view} />
      <Merging view={view} />
      <ul className="plain verifications">{view.verifications.map((verification) => <VerificationLine key={verification.orderId} caseId={view.id} verification={verification} />)}</ul>
      <ol className="grounds">{view.grounds.map((ground, i) => <GroundItem key={ground.id} ground={ground} n={i + 1} view={view} />)}</ol>
      {view.grounds.length === 0 && <p className="fine">{t('kase.hidden')}</p>}
    </>
  );
}

/** 平台自查: what the platform itself has got wrong, found at acceptance. */
function OwnError({ view }: { view: CaseView }) {
  const { t, label, value, colon } = useWords();
  if (view.ownError.length === 0) return null;
  return (
    <Alert
      type="info" showIcon title={t('kase.ownErrorTitle')}
      description={view.ownError.map(({ field, handedIn }) => (
        <p key={field}>{t('kase.ownErrorText', { field: label(FIELD_LABELS[field]) })}{handedIn !== null && <> · {t('kase.ownErrorValue')}{colon}<strong>{value(field, handedIn)}</strong></>}</p>
      ))}
    />
  );
}

/** 一并审理: with which other case this one is verified and decided. */
function Merging({ view: { merging: { follows, joined } } }: { view: CaseView }) {
  const { t } = useWords();
  return (
    <>
      {follows !== null && <p>{follows.id === null || follows.number === null ? t('turns.merge.followsOther') : <Link to={`/cases/${follows.id}`}>{t('turns.merge.follows', { number: follows.number })}</Link>}</p>}
      {joined.map((j, i) => <p key={j.id ?? i}>{j.id === null || j.number === null ? t('turns.merge.joinedOther') : <Link to={`/cases/${j.id}`}>{t('turns.merge.joined', { number: j.number })}</Link>}</p>)}
    </>
  );
}

function VerificationLine({ caseId, verification: { orderId, org: provider, round, requestedAt, due, acknowledgedAt, answered, silent, stopped, disowned, assigned, extension } }: { caseId: string; verification: Verification }) {
  const { t, org, day, dayOf, colon } = useWords();
  return (
    <li>
      <strong>{org(provider)}</strong> <span className="fine">{round > 1 && `${t('kase.roundLabel', { round })} · `}{t('kase.asked', { day: dayOf(requestedAt) })} · {acknowledgedAt === null ? t('kase.notAcknowledged') : t('kase.acknowledged', { day: dayOf(acknowledgedAt) })}</span>
      {answered === null && <p>{t('kase.answerDue')}{colon}<DueText due={due} page={clockPath(caseId, { limit: 'verification', ref: orderId })} /></p>}
      {answered === null && silent && <p className="late-word">{t('kase.noFindingSilent')}</p>}
      {disowned !== null && <p className={disowned.open ? 'late-word' : 'fine'}>{t(disowned.open ? 'kase.disownedOpen' : 'kase.disowned', { day: dayOf(disowned.at) })}{disowned.reason !== null && <>{colon}{disowned.reason}</>}</p>}
      {assigned !== null && (assigned.recalled ? <p className="fine">{t('turns.units.recalled', { unit: org(assigned.unit) })}</p> : (
        <p>{t('turns.units.with', { unit: org(assigned.unit), day: day(assigned.until) })} · <span className="fine">{assigned.draft === null ? t('turns.units.notDrafted') : t('turns.units.drafted', { day: dayOf(assigned.draft.at) })}</span>{assigned.overdue && <> · <span className="late-word">{t('turns.units.overdue')}</span></>}</p>
      ))}
      {extension !== null && <p className="fine">{t(`turns.extension.${extension.state}`, { day: dayOf(extension.askedAt) })}{extension.declined !== null && <>{colon}{extension.declined}</>}</p>}
      {stopped && <p className="late-word">{t('kase.stopped')}</p>}
      {answered?.late === true && <StateTag tone="red">{t('kase.late')}</StateTag>}
    </li>
  );
}

function GroundItem({ ground, n, view }: { ground: Ground; n: number; view: CaseView }) {
  const { t, label, value, org, dayOf, colon } = useWords();
  const { kind, field, explanation, claimedValue, beside } = ground;
  const answers = view.verifications.flatMap(({ orderId, answered }) => {
    const finding = answered?.findings.find(({ groundId }) => groundId === ground.id);
    return finding === undefined || answered === null ? [] : [{ orderId, provider: answered.by, at: answered.at, finding }];
  });
  return (
    <li className="ground">
      <h3>{t('kase.ground', { n })}{colon}{label(GROUND_LABELS[kind])}</h3>
      {beside && <p className="fine">{t('turns.merge.besideGround')}</p>}
      {field !== null && (
        <p>
          {label(FIELD_LABELS[field])}
          {view.record.fields !== null && <> · {t('kase.recorded')}{colon}{value(field, view.record.fields[field])}</>}
          {claimedValue !== null && <> · {t('kase.claimed')}{colon}<strong>{value(field, claimedValue)}</strong></>}
        </p>
      )}
      <p className="prose">{explanation ?? <span className="fine">{t('kase.hidden')}</span>}</p>
      {answers.length === 0 && <p className="fine">{t('kase.noFinding')}</p>}
      {answers.map(({ orderId, provider, at, finding }) => (
        <div key={orderId} className={`finding finding-${finding.result}`}>
          <p><strong>{t('kase.finding')}{colon}{label(FINDING_LABELS[finding.result])}</strong> <span className="fine">{t('kase.findingBy', { org: org(provider), day: dayOf(at) })}</span></p>
          {finding.reason !== null && <p className="prose">{finding.reason}</p>}
          {finding.rightValue !== null && <p>{t('kase.rightValue')}{colon}<strong>{field === null ? finding.rightValue : value(field, finding.rightValue)}</strong></p>}
        </div>
      ))}
    </li>
  );
}
