import type { DerivedEntry } from './derived-entry.ts';
import { DERIVED_SORTS } from './derived-entry.ts';
import type { Founded } from './founded.ts';
import type { MeasureKind } from './measure.ts';
import { MEASURE_KINDS } from './measure.ts';
import type { CheckPurpose } from './measure-check.ts';
import { CHECK_PURPOSES } from './measure-check.ts';
import { isUnconfirmed } from './policy-evidence.ts';
import { EVIDENCE, PATTERNS } from './policy-names.ts';
import { readDay, readFields, readInteger, readList, readNullable, readOneOf, readSomeFields, readText } from './reading.ts';
import type { RepairClass } from './publicity.ts';
import { REPAIR_CLASSES } from './publicity.ts';
import { RECORD_CATEGORIES } from './record.ts';
import { Refusal } from './errors.ts';
import type { Day } from './time.ts';

/** One measure that departments may take because of a record (notice of 2018, 三(三)–(七)), with what it rests on and for how long that is in force. */
export interface CatalogueEntry extends Founded {
  code: string;
  title: string;
  kind: MeasureKind;
  /** The first and last day on which its basis is in force; null: open. */
  from: Day;
  until: Day | null;
  /** The instant that decides whether it may be applied: the closing of bids, the award … */
  decisive: CheckPurpose;
  /** The clause that forbids staying it; null: there is none, and it rests during every verification. A basis of the measure itself is none. */
  mayNotBeStayed: Founded | null;
  /** Of which records only (轻微、一般、严重); absent: of any. One that is classed anew no longer bears it. */
  classes?: readonly RepairClass[];
}

/** One dated edition of the list of measures. */
export interface CatalogueEdition {
  version: string;
  from: Day;
  until: Day | null;
  /** The national list it was drawn up by; what stands in no list and no law is void. */
  list: Pick<Founded, 'source' | 'evidence'> & { name: string; edition: string };
  note: string;
  measures: readonly CatalogueEntry[];
  /** What follows from records without anybody's act; absent in editions from before there was any. */
  derived?: readonly DerivedEntry[];
}

const CODE = /^[a-z][A-Za-z0-9]{1,39}$/;

/** Checks an edition of the catalogue; every refusal names the path of what is wrong. */
export function readCatalogue(value: unknown): CatalogueEdition {
  const f = readSomeFields(value, '', ['version', 'from', 'until', 'list', 'note', 'measures'], ['derived']);
  const list = readFields(f['list'], '/list', ['name', 'edition', 'source', 'evidence']);
  const measures = readList(f['measures'], '/measures', readEntry);
  const twice = measures.findIndex((m, i) => measures.findIndex((other) => other.code === m.code) !== i);
  if (twice >= 0) throw wrong(`/measures/${twice}/code`, 'a code that no other measure of the edition has');
  const derived = f['derived'] === undefined ? [] : readList(f['derived'], '/derived', readDerived);
  return {
    version: readText(f['version'], '/version', PATTERNS.version), ...readPeriod(f, ''), note: readText(f['note'], '/note'), measures, derived,
    list: {
      name: readText(list['name'], '/list/name'), edition: readText(list['edition'], '/list/edition'), source: readText(list['source'], '/list/source', PATTERNS.source),
      evidence: readOneOf(list['evidence'], '/list/evidence', EVIDENCE),
    },
  };
}

/** Without a basis there is no source either, and nothing that could be in force. */
function readDerived(value: unknown, at: string): DerivedEntry {
  const r = readSomeFields(value, at, ['code', 'title', 'sort', 'categories', 'fields', 'from', 'until', 'basis', 'source', 'evidence'], ['years']);
  const basis = readNullable(r['basis'], `${at}/basis`, readText);
  return {
    code: readText(r['code'], `${at}/code`, CODE), title: readText(r['title'], `${at}/title`), sort: readOneOf(r['sort'], `${at}/sort`, DERIVED_SORTS),
    categories: readList(r['categories'], `${at}/categories`, (v, p) => readOneOf(v, p, RECORD_CATEGORIES)), fields: readInteger(r['fields'], `${at}/fields`, 1, 20), ...readPeriod(r, at), basis,
    source: basis === null ? null : readText(r['source'], `${at}/source`, PATTERNS.source), evidence: readOneOf(r['evidence'], `${at}/evidence`, EVIDENCE),
    ...(r['years'] === undefined ? {} : { years: readInteger(r['years'], `${at}/years`, 1, 30) }),
  };
}

function readEntry(value: unknown, at: string): CatalogueEntry {
  const r = readSomeFields(value, at, ['code', 'title', 'kind', 'basis', 'from', 'until', 'decisive', 'mayNotBeStayed', 'source', 'evidence'], ['classes']);
  return {
    code: readText(r['code'], `${at}/code`, CODE), title: readText(r['title'], `${at}/title`), kind: readOneOf(r['kind'], `${at}/kind`, MEASURE_KINDS),
    ...readPeriod(r, at), decisive: readOneOf(r['decisive'], `${at}/decisive`, CHECK_PURPOSES),
    mayNotBeStayed: readNullable(r['mayNotBeStayed'], `${at}/mayNotBeStayed`, readClause), ...readBasis(r, at),
    ...(r['classes'] === undefined ? {} : { classes: readList(r['classes'], `${at}/classes`, (v, p) => readOneOf(v, p, REPAIR_CLASSES)) }),
  };
}

function readPeriod(r: Readonly<Record<string, unknown>>, at: string): { from: Day; until: Day | null } {
  const [from, until] = [readDay(r['from'], `${at}/from`), readNullable(r['until'], `${at}/until`, readDay)];
  if (until !== null && until < from) throw wrong(`${at}/until`, 'a day that is not before the first');
  return { from, until };
}

const readBasis = (r: Readonly<Record<string, unknown>>, at: string): Founded => ({
  basis: readText(r['basis'], `${at}/basis`), source: readText(r['source'], `${at}/source`, PATTERNS.source), evidence: readOneOf(r['evidence'], `${at}/evidence`, EVIDENCE),
});

/** A clause that forbids staying a measure. */
export const readClause = (value: unknown, at: string): Founded => readBasis(readFields(value, at, ['basis', 'source', 'evidence']), at);

const wrong = (field: string, expected: string): Refusal => new Refusal('invalid-field', { field, params: { expected }, detail: `${field}: expected ${expected}` });

/** Editions one after the other; the edition in force on a day is the newest that has begun by then and is not over. */
export function catalogueOn(editions: readonly CatalogueEdition[], day: Day): CatalogueEdition | undefined {
  return editions.filter((e) => e.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.version < b.version ? 1 : -1)).find((e) => e.until === null || e.until >= day);
}

const within = ({ from, until }: Pick<CatalogueEntry, 'from' | 'until'>, day: Day): boolean => from <= day && (until === null || until >= day);

/** What a measure rests on, on a day: its entry and the edition, or undefined where nothing that is in force then carries it. */
export function basisOn(editions: readonly CatalogueEdition[], code: string, day: Day): { edition: CatalogueEdition; entry: CatalogueEntry } | undefined {
  const edition = catalogueOn(editions, day);
  const entry = edition?.measures.find((m) => m.code === code);
  return edition === undefined || entry === undefined || !within(entry, day) ? undefined : { edition, entry };
}

/** Everything that may be applied on a day. */
export const applicableOn = (editions: readonly CatalogueEdition[], day: Day): CatalogueEntry[] => (catalogueOn(editions, day)?.measures ?? []).filter((entry) => within(entry, day));

/** Codes that some edition knows and that nothing carries on a day. */
export function lapsedOn(editions: readonly CatalogueEdition[], day: Day): string[] {
  const begun = editions.filter((e) => e.from <= day).flatMap((e) => e.measures.filter((m) => m.from <= day).map((m) => m.code));
  return [...new Set(begun)].filter((code) => basisOn(editions, code, day) === undefined);
}

/** A code that some edition names; throws a Refusal for any other. */
export function assertInCatalogue(editions: readonly CatalogueEdition[], code: string): void {
  if (!editions.some((e) => e.measures.some((m) => m.code === code))) throw new Refusal('measure-not-in-catalogue', { field: '/code', params: { code } });
}

/** No measure without a basis in force: on the day of the application, and on the day it is to begin. Throws a Refusal that says which. */
export function assertBasis(editions: readonly CatalogueEdition[], code: string, today: Day, from: Day): { edition: CatalogueEdition; entry: CatalogueEntry } {
  assertInCatalogue(editions, code);
  for (const day of from > today ? [today, from] : [today]) {
    if (basisOn(editions, code, day) === undefined) throw new Refusal('basis-not-in-force', { field: '/code', params: { code, day } });
  }
  return basisOn(editions, code, today)!;
}

/** The clause that lets a measure go on although it ought to rest; an assumption takes no protection from anybody. */
export function stayClause(editions: readonly CatalogueEdition[], code: string | null, day: Day): { clause: Founded; edition: string } {
  const found = code === null ? undefined : basisOn(editions, code, day);
  const clause = found?.entry.mayNotBeStayed ?? null;
  if (found === undefined || clause === null) throw new Refusal('no-clause-against-staying', { field: '/measureId', params: { code: code ?? '' } });
  if (isUnconfirmed(clause.evidence)) throw new Refusal('clause-unconfirmed', { field: '/measureId', params: { code: code! } });
  return { clause, edition: found.edition.version };
}
