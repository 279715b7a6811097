import { sql } from 'kysely';
import type { Label } from '../domain/labels.ts';
import type { LimitName } from '../domain/limit.ts';
import type { Pack } from '../domain/policy.ts';
import type { FoundedValue } from '../domain/policy-evidence.ts';
import { foundedValues, unconfirmedValues } from '../domain/policy-evidence.ts';
import type { PackLimitName } from '../domain/policy-names.ts';
import { REQUIRED_LIMITS } from '../domain/policy-names.ts';
import { valueText } from '../domain/policy-words.ts';
import type { Db } from './database.ts';

/** What would become of a value if nobody stood for it: refused with the pack, replaced by an inherited one, or gone. */
export type WithoutIt = { kind: 'refused' | 'gone' } | { kind: 'inherited'; edition: string; text: Label };

/** What hangs on one unconfirmed value. */
export interface DebtOfValue {
  value: FoundedValue;
  letters: number;
  openCases: number;
  openClocks: number;
  withoutIt: WithoutIt;
}

/** Limits without a clock of their own run behind another's. */
const CLOCK_OF: Partial<Record<PackLimitName, LimitName>> = { escalation: 'verification', hardStop: 'verification', resumption: 'service' };

/** The law debt of an edition: each unconfirmed value, what was written on it, what is open on it. */
export async function lawDebt(db: Db, pack: Pack, editions: ReadonlyMap<string, Pack>): Promise<DebtOfValue[]> {
  // Totals over letters and cases that an auditor or operator does not see one by one (`law_debt` in db/row-security-functions.ts).
  const { rows: totals } = await sql<{ about: 'letter' | 'clock' | 'case'; name: string; cases: number; n: number }>`select * from law_debt(${pack.version})`.execute(db);
  // Each letter says when it is issued which values it prints (`letter.printed`).
  const letters = new Map(totals.filter((t) => t.about === 'letter').map((t) => [t.name, t.n]));
  const clocks = totals.filter((t) => t.about === 'clock').map((t) => ({ limit: t.name as LimitName, cases: t.cases, clocks: t.n }));
  const open = totals.find((t) => t.about === 'case');

  return unconfirmedValues(pack).map((value) => {
    const clock = value.limit === null ? undefined : clocks.find((c) => c.limit === (CLOCK_OF[value.limit!] ?? value.limit));
    return {
      value,
      letters: letters.get(value.pointer) ?? 0,
      openCases: value.limit === null ? (open?.cases ?? 0) : (clock?.cases ?? 0),
      openClocks: clock?.clocks ?? 0,
      withoutIt: withoutIt(value, pack, editions),
    };
  });
}

/** Asks the edition that the stating one inherits from. */
function withoutIt(value: FoundedValue, pack: Pack, editions: ReadonlyMap<string, Pack>): WithoutIt {
  const stating = editions.get(value.from);
  const inherits = stating?.inherits ?? null;
  const parent = inherits === null ? undefined : editions.get(inherits);
  const inherited = parent === undefined ? undefined : foundedValues(parent).find(({ pointer }) => pointer === value.pointer);
  if (inherited !== undefined) {
    const unit = inherited.limit === null ? null : (parent?.limits[inherited.limit]?.unit ?? null);
    return { kind: 'inherited', edition: inherited.from, text: valueText(inherited, unit) };
  }
  const required = pack.procedures.some((procedure) => REQUIRED_LIMITS[procedure].some((name) => value.pointer === `/limits/${name}`));
  return { kind: required ? 'refused' : 'gone' };
}
