import { sql } from 'kysely';
import type { SubjectId } from '../domain/ids.ts';
import type { Vault } from './content-vault.ts';
import type { Db } from './database.ts';

/** Where something was found, and which of what was looked for: by its place in the list, so that no report repeats it. */
export interface Trace {
  place: string;
  term: number;
}

export interface Searched {
  found: Trace[];
  /** What was looked through: rows and sealed values that could still be opened. */
  rows: number;
  opened: number;
}

/** Columns of the schema that are sealed under a subject's key, with where the subject stands; read from the database, so that a new noun is searched without a word said here. */
async function sealedColumns(owner: Db): Promise<{ table: string; column: string; subject: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`select c.table_name as table, c.column_name as column from information_schema.columns c
    where c.table_schema = 'public' and c.data_type = 'bytea' and (c.column_name = 'sealed' or c.column_name like '%\\_sealed')
      and exists (select from information_schema.columns s where s.table_schema = 'public' and s.table_name = c.table_name and s.column_name = 'subject_id') order by 1, 2`.execute(owner);
  return [
    ...rows.map((row) => ({ ...row, subject: 't.subject_id' })), { table: 'subject', column: 'identifier_sealed', subject: 't.id' },
    { table: 'objection_draft', column: 'sealed', subject: '(select r.subject_id from record r where r.id = t.record_id)' },
  ];
}
/** Entries of the harm diary have keys of their own. */
const ALONE: ReadonlySet<string> = new Set(['harm_entry']);

/** The ways in which a text can stand in a row: as it is, escaped in JSON, and as the bytes of a bytea. */
const formsOf = (term: string): string[] => [term, JSON.stringify(term).slice(1, -1), Buffer.from(term).toString('hex')];

/**
 * Looks for words in the whole database, as the owner of the tables: every table there is, every column as text and as bytes; then in every
 * sealed value that a key is still there for. Nothing is taken from a list of what should hold what.
 */
export async function searchDatabase(owner: Db, vault: Vault, terms: readonly string[]): Promise<Searched> {
  const found: Trace[] = [];
  let rows = 0;
  const { rows: tables } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' order by 1`.execute(owner);
  for (const { name } of tables) {
    const { rows: [counted] } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(name)}`.execute(owner);
    rows += counted?.n ?? 0;
    for (const [term, text] of terms.entries()) {
      const { rows: [hit] } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(name)} t where exists (select from unnest(${formsOf(text)}::text[]) f where strpos(t::text, f) > 0)`.execute(owner);
      if ((hit?.n ?? 0) > 0) found.push({ place: name, term });
    }
  }
  let opened = 0;
  for (const { table, column, subject } of await sealedColumns(owner)) {
    const { rows: sealed } = await sql<{ subject_id: SubjectId; sealed: Buffer }>`select k.subject_id, t.${sql.ref(column)} as sealed from ${sql.table(table)} t
      join subject_key k on k.subject_id = ${sql.raw(subject)} where octet_length(t.${sql.ref(column)}) > 0`.execute(owner);
    for (const row of sealed) {
      const text = ALONE.has(table) ? JSON.stringify(await vault.openAlone(owner, row.subject_id, row.sealed)) : (await vault.openBytes(owner, row.subject_id, row.sealed)).toString();
      opened += 1;
      for (const term of termsIn(text, terms)) found.push({ place: `public.${table}.${column}, opened`, term });
    }
  }
  return { found, rows, opened };
}

/** Which of the terms stand in a text, as they are or escaped. */
export const termsIn = (text: string, terms: readonly string[]): number[] => terms.flatMap((term, i) => (formsOf(term).slice(0, 2).some((form) => text.includes(form)) ? [i] : []));
/** Which of the terms stand in bytes. */
export const termsInBytes = (bytes: Buffer, terms: readonly string[]): number[] => terms.flatMap((term, i) => (bytes.includes(Buffer.from(term)) ? [i] : []));
