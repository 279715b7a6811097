import { Type } from 'typebox';
import { LETTER_KINDS } from '../../domain/letter.ts';
import { MARKS, RECORD_STATES } from '../../domain/record.ts';
import { EVIDENCE, PACK_LIMITS } from '../../domain/policy-names.ts';
import { PUBLICITY_ENDINGS, REPAIR_CLASSES, SANCTIONS, SECTORS } from '../../domain/publicity.ts';
import { REFUSAL_REASONS, REPAIR_GROUNDS, REPAIR_ORIGINS, REPAIR_OUTCOMES, REVOCATION_REASONS, SHIELD_ENDS } from '../../domain/repair-acts.ts';
import { REPAIR_ACT_KINDS } from '../../domain/repair-permission.ts';
import { REPAIR_PHASES } from '../../domain/repair.ts';
import { StillShownView, ToldView } from './publicity-end.ts';
import { FetchedProof, ServiceCountView } from './repair-proofs.ts';
import { REPAIR_ENDINGS } from '../../domain/repair.ts';
import { Closed, DayText, DueView, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

const Clause = Closed({ edition: Type.String(), basis: Type.String(), source: Type.String(), evidence: OneOf(EVIDENCE) });
const Bound = Closed({ on: DayText, from: OneOf(['publication', 'penaltyDecision']), startedOn: DayText, clause: Clause, limit: Type.Optional(OneOf(PACK_LIMITS)) });
const Kept = Type.Array(OneOf(['notCorrected', 'notPerformed']));

/** When a record can be repaired, what happens by itself, and why; `plan` is null while the authority has stated nothing. */
export const RepairPlanView = Closed({
  recordId: Id, title: Type.String(), documentNumber: Type.String(), today: DayText, authority: OrgView,
  facts: Nullable(Closed({ sector: OneOf(SECTORS), sanctions: Type.Array(OneOf(SANCTIONS)), decidedOn: DayText, publishedOn: DayText, correctedOn: Nullable(DayText), performedOn: Nullable(DayText), restrictedUntil: Nullable(DayText) })),
  ended: Nullable(Closed({ on: DayText, how: OneOf(PUBLICITY_ENDINGS) })),
  plan: Nullable(Closed({
    class: OneOf(REPAIR_CLASSES), min: Nullable(Bound), max: Nullable(Bound),
    earliest: Nullable(Closed({ on: DayText, because: OneOf(['minimum', 'publication', 'bar', 'performed', 'today']) })), never: Nullable(Clause),
    missing: Type.Array(OneOf(['conductCorrected', 'dutyPerformed', 'commitment', 'proof'])), mayApply: Type.Boolean(),
    atMaximum: Closed({ how: OneOf(['always', 'whenCorrected']), stays: Kept, clause: Clause }), notPublicised: Nullable(Clause),
    readings: Type.Array(Closed({
      edition: Type.String(), class: OneOf(REPAIR_CLASSES), min: Nullable(Bound), max: Nullable(Bound),
      classes: Type.Array(Closed({ sanction: OneOf(SANCTIONS), class: OneOf(REPAIR_CLASSES), clause: Clause })),
    })),
  })),
  procedure: Nullable(Closed({
    pack: Type.String(), name: Type.String(), why: Clause, decisionDays: Type.Integer(), decisionBasis: Type.String(), decisionStatutory: Type.Boolean(), totalDays: Type.Integer(), totalBasis: Type.String(),
    totalStatutory: Type.Boolean(),
    /** What this authority has taken in fact, in the middle, over so many decisions of the last year. */
    usual: Nullable(Closed({ days: Type.Integer(), of: Type.Integer() })),
  })),
  measures: Type.Array(Closed({ id: Id, title: Type.String(), executor: OrgView, from: DayText, endsOn: Nullable(DayText), setBy: Nullable(OrgView), months: Nullable(Type.Integer()), lifted: Type.Boolean(), basis: Nullable(Type.String()) })),
  repairs: Type.Array(Closed({ id: Id, number: Type.String(), phase: OneOf(REPAIR_PHASES), outcome: Nullable(OneOf(REPAIR_OUTCOMES)) })),
  objection: Nullable(Closed({ id: Id, number: Type.String(), open: Type.Boolean() })),
  /** An objection that was converted to a repair: the application that follows keeps its instant of receipt. */
  converted: Nullable(Closed({ id: Id, number: Type.String(), receivedAt: InstantText })),
  /** Letters about the record itself: the hint (两书同达), the end of its publicity, or why it goes on. */
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText })),
  /** Proof from the authority's own system; without a connector it is uploaded. */
  connector: Type.Boolean(), fetchedProofs: Type.Array(FetchedProof),
  /** Social service of a natural person; null for anybody else. `count` is null where nothing is known of the publicity, or the class is not repaired so. */
  service: Nullable(Closed({
    count: Nullable(ServiceCountView), basis: Type.String(), mostMinutesPerDay: Type.Integer(), withinMonths: Type.Integer(), organisers: Type.Array(OrgView),
    entries: Type.Array(Closed({ id: Id, org: OrgView, on: DayText, minutes: Type.Integer(), confirmed: Nullable(Type.Integer()) })),
  })),
});
export type RepairPlanView = Type.Static<typeof RepairPlanView>;

export const PublicityBody = Closed({
  sector: OneOf(SECTORS), sanctions: Type.Array(OneOf(SANCTIONS), { minItems: 1, maxItems: SANCTIONS.length, uniqueItems: true }), decidedOn: DayText, publishedOn: DayText, correctedOn: Nullable(DayText), performedOn: Nullable(DayText),
  restrictedUntil: Nullable(DayText),
});
export const PublicityReceipt = Closed({ recordId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText, maxOn: Nullable(DayText) });

const EvidenceIds = Type.Array(Id, { maxItems: 20, uniqueItems: true });
export const RepairFileBody = Closed({
  recordId: Id, ground: OneOf(REPAIR_GROUNDS), statement: Type.String({ maxLength: 4000 }),
  commitment: Nullable(Closed({ text: Words(4000), signedBy: Words(100) })),
  proofs: Type.Array(Closed({ evidenceId: Id, datedOn: DayText, kind: Words(100) }), { maxItems: 20 }),
  powerOfAttorney: Nullable(Id), agent: Nullable(Words(100)), receivedOn: Nullable(DayText), convertedFrom: Nullable(Id), fetchedProofs: Type.Optional(Type.Array(Id, { maxItems: 20, uniqueItems: true })),
});
const DraftFile = Closed({ id: Id, fileName: Type.String({ maxLength: 300 }), size: Type.Integer({ minimum: 0 }) });
/** An application as far as it has been written; anything may still be missing. */
export const RepairDraftBody = Closed({
  ground: Type.Optional(OneOf(REPAIR_GROUNDS)), statement: Type.Optional(Type.String({ maxLength: 4000 })), proofs: Type.Optional(Type.Array(DraftFile, { maxItems: 20 })), proofKind: Type.Optional(Type.String({ maxLength: 100 })),
  proofDay: Type.Optional(Type.String({ maxLength: 10 })), agent: Type.Optional(Type.String({ maxLength: 100 })), power: Type.Optional(Type.Array(DraftFile, { maxItems: 1 })), convert: Type.Optional(Type.Boolean()),
});
export type RepairDraftBody = Type.Static<typeof RepairDraftBody>;
export const SavedRepairDraftView = Closed({ draft: Nullable(RepairDraftBody), savedAt: Nullable(InstantText) });
export const SupplementAskBody = Closed({ missing: Words(4000) });
export const SupplementBody = Closed({ statement: Type.String({ maxLength: 4000 }), evidenceIds: EvidenceIds });
export const RepairExtendBody = Closed({ reason: Words(1000) });
export const RepairDecideBody = Closed({ outcome: OneOf(REPAIR_OUTCOMES), reason: Nullable(OneOf(REFUSAL_REASONS)), reasons: Words(8000) });
export const RepairConversionBody = Closed({ reasons: Words(4000) });
export const RevokeBody = Closed({ reason: OneOf(REVOCATION_REASONS), reasons: Words(8000) });
export const ShieldBody = Closed({ how: OneOf(SHIELD_ENDS), reasons: Words(8000) });

export const RepairReceiptView = Closed({
  repairId: Id, number: Type.String(), actId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText, phase: OneOf(REPAIR_PHASES), next: Type.Array(DueView),
});

export const RepairListView = Closed({
  repairs: Type.Array(Closed({
    id: Id, number: Type.String(), recordId: Id, title: Type.String(), subjectName: Type.String(), authority: OrgView, origin: OneOf(REPAIR_ORIGINS), ground: OneOf(REPAIR_GROUNDS), phase: OneOf(REPAIR_PHASES),
    outcome: Nullable(OneOf(REPAIR_OUTCOMES)), filedAt: InstantText,
  })),
});

/** The records an authority made (谁认定谁修复), each with where its publicity and its newest repair stand. */
export const ProvidedRecordsView = Closed({
  today: DayText,
  /** There are more than these: ask for a word of the title, the name or the number. */
  more: Type.Boolean(),
  records: Type.Array(Closed({
    id: Id, title: Type.String(), number: Type.String(), subjectName: Type.String(), mark: OneOf(MARKS), state: OneOf(RECORD_STATES), providedOn: DayText,
    publicity: Nullable(Closed({ class: OneOf(REPAIR_CLASSES), publishedOn: DayText, maxOn: Nullable(DayText), ended: Nullable(Closed({ on: DayText, how: OneOf(PUBLICITY_ENDINGS) })), open: Kept })),
    repair: Nullable(Closed({ id: Id, number: Type.String(), phase: OneOf(REPAIR_PHASES), outcome: Nullable(OneOf(REPAIR_OUTCOMES)) })),
  })),
});
export type ProvidedRecordsView = Type.Static<typeof ProvidedRecordsView>;

/** One repair as its reader sees it. */
export const RepairView = Closed({
  id: Id, number: Type.String(), seq: Type.Integer(), recordId: Id, title: Type.String(), subjectName: Nullable(Type.String()), authority: OrgView, origin: OneOf(REPAIR_ORIGINS), ground: OneOf(REPAIR_GROUNDS),
  class: OneOf(REPAIR_CLASSES), sector: OneOf(SECTORS), pack: Type.String(), packName: Type.String(), phase: OneOf(REPAIR_PHASES), filedAt: InstantText, receivedAt: InstantText,
  statement: Nullable(Type.String()), commitment: Nullable(Closed({ text: Type.String(), signedBy: Type.String() })), agent: Nullable(Type.String()),
  evidence: Type.Array(Closed({ id: Id, fileName: Type.String() })), fetched: Type.Array(FetchedProof), service: Nullable(ServiceCountView), missing: Nullable(Type.String()),
  decision: Nullable(Closed({ at: InstantText, outcome: OneOf(REPAIR_OUTCOMES), reason: Nullable(OneOf(REFUSAL_REASONS)), reasons: Nullable(Type.String()), earliestOn: Nullable(DayText) })),
  effectedOn: Nullable(DayText), lifted: Type.Integer(), servedAt: Nullable(InstantText), certificate: Nullable(Type.String()),
  revoked: Nullable(Closed({ at: InstantText, reason: OneOf(REVOCATION_REASONS), reasons: Nullable(Type.String()), barUntil: Nullable(DayText) })),
  shieldEnd: Nullable(OneOf(SHIELD_ENDS)), ended: Nullable(OneOf(REPAIR_ENDINGS)), closedAt: Nullable(InstantText),
  duties: Type.Array(Closed({ ...DueView.properties, ref: Type.String(), owner: Type.String(), urgedAt: Nullable(InstantText), escalatedAt: Nullable(InstantText) })),
  notices: Type.Array(ToldView), stillShown: Type.Array(StillShownView), publishers: Type.Array(OrgView),
  letters: Type.Array(Closed({ id: Id, kind: OneOf(LETTER_KINDS), number: Type.String(), issuedAt: InstantText })),
  openObjection: Nullable(Type.String()),
  acts: Type.Array(Closed({ kind: OneOf(REPAIR_ACT_KINDS), ref: Type.String(), allowed: Type.Boolean(), code: Nullable(Type.String()), params: Type.Record(Type.String(), Type.String()), asksRating: Type.Boolean() })),
  timeline: Type.Array(Closed({ seq: Type.Integer(), kind: Type.String(), at: InstantText, org: Nullable(OrgView) })),
});
export type RepairView = Type.Static<typeof RepairView>;
