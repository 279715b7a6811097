import type { Evidence } from './limit.ts';

/** What a value of a pack rests on. */
export interface Founded {
  basis: string;
  evidence: Evidence;
  /** Where it was read: a number or section of the law notes, or an address. */
  source: string;
}
