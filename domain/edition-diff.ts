import type { Label } from './labels.ts';
import type { Pack } from './policy.ts';
import { PACK_RULES } from './policy.ts';
import type { FoundedValue } from './policy-evidence.ts';
import { foundedValues } from './policy-evidence.ts';
import { valueName, valueText } from './policy-words.ts';

/** One value that an edition changes; null: it is not there. */
export interface ChangedValue {
  pointer: string;
  name: Label;
  before: Label | null;
  after: Label | null;
}

const text = (pack: Pack, value: FoundedValue | undefined): Label | null =>
  value === undefined ? null : valueText(value, value.limit === null ? null : (pack.limits[value.limit]?.unit ?? null));
const plain = (value: unknown): Label | null => {
  if (value === null || value === undefined) return null;
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  return { zh: words, en: words };
};

/** Fields in one order: what came back from the database has them in another. */
const stable = (value: unknown): string => JSON.stringify(value, (_, part: unknown) =>
  typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);

/** What an edition says otherwise than the one it follows: each value that rests on something, and the plain ones. */
export function editionDiff(before: Pack | null, after: Pack): ChangedValue[] {
  const [old, now] = [before === null ? [] : foundedValues(before), foundedValues(after)];
  const pointers = [...new Set([...old, ...now].map(({ pointer }) => pointer))];
  const changed = pointers.flatMap((pointer): ChangedValue[] => {
    const [a, b] = [old.find((each) => each.pointer === pointer), now.find((each) => each.pointer === pointer)];
    const same = a !== undefined && b !== undefined && stable([a.value, a.basis, a.evidence]) === stable([b.value, b.basis, b.evidence]);
    if (same) return [];
    return [{ pointer, name: valueName((b ?? a)!), before: before === null ? null : text(before, a), after: text(after, b) }];
  });
  const shown = new Set(pointers.map((pointer) => pointer.split('/')[1]));
  const plainly = PACK_RULES.filter((name) => !shown.has(name) && stable(before?.[name] ?? null) !== stable(after[name] ?? null)).map((name): ChangedValue => ({
    pointer: `/${name}`, name: { zh: name, en: name }, before: plain(before?.[name]), after: plain(after[name]),
  }));
  return [...changed, ...plainly];
}
