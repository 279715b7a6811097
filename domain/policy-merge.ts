import { Refusal } from './errors.ts';
import type { Pack, PackLimit, PackRules } from './policy.ts';
import { PACK_RULES } from './policy.ts';
import type { PackFile } from './policy-file.ts';
import { readPackFile } from './policy-file.ts';
import type { PackLimitName, PackProcedure } from './policy-names.ts';
import { AT_MOST_TOTAL, BESIDE, ORDERED_LIMITS, PACK_LIMITS, REQUIRED_LIMITS, SERIAL_STAGES } from './policy-names.ts';
import { chainsMisfit } from './signing.ts';

const refused = (path: string, detail: string): Refusal => new Refusal('invalid-field', { field: path, detail: `${path}: ${detail}` });

/** What a pack means that is silent about a rule it may be silent about. */
const SILENT: Partial<PackRules> = { receipt: null, retention: [], restoration: [], measureTerms: [], pausedDays: [], socialService: null, signing: [], overdueReport: null };

/**
 * Puts an edition over the one it inherits from. What is given replaces a whole value, never a part of one: a count
 * with another pack's basis under it would be a lie. The result is checked as a whole, and frozen.
 */
export function mergePack(file: PackFile, parent: Pack | null): Pack {
  if ((file.inherits ?? null) !== (parent?.version ?? null)) throw refused('/inherits', `expected an edition that is there, found ${file.inherits ?? 'none'}`);
  if (parent !== null && file.validFrom < parent.validFrom) throw refused('/validFrom', `expected a day from ${parent.validFrom} on, when ${parent.version}, which it inherits from, begins, found ${file.validFrom}`);
  const provenance: Record<string, string> = {};
  const from = (pointer: string, own: boolean): void => {
    provenance[pointer] = own ? file.version : (parent?.provenance[pointer] ?? file.version);
  };
  const rules = Object.fromEntries(PACK_RULES.map((name) => {
    const own = Object.hasOwn(file.rules, name);
    from(`/${name}`, own);
    return [name, own ? file.rules[name] : (parent?.[name] ?? SILENT[name])];
  })) as unknown as PackRules;
  const limits: Partial<Record<PackLimitName, PackLimit>> = {};
  for (const name of PACK_LIMITS) {
    const own = Object.hasOwn(file.limits, name);
    const limit = own ? file.limits[name] : parent?.limits[name];
    if (limit === null || limit === undefined) continue;
    from(`/limits/${name}`, own);
    limits[name] = limit;
  }
  const { version, pack, name, inherits, validFrom, validTo, note } = file;
  const merged: Pack = { version, pack, name, inherits, validFrom, validTo, note, ...rules, limits, provenance };
  for (const procedure of merged.procedures) checkProcedure(merged, procedure);
  checkPointers(merged);
  return deepFreeze(merged);
}

/** Checks a pack that inherits from none, or from the one given. */
export const validatePack = (value: unknown, parent: Pack | null = null): Pack => mergePack(readPackFile(value), parent);

function checkProcedure(pack: Pack, procedure: PackProcedure): void {
  for (const name of REQUIRED_LIMITS[procedure]) {
    if (pack.limits[name] === undefined) throw refused(`/limits/${name}`, `expected a value, as ${procedure} has no other for this clock`);
  }
  if (procedure === 'objection' && pack.remedies === null) throw refused('/remedies', 'expected a value, as a decision must name the remedies');
  // A case is pinned to the edition of its receipt; a pack that said otherwise would not be followed.
  if (procedure === 'objection' && pack.governs.procedure !== 'receipt') throw refused('/governs/procedure', `expected receipt: a case keeps the edition it was received under, found ${pack.governs.procedure}`);
  // 未反馈不视为信息属实, and government data is not deleted because an office is silent (law.md §6): a pack that said otherwise would not be followed.
  if (procedure === 'objection' && pack.silence?.effect !== 'stopDisclosure') throw refused('/silence/effect', `expected stopDisclosure: silence neither confirms nor deletes, found ${pack.silence?.effect ?? 'none'}`);
  const misfit = procedure === 'objection' ? chainsMisfit(pack.signing) : undefined;
  if (misfit !== undefined) throw refused('/signing', misfit);
  checkSum(pack, procedure);
}

/** The stages that follow one another must fit into the total, with and without every extension granted. */
function checkSum(pack: Pack, procedure: PackProcedure): void {
  const { total: totalName, stages } = SERIAL_STAGES[procedure];
  const total = pack.limits[totalName];
  if (total === undefined) return;
  // A total that runs from acceptance does not contain the time until then.
  const counted = stages.filter((name) => !(name === 'acceptance' && total.from === 'acceptance'))
    .map((name) => [name, BESIDE[name]].flatMap((each) => partOf(pack, each))).filter((parallel) => parallel.length > 0);
  for (const { name, limit } of counted.flat()) {
    if (limit.unit !== total.unit) throw refused(`/limits/${name}/unit`, `expected ${total.unit}, the unit of ${totalName}, whose part this stage is`);
  }
  for (const name of AT_MOST_TOTAL) {
    const limit = pack.limits[name];
    if (limit !== undefined && inDays(limit, limit.count) > inDays(total, longest(total))) throw refused(`/limits/${name}/count`, `expected at most the ${longest(total)} ${total.unit} of ${totalName} with every extension, found ${limit.count} ${limit.unit}`);
  }
  for (const [length, word] of [[({ count }: PackLimit) => count, ''], [longest, ' with every extension']] as const) {
    const longestOf = counted.map((parallel) => parallel.reduce((a, b) => (length(b.limit) > length(a.limit) ? b : a)));
    const sum = longestOf.reduce((so, { limit }) => so + length(limit), 0);
    if (sum > length(total)) {
      const parts = longestOf.map(({ name, limit }) => `${name} ${length(limit)}`).join(' + ');
      throw refused(`/limits/${totalName}/count`, `expected at least ${sum} ${total.unit}, the sum of its stages${word} (${parts}), found ${length(total)}`);
    }
  }
}

/** A stage with a share of its own; one that runs from receipt stands beside the others. */
function partOf(pack: Pack, name: PackLimitName | undefined): { name: PackLimitName; limit: PackLimit }[] {
  const limit = name === undefined ? undefined : pack.limits[name];
  if (name === undefined || limit === undefined || limit.within !== undefined || (name === 'platformCheck' && limit.from === 'receipt')) return [];
  return [{ name, limit }];
}

const longest = ({ count, extension }: PackLimit): number => count + (extension ? extension.count * extension.times : 0);

/** About how many days, to compare units that cannot be added. */
const inDays = ({ unit }: PackLimit, count: number): number => count * { workingDays: 7 / 5, calendarDays: 1, months: 30, hours: 1 / 24 }[unit];

/** The clause that states no share of its own for a stage is that of the whole: its count, and its words first in the basis. */
function checkWithin(limits: Pack['limits'], name: PackLimitName, within: PackLimitName): void {
  const [part, whole] = [limits[name]!, limits[within]];
  if (whole === undefined || within === name) throw refused(`/limits/${name}/within`, `expected another limit of this pack, found ${within}`);
  for (let [seen, next] = [[name], within as PackLimitName | undefined]; next !== undefined; seen = [...seen, next], next = limits[next]?.within) {
    if (seen.includes(next)) throw refused(`/limits/${name}/within`, `expected no circle, found ${[...seen, next].join(' within ')}`);
  }
  if (part.unit !== whole.unit || part.count > whole.count || longest(part) > longest(whole)) throw refused(`/limits/${name}/count`, `expected at most the ${whole.count} ${whole.unit} of ${within}, which contains it`);
  if (!part.basis.startsWith(whole.basis)) throw refused(`/limits/${name}/basis`, `expected the basis of ${within}, which contains it (a stage with a share of its own is not within another), so a text that begins with ${whole.basis}`);
}

function checkPointers({ limits, silence }: Pack): void {
  for (const name of PACK_LIMITS) {
    const within = limits[name]?.within;
    if (within !== undefined) checkWithin(limits, name, within);
  }
  for (const [least, most] of ORDERED_LIMITS) {
    const [a, b] = [limits[least], limits[most]];
    if (a && b && a.unit === b.unit && a.count > b.count) throw refused(`/limits/${least}/count`, `expected at most the ${b.count} ${b.unit} of ${most}`);
  }
  if (silence !== null && limits[silence.after] === undefined) throw refused('/silence/after', `expected a limit of this pack, found ${silence.after}`);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
