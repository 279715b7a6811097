import type { EvidenceId, OrderId } from './ids.ts';

/** New evidence while a case is under way (law.md §8, 13). */
export interface EvidenceFacts {
  /** 补充证据: whoever has not answered yet answers it as well. `again`: requests that had been answered without it and are put anew. */
  evidenceAdded: { evidenceIds: EvidenceId[]; again: OrderId[] };
}

/** What the applicant says the files show, for whoever has to answer them. */
export interface EvidenceContents {
  evidenceAdded: { words: string };
}
