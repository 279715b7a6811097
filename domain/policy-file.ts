import { Refusal } from './errors.ts';
import type { Founded } from './founded.ts';
import { readIntake } from './intake-rules.ts';
import { readLadder } from './ladder.ts';
import type { Limit } from './limit.ts';
import type { PackLimit, PackRuleName, PackRules, Remedies, RestorationRule, RetentionRule } from './policy.ts';
import { OPTIONAL_RULES, PACK_RULES } from './policy.ts';
import type { PackLimitName } from './policy-names.ts';
import {
  BOUNDS, EVENT_OF, EVIDENCE, EXTENDERS, GOVERNING, LIMIT_STARTS, PACK_LIMITS, PACK_PROCEDURES, PATTERNS, PROTECTIONS, RECEIPT_RULES, RECIPIENT_SCOPES, REINSERTION_GUARDS,
  REPEAT_RULES, RETENTION_KINDS, RETENTION_UNITS, ROLLS, SILENCE_EFFECTS, STOP_REASONS, UNITS, UNVERIFIED_EFFECTS,
} from './policy-names.ts';
import type { Fields } from './reading.ts';
import { readBoolean, readDay, readFields, readInteger, readList, readNullable, readOneOf, readSomeFields, readText, readZone } from './reading.ts';
import { MEASURE_KINDS } from './measure.ts';
import { readTerm } from './repair-terms.ts';
import { pausedKey, readPausedDays } from './paused-days-rule.ts';
import { RESTORATION_DUTIES, RESTORERS } from './restoration-acts.ts';
import { readOverdueReport } from './overdue-report.ts';
import { chainKey, readChain } from './signing.ts';
import { readServiceRule } from './social-service.ts';
import type { Day } from './time.ts';

/** One file of policies/packs/: what this edition says itself. A limit that is null takes an inherited one away. */
export interface PackFile {
  version: string;
  pack: string;
  name: string;
  inherits: string | null;
  validFrom: Day;
  validTo: Day | null;
  note: string | null;
  rules: Partial<PackRules>;
  limits: Partial<Record<PackLimitName, PackLimit | null>>;
}

const isOptional = (name: PackRuleName): boolean => OPTIONAL_RULES.some((each) => each === name);

/** What a pack must say itself that inherits from none; without a schedule of retention it erases nothing. */
const WHOLE_RULES = PACK_RULES.filter((name) => !isOptional(name));

const refused = (path: string, detail: string): Refusal => new Refusal('invalid-field', { field: path, detail: `${path}: ${detail}` });

/** Checks a pack's file by itself; the refusal names the path of what is wrong, missing or unknown, and what was expected. */
export function readPackFile(value: unknown): PackFile {
  const whole = typeof value === 'object' && value !== null && (!Object.hasOwn(value, 'inherits') || (value as { inherits: unknown }).inherits === null);
  const head = ['version', 'pack', 'name', 'inherits', 'validFrom', 'validTo', 'limits'];
  const f = readSomeFields(value, '', whole ? [...head, ...WHOLE_RULES] : head, whole ? ['note', ...OPTIONAL_RULES] : ['note', ...PACK_RULES]);
  const pack = readText(f['pack'], '/pack', PATTERNS.pack);
  const version = readText(f['version'], '/version', PATTERNS.version);
  if (!version.startsWith(`${pack}/`)) throw refused('/version', `expected an edition of ${pack}, found ${version}`);
  const validFrom = readDay(f['validFrom'], '/validFrom');
  const validTo = readNullable(f['validTo'], '/validTo', readDay);
  if (validTo !== null && validTo < validFrom) throw refused('/validTo', `expected a day from ${validFrom} on, or null`);
  return {
    version, pack, name: readText(f['name'], '/name'), inherits: readNullable(f['inherits'], '/inherits', (v, p) => readText(v, p, PATTERNS.version)),
    validFrom, validTo, note: f['note'] === undefined ? null : readText(f['note'], '/note'), rules: readRules(f), limits: readLimits(f['limits']),
  };
}

function readLimits(value: unknown): PackFile['limits'] {
  const f = readSomeFields(value, '/limits', [], PACK_LIMITS);
  return Object.fromEntries(PACK_LIMITS.filter((name) => Object.hasOwn(f, name)).map((name) => [name, readNullable(f[name], `/limits/${name}`, readLimit)]));
}

function readRules(f: Fields): Partial<PackRules> {
  const readers: { [K in keyof PackRules]: (value: unknown, path: string) => PackRules[K] } = {
    zone: readZone,
    calendarRegion: (v, p) => readText(v, p, PATTERNS.pack),
    dayEnd: (v, p) => readText(v, p, PATTERNS.dayEnd),
    silenceGraceSeconds: (v, p) => readInteger(v, p, 0, BOUNDS.seconds),
    jitterSeconds: (v, p) => readInteger(v, p, 0, BOUNDS.seconds),
    procedures: (v, p) => nonEmpty(distinct(readList(v, p, (each, at) => readOneOf(each, at, PACK_PROCEDURES)), p, (each) => each), p),
    governs: (v, p) => founded(v, p, ['procedure', 'publicity'], (r) => ({ procedure: readOneOf(r['procedure'], `${p}/procedure`, GOVERNING), publicity: readOneOf(r['publicity'], `${p}/publicity`, GOVERNING) })),
    counting: (v, p) => founded(v, p, [], () => ({})),
    receipt: (v, p) => readNullable(v, p, (given) => founded(given, p, ['electronic'], (r) => ({ electronic: readOneOf(r['electronic'], `${p}/electronic`, RECEIPT_RULES) }))),
    silence: (v, p) => readNullable(v, p, readSilence),
    protection: (v, p) => distinct(readList(v, p, (each, at) => founded(each, at, ['effect'], (r) => ({ effect: readOneOf(r['effect'], `${at}/effect`, PROTECTIONS) }))), p, (each) => each.effect),
    recipients: (v, p) => readNullable(v, p, readRecipients),
    statement: (v, p) => readNullable(v, p, (given) => founded(given, p, ['allowed', 'maxWords'], (r) => ({
      allowed: readBoolean(r['allowed'], `${p}/allowed`), maxWords: readNullable(r['maxWords'], `${p}/maxWords`, (n, at) => readInteger(n, at, 1, BOUNDS.words)),
    }))),
    reinsertion: (v, p) => readNullable(v, p, (given) => founded(given, p, ['guard'], (r) => ({ guard: readOneOf(r['guard'], `${p}/guard`, REINSERTION_GUARDS) }))),
    repeat: (v, p) => readNullable(v, p, (given) => founded(given, p, ['rule'], (r) => ({ rule: readOneOf(r['rule'], `${p}/rule`, REPEAT_RULES) }))),
    retention: (v, p) => distinct(readList(v, p, readRetention), p, (each) => each.kind),
    remedies: (v, p) => readNullable(v, p, readRemedies),
    ladder: readLadder,
    restoration: (v, p) => distinct(readList(v, p, readRestoration), p, (each) => `${each.duty}-${each.of}`),
    intake: (v, p) => readNullable(v, p, (given, at) => readIntake(given, at, founded)),
    measureTerms: (v, p) => distinct(readList(v, p, (each, at) => readTerm(each, at, founded)), p, (each) => `${each.category}-${each.measure}`),
    pausedDays: (v, p) => distinct(readList(v, p, (each, at) => readPausedDays(each, at, founded)), p, pausedKey),
    socialService: (v, p) => readNullable(v, p, (given, at) => readServiceRule(given, at, founded)),
    overdueReport: (v, p) => readNullable(v, p, (given, at) => readOverdueReport(given, at, founded)),
    signing: (v, p) => distinct(readList(v, p, (each, at) => readChain(each, at, founded)), p, chainKey),
  };
  return Object.fromEntries(PACK_RULES.filter((name) => Object.hasOwn(f, name)).map((name) => [name, readers[name](f[name], `/${name}`)]));
}

/** A rule: its own fields, and what it rests on. */
function founded<T>(value: unknown, path: string, own: readonly string[], read: (fields: Fields) => T, optional: readonly string[] = []): T & Founded {
  const f = readSomeFields(value, path, [...own, 'basis', 'evidence', 'source'], optional);
  return {
    ...read(f), basis: readText(f['basis'], `${path}/basis`), evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE),
    source: readText(f['source'], `${path}/source`, PATTERNS.source),
  };
}

function readSilence(value: unknown, path: string): PackRules['silence'] {
  return founded(value, path, ['after', 'effect', 'amount', 'currency'], (r) => {
    const effect = readOneOf(r['effect'], `${path}/effect`, SILENCE_EFFECTS);
    const amount = readNullable(r['amount'], `${path}/amount`, (v, p) => readInteger(v, p, 1, BOUNDS.amount));
    const currency = readNullable(r['currency'], `${path}/currency`, (v, p) => readText(v, p, PATTERNS.currency));
    for (const [name, there] of [['amount', amount !== null], ['currency', currency !== null]] as const) {
      if (there !== (effect === 'payPerDay')) throw refused(`${path}/${name}`, effect === 'payPerDay' ? 'expected a value, as payPerDay pays' : `expected null, as ${effect} pays nothing`);
    }
    const unverified = r['unverified'] === undefined ? {} : { unverified: readOneOf(r['unverified'], `${path}/unverified`, UNVERIFIED_EFFECTS) };
    return { after: readOneOf(r['after'], `${path}/after`, PACK_LIMITS), effect, ...unverified, amount, currency };
  }, ['unverified']);
}

function readRecipients(value: unknown, path: string): PackRules['recipients'] {
  return founded(value, path, ['scope', 'months'], (r) => {
    const scope = readOneOf(r['scope'], `${path}/scope`, RECIPIENT_SCOPES);
    const months = readNullable(r['months'], `${path}/months`, (v, p) => readInteger(v, p, 1, BOUNDS.months));
    if ((months !== null) !== (scope === 'lookBack')) throw refused(`${path}/months`, scope === 'lookBack' ? 'expected how many months back' : `expected null with ${scope}`);
    return { scope, months };
  });
}

function readRetention(value: unknown, path: string): RetentionRule {
  return founded(value, path, ['kind', 'event', 'count', 'unit'], (r) => {
    const kind = readOneOf(r['kind'], `${path}/kind`, RETENTION_KINDS);
    return {
      kind, event: readOneOf(r['event'], `${path}/event`, [EVENT_OF[kind]]), count: readInteger(r['count'], `${path}/count`, 1, BOUNDS.count),
      unit: readOneOf(r['unit'], `${path}/unit`, RETENTION_UNITS),
    };
  });
}

function readRestoration(value: unknown, path: string): RestorationRule {
  return founded(value, path, ['duty', 'of', 'measures'], (r) => ({
    duty: readOneOf(r['duty'], `${path}/duty`, RESTORATION_DUTIES), of: readOneOf(r['of'], `${path}/of`, RESTORERS),
    measures: readNullable(r['measures'], `${path}/measures`, (v, p) => nonEmpty(distinct(readList(v, p, (each, at) => readOneOf(each, at, MEASURE_KINDS)), p, (each) => each), p)),
  }));
}

function readRemedies(value: unknown, path: string): Remedies {
  const f = readSomeFields(value, path, ['reconsiderationBody', 'reconsiderationDays', 'suitMonths', 'basis', 'evidence'], ['reconsiderationAddress']);
  return {
    ...(f['reconsiderationAddress'] === undefined ? {} : { reconsiderationAddress: readText(f['reconsiderationAddress'], `${path}/reconsiderationAddress`) }),
    reconsiderationBody: readText(f['reconsiderationBody'], `${path}/reconsiderationBody`),
    reconsiderationDays: readInteger(f['reconsiderationDays'], `${path}/reconsiderationDays`, 1, 366),
    suitMonths: readInteger(f['suitMonths'], `${path}/suitMonths`, 1, 60),
    basis: readText(f['basis'], `${path}/basis`),
    evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE),
  };
}

function readLimit(value: unknown, path: string): PackLimit {
  const f = readSomeFields(value, path, ['count', 'unit', 'startInclusive', 'roll', 'basis', 'evidence', 'source'], ['from', 'within', 'extension', 'stops', 'target']);
  const unit = readOneOf(f['unit'], `${path}/unit`, UNITS);
  const roll = readOneOf(f['roll'], `${path}/roll`, ROLLS);
  const startInclusive = readBoolean(f['startInclusive'], `${path}/startInclusive`);
  const count = readInteger(f['count'], `${path}/count`, 1, BOUNDS.count);
  if (roll !== 'none' && (unit === 'workingDays' || unit === 'hours')) throw refused(`${path}/roll`, `expected none: a limit in ${unit} does not roll`);
  if (startInclusive && unit === 'hours') throw refused(`${path}/startInclusive`, 'expected false: hours run from the instant itself');
  const optional: Partial<PackLimit> = {
    ...(f['from'] === undefined ? {} : { from: readOneOf(f['from'], `${path}/from`, LIMIT_STARTS) }),
    ...(f['within'] === undefined ? {} : { within: readOneOf(f['within'], `${path}/within`, PACK_LIMITS) }),
    ...(f['extension'] === undefined ? {} : { extension: readNullable(f['extension'], `${path}/extension`, readExtension) }),
    ...(f['stops'] === undefined ? {} : { stops: distinct(readList(f['stops'], `${path}/stops`, readStop), `${path}/stops`, (stop) => stop.reason) }),
    ...(f['target'] === undefined ? {} : { target: readNullable(f['target'], `${path}/target`, (v, p) => readInteger(v, p, 1, BOUNDS.count)) }),
  };
  if (optional.target && optional.target >= count) throw refused(`${path}/target`, `expected less than the ${count} of the limit itself`);
  return {
    count, unit, startInclusive, roll, basis: readText(f['basis'], `${path}/basis`), evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE),
    source: readText(f['source'], `${path}/source`, PATTERNS.source), ...optional,
  };
}

function readExtension(value: unknown, path: string): NonNullable<Limit['extension']> {
  const f = readFields(value, path, ['count', 'times', 'by', 'basis', 'evidence']);
  return {
    count: readInteger(f['count'], `${path}/count`, 1, BOUNDS.count), times: readInteger(f['times'], `${path}/times`, 1, BOUNDS.times),
    by: readOneOf(f['by'], `${path}/by`, EXTENDERS), basis: readText(f['basis'], `${path}/basis`), evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE),
  };
}

function readStop(value: unknown, path: string): NonNullable<Limit['stops']>[number] {
  const f = readFields(value, path, ['reason', 'basis', 'evidence']);
  return {
    reason: readOneOf(f['reason'], `${path}/reason`, STOP_REASONS), basis: readText(f['basis'], `${path}/basis`),
    evidence: readOneOf(f['evidence'], `${path}/evidence`, EVIDENCE),
  };
}

function nonEmpty<T>(list: T[], path: string): T[] {
  if (list.length === 0) throw refused(path, 'expected at least one');
  return list;
}

function distinct<T>(list: T[], path: string, key: (each: T) => string): T[] {
  const twice = list.findIndex((each, i) => list.findIndex((other) => key(other) === key(each)) < i);
  if (twice >= 0) throw refused(`${path}/${twice}`, `expected each once, found ${key(list[twice]!)} again`);
  return list;
}
