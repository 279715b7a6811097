import { sql } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Subject } from '../domain/subject.ts';
import { maskedIdentifier } from '../domain/subject.ts';
import type { Vault } from './content-vault.ts';
import type { Db } from './database.ts';

/** Enters subjects, each with a key of its own and the number sealed under it. Somebody who is there already, under the master key before, too, is refused. */
export async function enterSubjects(db: Db, vault: Vault, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const known = await db.selectFrom('subject').select('id').where('identifier_index', 'in', subjects.flatMap(({ identifier }) => vault.blindIndexes(identifier))).executeTakeFirst();
  if (known !== undefined) throw new Refusal('already-done', { field: '/identifier' });
  const keyed = subjects.map((subject) => ({ subject, wrapped: vault.newKey() }));
  await db.insertInto('subject').values(keyed.map(({ subject, wrapped }) => ({ id: subject.id, kind: subject.kind, name: subject.name, ...keptIdentifier(vault, subject, wrapped) }))).execute();
  await db.insertInto('subject_key').values(keyed.map(({ subject, wrapped }) => ({ subject_id: subject.id, wrapped }))).execute();
}

function keptIdentifier(vault: Vault, { kind, identifier }: Pick<Subject, 'kind' | 'identifier'>, wrapped: Buffer) {
  return {
    identifier: kind === 'company' ? identifier : maskedIdentifier(identifier), identifier_index: vault.blindIndexes(identifier)[0]!,
    identifier_sealed: kind === 'company' ? null : vault.sealUnder(wrapped, identifier),
  };
}

/** A subject's whole number. Only under a role that may read keys. */
export async function wholeIdentifier(db: Db, vault: Vault, subjectId: SubjectId): Promise<string> {
  const row = await db.selectFrom('subject').select(['identifier', 'identifier_sealed']).where('id', '=', subjectId).executeTakeFirstOrThrow();
  if (row.identifier_sealed?.length === 0) throw new Refusal('erased');
  return row.identifier_sealed === null ? row.identifier : String(await vault.open(db, subjectId, row.identifier_sealed));
}

/** Seals the numbers that were entered before there was a seal, as the owner of the tables; returns how many. */
export async function sealIdentifiers(owner: Db, vault: Vault): Promise<number> {
  let sealed = 0;
  for (;;) {
    const rows = await owner.selectFrom('subject').innerJoin('subject_key as k', 'k.subject_id', 'subject.id').select(['subject.id', 'subject.kind', 'subject.identifier', 'k.wrapped'])
      .where('subject.identifier_index', 'is', null).limit(200).execute();
    if (rows.length === 0) break;
    for (const row of rows) await owner.updateTable('subject').set(keptIdentifier(vault, row, row.wrapped)).where('id', '=', row.id).execute();
    sealed += rows.length;
  }
  await sql`alter table subject validate constraint identifier_is_indexed`.execute(owner);
  await sql`alter table subject validate constraint person_is_masked`.execute(owner);
  return sealed;
}
