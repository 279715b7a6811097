import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { MeasureId } from './ids.ts';
import type { Sanction } from './publicity.ts';
import type { Reclassed } from './reclassed.ts';
import type { RecordField } from './record.ts';

interface Asked {
  sanctions?: readonly Sanction[];
  remedy: string;
  changes: readonly { field: RecordField; to: string }[];
}

/**
 * 部分成立、重新认定轻重 (law.md §8, 17): the class and the period follow from the right sanctions; a period that was stated goes along, and measures of the catalogue
 * that are not for the new class are lifted.
 */
export function reclassing({ sanctions, remedy, changes }: Asked, world: Pick<CaseWorld, 'reclass' | 'unfit' | 'record'>): { reclassed: Reclassed; changes: { field: RecordField; to: string }[]; lift: MeasureId[] } | null {
  if (sanctions === undefined) return null;
  const found = remedy === 'correct' && sanctions.length > 0 ? world.reclass?.(sanctions) : undefined;
  if (found === undefined || found.same) throw new Refusal('invalid-field', { field: '/sanctions' });
  const { from, to, until } = found;
  const moved = until !== null && world.record.fields.publicUntil !== '' && world.record.fields.publicUntil !== until && !changes.some(({ field }) => field === 'publicUntil');
  return { reclassed: { sanctions: [...sanctions], from, to, until }, changes: [...changes, ...(moved ? [{ field: 'publicUntil' as const, to: until }] : [])], lift: from === to ? [] : (world.unfit?.(to) ?? []) };
}
