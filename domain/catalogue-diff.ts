import type { ChangedValue } from './edition-diff.ts';
import type { Label } from './labels.ts';
import type { CatalogueEdition } from './measure-catalogue.ts';

const words = (zh: string, en: string): Label => ({ zh, en });
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What an edition of the catalogue says otherwise than the one before; of what it leaves out, how many measures end with it. */
export function catalogueDiff(before: CatalogueEdition | null, after: CatalogueEdition, applied: ReadonlyMap<string, number>): ChangedValue[] {
  const [old, now] = [before?.measures ?? [], after.measures];
  const measures = [...new Set([...old, ...now].map(({ code }) => code))].flatMap((code): ChangedValue[] => {
    const [a, b] = [old.find((m) => m.code === code), now.find((m) => m.code === code)];
    if (same(a, b)) return [];
    const text = (m: typeof a): Label | null => (m === undefined ? null : words(`${m.basis}；${m.from}起${m.until === null ? '' : `至${m.until}`}`, `${m.basis}; from ${m.from}${m.until === null ? '' : ` to ${m.until}`}`));
    const ends = applied.get(code) ?? 0;
    return [{ pointer: `/measures/${code}`, name: words((b ?? a)!.title, (b ?? a)!.title), before: text(a), after: text(b) ?? words(`不再列入：${ends}项已采取的措施终止`, `left out: ${ends} applied measures end`) }];
  });
  const [oldDerived, nowDerived] = [before?.derived ?? [], after.derived ?? []];
  const derived = [...new Set([...oldDerived, ...nowDerived].map(({ code }) => code))].flatMap((code): ChangedValue[] => {
    const [a, b] = [oldDerived.find((d) => d.code === code), nowDerived.find((d) => d.code === code)];
    if (same(a, b)) return [];
    const text = (d: typeof a): Label | null => (d === undefined ? null : d.basis === null ? words('没有依据，停用', 'no basis, switched off') : words(d.basis, d.basis));
    return [{ pointer: `/derived/${code}`, name: words((b ?? a)!.title, (b ?? a)!.title), before: text(a), after: text(b) }];
  });
  return [...measures, ...derived];
}
