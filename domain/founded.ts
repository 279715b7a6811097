import type { Evidence } from './limit.ts';

/** What a value of a pack rests on. */
export interface Founded {
  basis: string;
  evidence: Evidence;
  /** Where it was read: a number or section of the law notes, or an address. */
  source: string;
}

/** Reads an object of a pack: its own fields by name, and what it rests on. */
export type ReadFounded = <T>(value: unknown, path: string, own: readonly string[], read: (fields: Readonly<Record<string, unknown>>) => T) => T & Founded;
