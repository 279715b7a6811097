import type { EvidenceId, MeasureId, NoticeId, OrgId, ProofId, RecordId, RepairId, ServiceEntryId, SubjectId } from './ids.ts';
import type { LapseEffect } from './intake-acts.ts';
import type { ClockTerms, LedgerTerms } from './limit.ts';
import type { NoticeWay } from './notice-way.ts';
import type { KeptReason, PublicityEnding, PublicityFacts, RepairClass, Sector } from './publicity.ts';
import type { ServiceCount } from './social-service.ts';
import type { Day, Instant } from './time.ts';

/** Who began a repair: the subject, the platform's window for it (a paper application), or the authority itself (四(四), without an application). */
export const REPAIR_ORIGINS = ['subject', 'window', 'authority'] as const;
export type RepairOrigin = (typeof REPAIR_ORIGINS)[number];

/** What a repair rests on: the duties are done; a plan of reorganisation is carried out; a natural person did social service. */
export const REPAIR_GROUNDS = ['performed', 'reorganisation', 'socialService'] as const;
export type RepairGround = (typeof REPAIR_GROUNDS)[number];

/** `shielded`: for the time of a reorganisation; it becomes permanent or is restored. */
export const REPAIR_OUTCOMES = ['granted', 'refused', 'shielded'] as const;
export type RepairOutcome = (typeof REPAIR_OUTCOMES)[number];

/** Why a repair is refused (law.md §1.3, typical reasons). */
export const REFUSAL_REASONS = ['minimumNotReached', 'notCorrected', 'dutyUnperformed', 'commitmentUntrue', 'newViolation', 'noStanding', 'recordWithdrawn'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const REVOCATION_REASONS = ['falseCommitment', 'forgedProof'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** What a recipient says of the rating (评价) it keeps of the subject: worked out anew without the record, or it keeps none. */
export const RATINGS = ['updated', 'noneKept'] as const;
export type Rating = (typeof RATINGS)[number];

export const SHIELD_ENDS = ['permanent', 'restored'] as const;
export type ShieldEnd = (typeof SHIELD_ENDS)[number];

/** The acts of publicity on a record, and of a repair. */
export interface RepairFacts {
  /** The authority states what publicity rests on; the newest statement counts. */
  publicityStated: PublicityFacts & { recordId: RecordId };
  /**
   * At the maximum, by itself (law.md #17, #18). `told`: whoever was given the record, by its way (absent: in the web app) and with its clock (absent in older
   * acts, which told systems only); absent where nobody was.
   */
  publicityEnded: { recordId: RecordId; maxOn: Day; edition: string; class: RepairClass; told?: { noticeId: NoticeId; orgId: OrgId; by?: Exclude<NoticeWay, 'web'>; confirmation?: ClockTerms }[] };
  /** A system has said, signed, that its copy of what ended by itself is down: SHA-256 of what it said, and its key. */
  publicityEndAcknowledged: { recordId: RecordId; noticeId: NoticeId; orgId: OrgId; acknowledgement: string; key: string };
  /** At the maximum it goes on, and why. */
  publicityKept: { recordId: RecordId; maxOn: Day; edition: string; reasons: KeptReason[] };

  repairFiled: {
    repairId: RepairId; recordId: RecordId; recordVersion: number; subjectId: SubjectId; authorityId: OrgId; platformId: OrgId; number: string;
    origin: RepairOrigin; ground: RepairGround; sector: Sector; class: RepairClass; pack: string;
    /** Which edition governs: that of this instant. Earlier than the act where a paper came earlier, or an objection became a repair. */
    receivedAt: Instant;
    evidenceIds: EvidenceId[]; acceptance: ClockTerms | null; total: ClockTerms;
    /** Proof from the authority's own system that it rests on; absent where there is none. */
    fetched?: { proofId: ProofId; authorityId: OrgId; correctedOn: Day | null; performedOn: Day | null; asOf: Instant }[];
    /** The social service it rests on, as it was counted, by which rule. */
    service?: ServiceCount & { entries: ServiceEntryId[] };
    /** Only where the authority began it: nobody has to accept. */
    decision: ClockTerms | null;
  };
  repairAccepted: { decision: ClockTerms };
  /** `lapse`: what becomes of it when nothing comes; absent: it counts as withdrawn. */
  repairSupplementAsked: { supplement: ClockTerms; lapse?: LapseEffect };
  repairSupplemented: { evidenceIds: EvidenceId[]; acceptance: ClockTerms };
  repairExtended: { count: number; left: number; decision: LedgerTerms };
  repairDecided: { outcome: RepairOutcome; reason: RefusalReason | null; earliestOn: Day | null };
  repairWithdrawn: Record<string, never>;
  /** 实为异议 (law.md §8, 24): the instant of receipt goes along to the objection that follows. */
  repairConverted: { receivedAt: Instant };
  repairRevoked: { reason: RevocationReason; barUntil: Day | null; restored: MeasureId[] };
  shieldSettled: { how: ShieldEnd; lifted: MeasureId[] };
  /** 各网站不一致: the subject has seen that somebody still shows or uses what has ended; whoever it is is told again. */
  stillShownReported: { orgId: OrgId; evidenceIds: EvidenceId[] };

  /** The decision carried out, all at once (同步): publicity, sharing and use end, measures are lifted or shielded. */
  repairEffected: { how: Extract<PublicityEnding, 'repaired' | 'shielded'>; on: Day; lifted: MeasureId[] };
  repairServed: Record<string, never>;
  repairCertified: { certificate: string };
  /**
   * The supplement did not come: the application counts as withdrawn, and may be made again at once. Where the limit is neither text nor signed it
   * may take nothing from the subject: the application goes on with what there is (`acceptance`: its clock anew).
   */
  repairLapsed: { acceptance?: ClockTerms };
  repairClosed: Record<string, never>;
}

/** The class of author of each of these kinds. */
export const REPAIR_AUTHORS = {
  publicityStated: 'person', publicityEnded: 'sweep', publicityEndAcknowledged: 'sweep', publicityKept: 'sweep',
  repairFiled: 'person', repairAccepted: 'person', repairSupplementAsked: 'person', repairSupplemented: 'person', repairExtended: 'person', repairDecided: 'person',
  repairWithdrawn: 'person', repairConverted: 'person', repairRevoked: 'person', shieldSettled: 'person', stillShownReported: 'person',
  repairEffected: 'procedure', repairServed: 'procedure', repairCertified: 'procedure', repairLapsed: 'procedure', repairClosed: 'procedure',
} as const satisfies Record<keyof RepairFacts, 'person' | 'procedure' | 'sweep'>;

/** Words that go beside these acts. */
export interface RepairContents {
  repairFiled: { statement: string; commitment: { text: string; signedBy: string } | null; proofs: { evidenceId: EvidenceId; datedOn: Day; kind: string }[]; agent: string | null; fetched?: { proofId: ProofId; system: string; reference: string }[] };
  repairSupplementAsked: { missing: string };
  repairSupplemented: { statement: string };
  repairExtended: { reason: string };
  repairDecided: { reasons: string };
  repairRevoked: { reasons: string };
  shieldSettled: { reasons: string };
  stillShownReported: { where: string; statement: string };
}
