import type { AgentFilingWords } from './agent-acts.ts';
import type { SupplementItem } from './intake-acts.ts';
import type { EvidenceContents } from './evidence-acts.ts';
import type { ExceptionContents } from './exception-acts.ts';
import type { BreachContents } from './breach.ts';
import type { DecisionWords } from './decision-draft.ts';
import type { FindingResult } from './objection.ts';
import type { EvidenceId, GroundId, MeasureId, OrgId } from './ids.ts';
import type { LetterCorrectionContents } from './letter-correction-acts.ts';
import type { RecordField } from './record.ts';
import type { HarmContents } from './harm-acts.ts';
import type { RestorationContents } from './restoration-acts.ts';
import type { ComplaintContents } from './complaint-acts.ts';
import type { ProofContents } from './proof-acts.ts';
import type { RepairContents } from './repair-acts.ts';
import type { MergeContents } from './merge-acts.ts';
import type { TurnContents } from './turn-acts.ts';
import type { SocialServiceContents } from './social-service-acts.ts';

/**
 * The words people add to their acts. Kept beside the log, encrypted per subject and erasable; the act holds only a
 * salted commitment to them.
 */
export interface ActContents extends LetterCorrectionContents, TurnContents, MergeContents, ExceptionContents, BreachContents, HarmContents, RepairContents, ProofContents, SocialServiceContents, RestorationContents, ComplaintContents, EvidenceContents {
  filed: {
    grounds: { groundId: GroundId; explanation: string; claimedValue: string | null }[];
    /** Where the subject was refused, by whom, what they were shown. */
    refusal: { where: string; byWhom: string; shown: string } | null;
    /** What is at stake; absent where nothing was told. */
    stake?: string;
    /** Who stood at the window; absent where the subject filed by itself. */
    applicant?: { name: string; identifier: string | null; scope: string };
  };
  accepted: { remark: string; further?: { orgId: OrgId; reason: string }[] };
  verificationRecalled: { reason: string };
  disowned: { reason: string };
  stayAnswered: { document: string };
  repairConverted: { reasons: string };
  subjectEnded: { document: string };
  /** `identifier`: of whoever came, where they log in here. */
  successorCame: { name: string; document: string; identifier?: string };
  powerGiven: { name: string; identifier: string; scope: string };
  powerExamined: { reasons: string };
  jointMeetingHeld: { minutes: string; findings: { groundId: GroundId; result: FindingResult; reason: string; rightValue: string | null }[] };
  answered: { findings: { groundId: GroundId; result: FindingResult; reason: string; rightValue: string | null }[]; evidence?: { evidenceId: EvidenceId; by: string; reason: string }[] };
  decisionDrafted: DecisionWords;
  /** 审核意见; empty: none. */
  decisionReviewed: { remark: string };
  decisionReturned: { remark: string };
  baseAnnulled: { document: string };
  baseInRemedy: { document: string };
  serviceReceipted: { remark: string };
  noticePublished: { where: string; reason: string };
  remedyFiled: { document: string };
  remedyServed: { document: string };
  remedyAnswered: { document: string };
  remedyEnded: { document: string };
  suspensionImposed: { document: string };
  suspensionEnded: { document: string };
  decided: { facts: string; reasons: string; changes: { field: RecordField; to: string }[] };
  reopened: { reasons: string };
  clockExtended: { reason: string };
  recipientDefunct: { reason: string };
  clockStopped: { explanation: string };
  clockRestarted: { remark: string };
  supplementAsked: { items: { item: SupplementItem; explanation: string }[] };
  supplemented: { words: string };
  notAccepted: { reasons: string };
  transferred: { reasons: string };
  withdrawalAsked: { reasons: string };
  inquiryFiled: { where: string; byWhom: string; shown: string; filing?: AgentFilingWords };
  inquiryAnswered: { answer: string };
  quarantineDecided: { reason: string };
  measureWithdrawn: { reason: string };
  measureExecuted: { where: string; words: string };
  measureRegistered: { measureId: MeasureId; title: string; basis: string };
}
export type ContentKind = keyof ActContents;
