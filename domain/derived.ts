import type { DerivedEntry } from './derived-entry.ts';
import type { CatalogueEdition } from './measure-catalogue.ts';
import { catalogueOn } from './measure-catalogue.ts';
import { isUnconfirmed } from './policy-evidence.ts';
import type { RecordCategory } from './record.ts';
import type { Day } from './time.ts';

/** One record with what decides whether anything follows from it. */
export interface BaseRecord {
  category: RecordCategory;
  /** The sector its authority stated; null: its kind is its field. */
  sector: string | null;
  state: 'inForce' | 'suspended' | 'over';
}

export interface DerivedConsequence extends Pick<DerivedEntry, 'code' | 'title' | 'sort'> {
  basis: string;
  state: 'inForce' | 'suspended';
}

/** What follows, in a form to be compared: which lists and bars, and whether each rests. */
export const followsText = (derived: readonly Pick<DerivedConsequence, 'code' | 'state'>[]): string => derived.map(({ code, state }) => `${code}:${state}`).sort().join(',');

/** Whether an entry works on a day: its time has come, and a clause that somebody stands for is entered. */
export const isSwitchedOn = ({ from, until, basis, evidence }: DerivedEntry, day: Day): boolean => from <= day && (until === null || until >= day) && basis !== null && !isUnconfirmed(evidence);

/** The entries of the edition in force on a day. */
export const derivedEntriesOn = (editions: readonly CatalogueEdition[], day: Day): readonly DerivedEntry[] => catalogueOn(editions, day)?.derived ?? [];

/**
 * What follows from these records on a day. It holds as long as the records in force alone carry it; where it needs one that is suspended it is suspended with it, and with the last that carries it
 * it ends. Nothing is kept: what was worked out from a record that is withdrawn is not there any more.
 */
export function derivedFrom(entries: readonly DerivedEntry[], records: readonly BaseRecord[], day: Day): DerivedConsequence[] {
  const fieldsOf = (entry: DerivedEntry, states: readonly BaseRecord['state'][]): number =>
    new Set(records.filter((r) => states.includes(r.state) && entry.categories.includes(r.category)).map((r) => r.sector ?? r.category)).size;
  return entries.filter((entry) => isSwitchedOn(entry, day)).flatMap((entry): DerivedConsequence[] => {
    if (fieldsOf(entry, ['inForce', 'suspended']) < entry.fields) return [];
    const { code, title, sort, basis } = entry;
    return [{ code, title, sort, basis: basis!, state: fieldsOf(entry, ['inForce']) >= entry.fields ? 'inForce' : 'suspended' }];
  });
}
