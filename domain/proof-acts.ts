import type { OrgId, ProofId, RecordId } from './ids.ts';
import type { Day, Instant } from './time.ts';

/** Proof that was fetched from the system of the authority itself (law.md §1.3: the authority's own data go before papers), on the record's own log. */
export interface ProofFacts {
  /** `asOf`: of when the authority's system says so; `sha256`: of the signed answer as it came, `key` the authority's that signed it. What it says in words is content. */
  proofFetched: { proofId: ProofId; recordId: RecordId; authorityId: OrgId; requestId: string; correctedOn: Day | null; performedOn: Day | null; asOf: Instant; sha256: string; key: string };
}
export const PROOF_AUTHORS = { proofFetched: 'person' } as const satisfies Record<keyof ProofFacts, 'person'>;

export interface ProofContents {
  proofFetched: ProofWords;
}
export interface ProofWords {
  /** The authority's system, as it calls itself, and its own number of what it has on file. */
  system: string;
  reference: string;
  /** The answer as it came, signed: anybody with the authority's public key can check it. */
  signed: string;
}
