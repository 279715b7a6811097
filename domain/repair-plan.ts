import { Refusal } from './errors.ts';
import type { PackLimit } from './policy.ts';
import type { PackLimitName } from './policy-names.ts';
import type { EarliestReason, KeptReason, PublicityFacts, RepairClass } from './publicity.ts';
import { keptReasons, REPAIR_CLASSES } from './publicity.ts';
import type { ClassRule, EndsByItself, RepairEdition } from './repair-regime.ts';
import { classRule } from './repair-regime.ts';
import type { Day } from './time.ts';
import { addDays, addMonths } from './time.ts';

/** A clause that a value of the plan rests on. */
export interface Clause {
  edition: string;
  basis: string;
  source: string;
  evidence: ClassRule['evidence'];
}

/** One bound of publicity: the day, what it was counted from, and by which clause. */
export interface Bound {
  on: Day;
  from: 'publication' | 'penaltyDecision';
  startedOn: Day;
  clause: Clause;
  /** The pack's limit; absent where the record's own restriction governs. */
  limit?: PackLimitName;
}

/** What one edition makes of a record: its class is that of its gravest sanction, its bounds those of the longest (law.md §1.2). */
export interface EditionReading {
  edition: string;
  validFrom: Day;
  class: RepairClass;
  classes: { sanction: ClassRule['sanctions'][number]; class: RepairClass; clause: Clause }[];
  /** null: the class has none in this edition, or its clause has not been seen. */
  min: Bound | null;
  max: Bound | null;
}

/** What is missing before an application can be granted. */
export type MissingForRepair = 'conductCorrected' | 'dutyPerformed' | 'commitment' | 'proof';

/** When a subject may apply for repair, what happens by itself, and why. */
export interface RepairPlan {
  class: RepairClass;
  /** Every edition that has governed the record since it was published, as read. */
  readings: EditionReading[];
  start: Bound | null;
  min: Bound | null;
  max: Bound | null;
  /** The first day on which an application can be received; null: never (`never` says why). */
  earliest: { on: Day; because: EarliestReason } | null;
  never: Clause | null;
  missing: MissingForRepair[];
  /** What the maximum day does by itself, as things stand. */
  atMaximum: { how: EndsByItself; clause: Clause; stays: KeptReason[] };
  notPublicised: Clause | null;
  today: Day;
}

const MIN_LIMIT: Record<RepairClass, PackLimitName | null> = { minor: null, general: 'publicityGeneralMin', serious: 'publicitySeriousMin' };
const MAX_LIMIT: Record<RepairClass, PackLimitName> = { minor: 'publicityMinorMax', general: 'publicityGeneralMax', serious: 'publicitySeriousMax' };

const clauseOf = (edition: string, { basis, source, evidence }: { basis: string; source?: string; evidence: Clause['evidence'] }): Clause => ({ edition, basis, source: source ?? '', evidence });
const later = (a: RepairClass, b: RepairClass): RepairClass => (REPAIR_CLASSES.indexOf(a) >= REPAIR_CLASSES.indexOf(b) ? a : b);

/** Where a period of publicity ends: the corresponding day, or the month's last (民法典 202). It never rolls: it stops on the day, in the subject's favour. */
export function publicityEnd(limit: PackLimit, startedOn: Day): Day {
  if (limit.roll !== 'none') throw new Refusal('internal', { detail: 'the end of publicity does not roll' });
  switch (limit.unit) {
    case 'months':
      return addMonths(startedOn, limit.count);
    case 'calendarDays':
      return addDays(startedOn, limit.count);
    case 'workingDays':
    case 'hours':
      throw new Refusal('internal', { detail: `publicity is not counted in ${limit.unit}` });
  }
}

function boundOf({ pack }: RepairEdition, name: PackLimitName | null, facts: PublicityFacts): Bound | null {
  const limit = name === null ? undefined : pack.limits[name];
  if (name === null || limit === undefined) return null;
  const from = limit.from === 'penaltyDecision' ? 'penaltyDecision' : 'publication';
  const startedOn = from === 'penaltyDecision' ? facts.decidedOn : facts.publishedOn;
  return { on: publicityEnd(limit, startedOn), from, startedOn, clause: clauseOf(pack.version, limit), limit: name };
}

/** Of several bounds the last one; with one of them unknown nothing is claimed. */
const longest = (bounds: readonly (Bound | null)[]): Bound | null =>
  bounds.some((bound) => bound === null) ? null : bounds.reduce<Bound | null>((found, bound) => (found === null || bound!.on > found.on ? bound : found), null);

/** Reads a record by one edition. Several sanctions in one decision: the longest period governs (law.md #20). */
export function readBy(edition: RepairEdition, facts: PublicityFacts): EditionReading {
  const { pack, regime } = edition;
  const classes = facts.sanctions.map((sanction) => {
    const rule = classRule(regime, facts.sector, sanction);
    return { sanction, class: rule.class, clause: clauseOf(pack.version, rule) };
  });
  const all = [...new Set(classes.map((each) => each.class))];
  // The minor ones have no minimum: they may be repaired as soon as the duties are done.
  const withMinimum = all.filter((each) => MIN_LIMIT[each] !== null);
  const max = longest(all.map((each) => boundOf(edition, MAX_LIMIT[each], facts)));
  const { restrictedUntil } = facts;
  const governs = regime.restrictionGoverns !== null && restrictedUntil !== null && (max === null || restrictedUntil > max.on);
  return {
    edition: pack.version, validFrom: pack.validFrom, class: all.reduce(later), classes, min: withMinimum.length === 0 ? null : longest(withMinimum.map((each) => boundOf(edition, MIN_LIMIT[each], facts))),
    max: governs ? { on: restrictedUntil, from: 'penaltyDecision', startedOn: facts.decidedOn, clause: clauseOf(pack.version, regime.restrictionGoverns!) } : max,
  };
}

/** The editions that have governed a record from its publication until today; the first one also stands for what was published before it. */
export function governing(editions: readonly RepairEdition[], publishedOn: Day, today: Day): RepairEdition[] {
  const found = editions.filter(({ pack }) => pack.validFrom <= today && (pack.validTo === null || pack.validTo >= publishedOn));
  return found.length > 0 ? found : editions.slice(0, 1);
}

/** Of what several editions say the bound that comes first: the more favourable to the subject (law.md §8, 26). */
const favourable = (bounds: readonly (Bound | null)[]): Bound | null =>
  bounds.reduce<Bound | null>((found, bound) => (bound !== null && (found === null || bound.on < found.on) ? bound : found), null);

/**
 * Plans the repair of a record under the editions of its sector's pack: which of them counts when the rules changed in between
 * is the newest edition's own rule (`governs.publicity`). Pure, and the same whatever zone the machine is in: only days go in.
 */
export function planRepair(facts: PublicityFacts, editions: readonly RepairEdition[], today: Day, bar: Day | null = null): RepairPlan {
  if (facts.sanctions.length === 0) throw new Refusal('value-needed', { field: '/sanctions' });
  const known = governing(editions, facts.publishedOn, today);
  const now = known.at(-1);
  if (now === undefined) throw new Refusal('internal', { detail: 'no edition of a repair pack' });
  const readings = known.map((edition) => readBy(edition, facts));
  const current = readings.at(-1)!;
  const candidates = now.pack.governs.publicity === 'moreFavourable' ? readings : now.pack.governs.publicity === 'event' ? readings.slice(0, 1) : [current];
  // A class without a minimum lets the subject apply at once: nothing is more favourable than that.
  const min = candidates.some((each) => each.min === null) ? null : favourable(candidates.map((each) => each.min));
  const max = favourable(candidates.map((each) => each.max));
  const never = now.regime.never.find(({ sanctions }) => sanctions.some((sanction) => facts.sanctions.includes(sanction)));
  const { class: its } = current;
  const { notPublicised, endsByItself } = now.regime;
  return {
    class: its, readings, start: max ?? min, min, max, today,
    earliest: never === undefined ? earliestOf(facts, min, bar) : null,
    never: never === undefined ? null : clauseOf(now.pack.version, never),
    missing: [
      ...(facts.correctedOn === null || facts.correctedOn > today ? ['conductCorrected' as const] : []),
      ...(facts.performedOn === null || facts.performedOn > today ? ['dutyPerformed' as const] : []), 'commitment', 'proof',
    ],
    atMaximum: {
      how: endsByItself[its], clause: clauseOf(now.pack.version, endsByItself),
      stays: endsByItself[its] === 'always' ? [] : keptReasons(facts, today),
    },
    notPublicised: notPublicised.classes.includes(its) ? clauseOf(now.pack.version, notPublicised) : null,
  };
}

/** The day the last of its conditions is met that is known today; one that was barred waits for the bar's end. */
function earliestOf({ publishedOn, performedOn, correctedOn }: PublicityFacts, min: Bound | null, bar: Day | null): { on: Day; because: EarliestReason } {
  const conditions: { on: Day; because: EarliestReason }[] = [
    min === null ? { on: publishedOn, because: 'publication' } : { on: min.on, because: 'minimum' },
    ...(performedOn !== null && correctedOn !== null ? [{ on: performedOn > correctedOn ? performedOn : correctedOn, because: 'performed' as const }] : []),
    ...(bar === null ? [] : [{ on: addDays(bar, 1), because: 'bar' as const }]),
  ];
  return conditions.reduce((found, each) => (each.on > found.on ? each : found));
}

/** The last day of a bar on repair that began on a day; a pack that states none bars nobody. */
export const barUntil = (limit: PackLimit | undefined, from: Day): Day | null => (limit === undefined ? null : publicityEnd(limit, from));
