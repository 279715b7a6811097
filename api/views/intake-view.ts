import type { CaseMaterial } from '../../db/case-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Act } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActContents } from '../../domain/content.ts';
import type { ReferralRule } from '../../domain/intake-rules.ts';
import { openClock } from '../../domain/clock-fold.ts';
import { maskedIdentifier } from '../../domain/subject.ts';
import { dayAt, plusMs } from '../../domain/time.ts';
import type { IntakeView } from '../schemas/intake.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView, ZONE } from './shared-views.ts';
import type { Sight } from './sight.ts';

/** The intake of a case as this reader may see it: what people wrote only to those who may read it. */
export function intakeView(register: Register, orgs: Orgs, { situation: s, acts, words, now, earlier }: CaseMaterial, sight: Sight, actor: Actor): IntakeView {
  const said = <K extends 'supplementAsked' | 'supplemented' | 'notAccepted' | 'transferred' | 'successorCame' | 'powerGiven' | 'powerExamined'>(kind: K): ActContents[K] | undefined => {
    const act: Act | undefined = sight.words ? acts.findLast((each) => each.kind === kind) : undefined;
    return act === undefined ? undefined : (words.get(act.id) as ActContents[K] | undefined);
  };
  const platform = sight.relations.includes('platform');
  const referrals = register.pack(s.pack).intake?.referrals ?? [];
  const { supplement, withdrawal, ending } = s;
  const ended = ending?.how === 'notAccepted' ? said('notAccepted') : said('transferred');
  const referral = referrals.find(({ reason }) => reason === ending?.reason);
  const filed = sight.words ? (words.get(acts[0]!.id) as ActContents['filed'] | undefined) : undefined;
  const named = said('powerGiven')?.identifier;
  const examined = sight.words ? acts.findLast((each) => each.kind === 'powerGiven' || each.kind === 'powerExamined') : undefined;
  const refused = examined?.kind === 'powerExamined' && !examined.facts.granted ? examined : undefined;
  const waits = openClock(s, 'successorWait', s.caseId);
  const examination = openClock(s, 'powerExamination', s.caseId);
  return {
    stake: s.stake === undefined ? null : { kind: s.stake.kind, on: s.stake.on, what: filed?.stake ?? null, shown: s.stake.proofIds.length > 0 }, provisional: s.provisional === true,
    through: s.through === undefined ? null : { how: s.through.how, org: orgView(orgs, s.through.orgId) },
    applicant: s.applicant === undefined ? null : {
      as: s.applicant.as, name: filed?.applicant?.name ?? null, scope: filed?.applicant?.scope ?? null, validUntil: s.applicant.validUntil, fee: s.applicant.fee, flagged: s.applicant.flagged === true,
    },
    power: s.power === undefined || !sight.words ? null : {
      as: s.power.as, name: nameOfPower(s.power, acts, words), until: s.power.endsAt === null ? null : dayAt(plusMs(s.power.endsAt, -1), ZONE), flagged: s.power.flagged === true && platform, named: s.power.namedSeq !== undefined, scopes: s.power.scopes, endsAt: s.power.endsAt, endedAt: s.power.ended?.at ?? null, own: s.power.userId === actor.userId,
    },
    powerAsk: s.powerAsk === undefined || !sight.words ? null : {
      at: s.powerAsk.at, name: said('powerGiven')?.name ?? null, identifier: named === undefined ? null : sight.relations.includes('subject') ? named : maskedIdentifier(named), scope: said('powerGiven')?.scope ?? null, scopes: s.powerAsk.scopes, validUntil: s.powerAsk.validUntil, fee: s.powerAsk.fee, evidenceIds: s.powerAsk.evidenceIds,
      due: examination === undefined ? null : dueView(register, examination.terms, now),
    },
    powerRefused: refused === undefined ? null : { at: refused.occurredAt, reasons: said('powerExamined')?.reasons ?? null },
    supplement: supplement === undefined ? null : {
      askedAt: supplement.askedAt, items: supplement.items.map((item) => ({ item, explanation: said('supplementAsked')?.items.find((each) => each.item === item)?.explanation ?? null })),
      due: dueView(register, supplement.terms, now), lapse: supplement.lapse, receivedAt: supplement.received?.at ?? null, words: said('supplemented')?.words ?? null,
      lapsedAt: supplement.lapsed?.at ?? null,
    },
    withdrawal: withdrawal === undefined ? null : { askedAt: withdrawal.askedAt, confirmedAt: withdrawal.confirmedAt, goesOn: withdrawal.goesOn },
    subjectEnd: s.subjectEnd === undefined ? null : {
      how: s.subjectEnd.how, on: s.subjectEnd.on, due: waits === undefined ? null : dueView(register, waits.terms, now),
      came: s.subjectEnd.came === undefined ? null : { as: s.subjectEnd.came.as, at: s.subjectEnd.came.at, name: said('successorCame')?.name ?? null }, overAt: s.subjectEnd.overAt ?? null,
    },
    ending: ending === undefined ? null : { how: ending.how, at: ending.at, reason: ending.reason, reasons: ended?.reasons ?? null, referral: referral === undefined ? null : referralView(referral) },
    referrals: platform && s.phase === 'received' ? referrals.map(referralView) : [],
    earlier: platform ? earlier.map(({ id, number, phase, outcome, filed_at }) => ({ id, number, phase, outcome, filedAt: filed_at })) : [],
  };
}

/** Who acts for the subject, in the words of the act that named them. */
function nameOfPower({ namedSeq }: NonNullable<CaseMaterial['situation']['power']>, acts: CaseMaterial['acts'], words: CaseMaterial['words']): string | null {
  const act = acts.find(({ seq }) => seq === (namedSeq ?? 1));
  const said = act === undefined ? undefined : (words.get(act.id) as ActContents['powerGiven'] | ActContents['successorCame'] | ActContents['filed'] | undefined);
  if (said === undefined) return null;
  return 'name' in said ? said.name : ('applicant' in said ? (said.applicant?.name ?? null) : null);
}

const referralView = ({ reason, body, address, contact, basis }: ReferralRule) => ({ reason, body, address, contact, basis });
