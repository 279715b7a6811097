import type { RecordedBy } from './filing-acts.ts';
import type { IncidentId, OrgId, UploadId } from './ids.ts';
import type { ClockTerms } from './limit.ts';
import type { Finding, FindingResult, GroundKind } from './objection.ts';
import type { RecordField } from './record.ts';

/** What is wrong with every record of a batch, as one ground. */
export interface IncidentGround {
  kind: GroundKind;
  field: RecordField | null;
}

/** What the provider can find of a record in the batch. */
export const INCIDENT_RESULTS = ['accurate', 'inaccurate', 'cannotVerify'] as const satisfies readonly FindingResult[];
export type IncidentResult = (typeof INCIDENT_RESULTS)[number];

/**
 * Acts of a faulty batch (law.md §8, 43), in a log of its own, and what its cases say of it in theirs. Words and tables stand in the register's
 * tables; the act commits to them by their SHA-256, in hex.
 */
export interface IncidentFacts {
  /** 发现错误批次: `records` are held from this act on. */
  incidentFound: {
    incidentId: IncidentId; number: string; uploadId: UploadId; providerId: OrgId; superiorId: OrgId | null; platformId: OrgId; ground: IncidentGround; records: number;
    pack: string; words: string; answer: ClockTerms;
    /** Who handed the batch in; absent in acts from before it was asked. */
    recordedBy?: RecordedBy;
  };
  /** Every record has a case of its own, or a reason why not. */
  incidentCasesOpened: { opened: number; skipped: number };
  /** One verification for all: how many of each result, and the table of results. */
  incidentAnswered: { counts: Record<IncidentResult, number>; table: string; words: string; decision: ClockTerms };
  /** 拟稿 and 签发 of the one decision for all, by two people. `silent`: nobody has answered. */
  incidentDrafted: { words: string; liftCorrected: boolean; silent: boolean };
  incidentDecided: { draft: number };
  incidentSettled: { decided: number; skipped: number };
  incidentClosed: Record<string, never>;
  /** In the log of a case: what was found for all cases of the incident, and with it for this one. */
  incidentHeard: { incidentId: IncidentId; findings: Finding[] };
}

export const INCIDENT_AUTHORS = {
  incidentFound: 'person', incidentAnswered: 'person', incidentDrafted: 'person', incidentDecided: 'person',
  incidentCasesOpened: 'procedure', incidentSettled: 'procedure', incidentClosed: 'procedure', incidentHeard: 'entailed',
} as const satisfies Record<keyof IncidentFacts, 'person' | 'procedure' | 'entailed'>;
