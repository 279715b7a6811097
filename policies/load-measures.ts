import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueEdition } from '../domain/measure-catalogue.ts';
import { readCatalogue, readClause } from '../domain/measure-catalogue.ts';
import { readFields, readText } from '../domain/reading.ts';

const DIRECTORY = join(import.meta.dirname, 'measures');
let directory = DIRECTORY;
let known: Partial<Record<'demo' | 'production', readonly CatalogueEdition[]>> = {};
const CLAUSES = 'demo-stay-clauses.json';

const read = (directory: string, name: string): unknown => JSON.parse(readFileSync(join(directory, name), 'utf8'));

/** Every edition of a directory, by its file; a file that is wrong is a fault of the release and stops the process. */
export const readCatalogues = (directory: string): CatalogueEdition[] =>
  readdirSync(directory).filter((name) => name.endsWith('.json') && name !== CLAUSES).sort().map((name) => readCatalogue(read(directory, name)));

/** An invented clause or two, so that a demo can show an exception; production never reads them. */
function withDemoClauses(editions: readonly CatalogueEdition[]): CatalogueEdition[] {
  const f = readFields(read(DIRECTORY, CLAUSES), '', ['note', 'clauses']);
  readText(f['note'], '/note');
  const clauses = f['clauses'] as Record<string, unknown>;
  return editions.map((edition) => ({
    ...edition, measures: edition.measures.map((m) => (Object.hasOwn(clauses, m.code) ? { ...m, mayNotBeStayed: readClause(clauses[m.code], `/clauses/${m.code}`) } : m)),
  }));
}

/** The editions of the catalogue of measures that this release ships. */
export const measureCatalogue = (mode: 'demo' | 'production'): readonly CatalogueEdition[] => (known[mode] ??= mode === 'demo' ? withDemoClauses(readCatalogues(directory)) : readCatalogues(directory));

/** Reads the editions anew, as a process of another release does. */
export function reloadCatalogues(from = DIRECTORY): void {
  directory = from;
  known = {};
}
