import type { Evidence } from './limit.ts';
import { pausedKey } from './paused-days-rule.ts';
import type { Pack } from './policy.ts';
import { PACK_RULES } from './policy.ts';
import type { PackLimitName } from './policy-names.ts';
import { PACK_LIMITS } from './policy-names.ts';
import { chainKey } from './signing.ts';

/** One value of a pack that says what it rests on. */
export interface FoundedValue {
  /** Where it stands in the pack, as a JSON pointer. */
  pointer: string;
  /** The limit it is of or belongs to; null for a rule. */
  limit: PackLimitName | null;
  /** What is claimed, without what it rests on: what a signature is given for. */
  value: Readonly<Record<string, unknown>>;
  basis: string;
  evidence: Evidence;
  source: string | null;
  /** The edition whose file states it. */
  from: string;
}

/** An assumption, a memory or a draft is no law until the customer has taken it as their own. */
export const isUnconfirmed = (evidence: Evidence): boolean => evidence === 'assumption' || evidence === 'memory' || evidence === 'draft';

interface Stated {
  basis: string;
  evidence: Evidence;
  source?: string | undefined;
}

/** Everything in a pack that rests on something, in the pack's order. */
export function foundedValues(pack: Pack): FoundedValue[] {
  const values: FoundedValue[] = [];
  const add = (pointer: string, stated: Stated, limit: PackLimitName | null, top: string): void => {
    const value = Object.fromEntries(Object.entries(stated).filter(([key]) => !BESIDE.has(key)));
    values.push({ pointer, limit, value, basis: stated.basis, evidence: stated.evidence, source: stated.source ?? null, from: pack.provenance[top] ?? pack.version });
  };
  for (const name of PACK_LIMITS) {
    const limit = pack.limits[name];
    if (limit === undefined) continue;
    const top = `/limits/${name}`;
    add(top, limit, name, top);
    if (limit.extension) add(`${top}/extension`, { ...limit.extension, source: limit.source }, name, top);
    for (const stop of limit.stops ?? []) add(`${top}/stops/${stop.reason}`, { ...stop, source: limit.source }, name, top);
  }
  for (const name of PACK_RULES) {
    const rule = pack[name];
    if (name === 'retention') for (const each of pack.retention) add(`/retention/${each.kind}`, each, null, '/retention');
    else if (name === 'protection') for (const each of pack.protection) add(`/protection/${each.effect}`, each, null, '/protection');
    else if (name === 'restoration') for (const each of pack.restoration) add(`/restoration/${each.duty}-${each.of}`, each, null, '/restoration');
    else if (name === 'measureTerms') for (const each of pack.measureTerms) add(`/measureTerms/${each.category}-${each.measure}`, each, null, '/measureTerms');
    else if (name === 'pausedDays') for (const each of pack.pausedDays) add(`/pausedDays/${pausedKey(each)}`, each, null, '/pausedDays');
    else if (name === 'signing') for (const each of pack.signing) add(`/signing/${chainKey(each)}`, each, null, '/signing');
    else if (name === 'intake') addIntake(pack, add);
    else if (typeof rule === 'object' && rule !== null && 'evidence' in rule) add(`/${name}`, rule, null, `/${name}`);
    if (name === 'socialService') for (const need of pack.socialService?.needs ?? []) add(`/socialService/${need.class}`, need, null, '/socialService');
  }
  return values;
}

function addIntake({ intake }: Pack, add: (pointer: string, stated: Stated, limit: null, top: string) => void): void {
  if (intake === null) return;
  for (const each of intake.referrals) add(`/intake/referrals/${each.reason}`, each, null, '/intake');
  for (const part of ['fastLane', 'provisional', 'agents', 'paper'] as const) {
    const rule = intake[part];
    if (rule !== null) add(`/intake/${part}`, rule, null, '/intake');
  }
}

/** What a limit or rule states beside its own value: kept apart, since each is signed for itself. */
const BESIDE: ReadonlySet<string> = new Set(['basis', 'evidence', 'source', 'extension', 'stops', 'needs']);

/** The values that nobody outside this product stands for yet; the customer signs each (依据确认). */
export const unconfirmedValues = (pack: Pack): FoundedValue[] => foundedValues(pack).filter(({ evidence }) => isUnconfirmed(evidence));

/**
 * Whether the end of a limit may take something away from a subject. A value that is only assumed, remembered or
 * drafted may not, unless the customer has signed it as it stands (`confirmed`: the pointers that are signed).
 */
export function mayFoundEffect(pack: Pack, name: PackLimitName, confirmed: ReadonlySet<string>): boolean {
  const limit = pack.limits[name];
  return limit !== undefined && (!isUnconfirmed(limit.evidence) || confirmed.has(`/limits/${name}`));
}
