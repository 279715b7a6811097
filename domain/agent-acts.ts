import type { ApplicantKind, FeeAnswer, PowerFacts, PowerScope } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { GroundKind } from './objection.ts';
import type { RecordField } from './record.ts';
import type { Day } from './time.ts';

/** By what right somebody files online for another; `self` has a form of its own, and a legal representative logs in for the company. */
export const REPRESENTATIVE_KINDS = ['agent', 'successor', 'liquidator', 'heir'] as const satisfies readonly ApplicantKind[];
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

/** What the platform says to whoever filed for another, once it has examined the authority; `noPower` says nothing of whether there is such a record. */
export const AGENT_RESULTS = ['taken', 'noPower', 'noSuchRecord', 'alreadyOpen', 'notOurs'] as const;
export type AgentResult = (typeof AGENT_RESULTS)[number];

export interface PowerActFacts {
  /**
   * 事后委托: named by the subject for the case as it is, by a document; who it is, is content. Nobody sees or does anything by it yet.
   * `examination`: by when the platform examines it; absent in acts from before that had a limit.
   */
  powerGiven: { scopes: PowerScope[]; validUntil: Day; fee: FeeAnswer; evidenceIds: EvidenceId[]; examination?: ClockTerms };
  /** 核验授权: by a clerk of the platform; from its commit on the agent sees and acts as far as it reaches. */
  powerExamined: { granted: boolean; power?: PowerFacts; flagged?: true };
  /** 撤回授权: from its commit on the agent sees and does nothing any more; the objection stays the subject's. */
  powerRevoked: Record<string, never>;
}

/** What the log keeps of an objection for another; the words stand beside the act. */
export interface AgentFilingFacts {
  as: RepresentativeKind;
  scopes: PowerScope[];
  validUntil: Day | null;
  proofIds: EvidenceId[];
  evidenceIds: EvidenceId[];
  fee: FeeAnswer;
  flagged?: true;
}

/** The words of it, sealed under the key of whoever filed. */
export interface AgentFilingWords {
  /** Of the subject, as printed. */
  identifier: string;
  /** Of the decision or record, as printed. */
  documentNumber: string;
  grounds: { kind: GroundKind; field: RecordField | null; explanation: string; claimedValue: string | null }[];
  scope: string;
}
