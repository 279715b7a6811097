import type { Act } from './act.ts';
import type { BreachContents } from './breach.ts';
import { harmIdOf, reportedUse } from './breach-situation.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { FiledHarm, HarmContents, HarmFacts, HarmWords } from './harm-acts.ts';
import type { HarmId, OrgId } from './ids.ts';
import { isStatutory } from './limit.ts';
import type { PolicyPack } from './policy.ts';
import { workingDayFrom } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { CaseSituation } from './situation.ts';
import { addMonths, dayAt } from './time.ts';
import type { Day } from './time.ts';

/** Entries of the diary as they are handed in: opened, with their files. */
export type HarmRequest = { kind: 'harmsFiled'; harms: (FiledHarm & HarmWords)[]; evidenceIds: FiledHarm['evidenceIds'] };

/** Makes the act; each entry once, none of a day to come. */
export function harmAct({ kind, harms, evidenceIds }: HarmRequest, s: CaseSituation, world: CaseWorld): { draft: { kind: 'harmsFiled'; facts: HarmFacts['harmsFiled'] }; content: HarmContents['harmsFiled'] } {
  if (harms.length === 0) throw new Refusal('value-needed', { field: '/entryIds' });
  const filed = harmsOf(s).map((h) => h.entryId);
  const twice = harms.findIndex((h, i) => filed.includes(h.entryId) || harms.findIndex((o) => o.entryId === h.entryId) < i);
  if (twice >= 0) throw new Refusal('already-done', { field: `/entryIds/${twice}` });
  const toCome = harms.findIndex((h) => h.on > dayAt(world.at, world.pack.zone));
  if (toCome >= 0) throw new Refusal('date-in-future', { field: `/entryIds/${toCome}` });
  return {
    draft: { kind, facts: { harms: harms.map((h) => ({ entryId: h.entryId, harm: h.harm, on: h.on, orgId: h.orgId, evidenceIds: h.evidenceIds })), evidenceIds } },
    content: { harms: harms.map(({ entryId, where, what, amount }) => ({ entryId, where, what, amount })) },
  };
}

/** The acts whose words say what was lost. */
export const HARM_ACTS = ['harmsFiled', 'breachReported'] as const;
/** What the words of such an act say of each entry. */
export function harmWordsIn(act: Act, words: unknown): HarmWords[] {
  if (words === undefined || words === null) return [];
  if (act.kind === 'harmsFiled') return (words as HarmContents['harmsFiled']).harms;
  if (act.kind !== 'breachReported') return [];
  const { where, what } = words as BreachContents['breachReported'];
  return [{ entryId: harmIdOf(reportedUse(act.facts)), where, what, amount: null }];
}

export const harmsOf = (s: Pick<CaseSituation, 'harms'>): readonly FiledHarm[] => s.harms ?? [];

/** What an organisation has to answer: what came through it, and, where it executed a measure, or provided the record and nobody did, what nobody can be named for. */
export const harmsFor = (s: CaseSituation, orgId: OrgId, forAll: boolean, inOffice: (org: OrgId) => OrgId): FiledHarm[] =>
  harmsOf(s).filter((h) => (h.orgId === null ? forAll : inOffice(h.orgId) === orgId));

/** What is said of an entry: of a use that more than one side has reported, by each. */
export function saidOf(words: readonly HarmWords[], entryId: HarmId): HarmWords | undefined {
  const all = words.filter((w) => w.entryId === entryId);
  const joined = (of: (w: HarmWords) => string): string => [...new Set(all.map(of))].join('；');
  return all[0] === undefined ? undefined : { ...all[0], where: joined((w) => w.where), what: joined((w) => w.what) };
}

/** Sum of amounts in yuan, by the cent; what is no amount counts nothing. */
export const sumOf = (amounts: readonly (string | null)[]): string => {
  const cents = amounts.reduce((sum, amount) => sum + (amount === null ? 0n : BigInt(amount.replace('.', ''))), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
};

/** 国家赔偿法 39: two years from when the subject knew or should have known. The safe day counts from the first harm, the later one from the service of the decision that found the record wrong. */
export interface ClaimDates {
  from: Day;
  until: Day;
  servedOn: Day;
  fromServiceUntil: Day;
  months: number;
  basis: string;
  statutory: boolean;
}
export function claimDates(firstHarm: Day, servedOn: Day, pack: PolicyPack, calendar: Calendar): ClaimDates | null {
  const limit = pack.limits.compensationClaim;
  if (limit === undefined) return null;
  const { count, basis } = limit;
  const last = (day: Day): Day => workingDayFrom(calendar, addMonths(day, count)).day;
  const from = firstHarm < servedOn ? firstHarm : servedOn;
  return { from, until: last(from), servedOn, fromServiceUntil: last(servedOn), months: count, basis, statutory: isStatutory(limit) };
}

