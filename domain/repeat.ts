import type { Ground } from './objection.ts';

/** What is known of a file without opening it: the register keeps no fingerprint of what stands in it. */
export interface FileLook {
  mediaType: string;
  size: number;
}

/** What an objection is about and what it brings. */
export interface Brought {
  recordVersion: number;
  grounds: readonly Pick<Ground, 'kind' | 'field'>[];
  files: readonly FileLook[];
}

/** Why an objection is no repetition: nothing was rejected before, the record has another version, the ground is another, or it brings what was not there. */
export const NO_REPEAT = ['nothingRejected', 'newVersion', 'otherGround', 'newEvidence'] as const;
export type NoRepeat = (typeof NO_REPEAT)[number];

/**
 * 重复异议 (law.md §8, 3): about the version of the record that was examined, on no ground but those rejected then, with no file but
 * those examined then. A file is known again by its type and size. Null: it is a repetition.
 */
export function noRepeat(now: Brought, rejected: readonly Brought[]): NoRepeat | null {
  if (rejected.length === 0) return 'nothingRejected';
  const same = rejected.filter(({ recordVersion }) => recordVersion === now.recordVersion);
  if (same.length === 0) return 'newVersion';
  const before = same.flatMap(({ grounds }) => grounds);
  if (now.grounds.some((g) => !before.some((b) => b.kind === g.kind && b.field === g.field))) return 'otherGround';
  const seen = same.flatMap(({ files }) => files);
  return now.files.some((f) => !seen.some((b) => b.mediaType === f.mediaType && b.size === f.size)) ? 'newEvidence' : null;
}
