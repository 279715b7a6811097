import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Look } from './access-log.ts';
import { noteLooks } from './access-log.ts';
import type { Vault } from './content-vault.ts';
import type { Trx } from './database.ts';
import { businessNow, takeRole } from './database.ts';
import type { Register } from './register.ts';
import type { TableName } from './row-security.ts';
import type { HeldRows, LeftOut } from './subject-export-tables.ts';
import { HELD, HELD_TABLES } from './subject-export-tables.ts';

/** So many rows are in hand at a time, however much is held. */
const AT_ONCE = 200;

type Row = Record<string, unknown>;
/** A subject's person who asks for what is held on the subject. */
export interface Holder { actor: Actor; subjectId: SubjectId }

const bound = (text: string, { actor, subjectId }: Holder) => sql.join(text.split(/(\$subject|\$user)/).map((part) => (
  part === '$subject' ? sql`${subjectId}::uuid` : part === '$user' ? sql`${actor.userId}::text` : sql.raw(part)
)), sql``);

/** The rows of one table that are a subject's own, as a request sees them. */
const from = (table: TableName, held: HeldRows, holder: Holder) => sql`from ${sql.table(table)} where ${bound(held.whose, holder)}`;
const roleFor = (held: HeldRows) => (held.internal === true ? 'zm_register' : 'zm_request');

/** How much of each table is the subject's, and why of the others nothing is. */
export async function countHeld(register: Register, holder: Holder): Promise<{ held: { table: TableName; rows: number }[]; leftOut: { table: TableName; why: LeftOut }[] }> {
  return register.db.transaction().execute(async (trx) => {
    const held: { table: TableName; rows: number }[] = [];
    const leftOut: { table: TableName; why: LeftOut }[] = [];
    for (const [table, what] of Object.entries(HELD) as [TableName, HeldRows | LeftOut][]) {
      if (typeof what === 'string') {
        leftOut.push({ table, why: what });
        continue;
      }
      await takeRole(trx, roleFor(what), holder.actor.userId);
      const { rows: [counted] } = await sql<{ n: number }>`select count(*)::int as n ${from(table, what, holder)}`.execute(trx);
      held.push({ table, rows: counted?.n ?? 0 });
    }
    return { held, leftOut };
  });
}

/** Enters in the access log that somebody takes a copy of all that is held; committed before the first of it goes out. */
export async function noteExport(register: Register, { actor, subjectId }: Holder): Promise<void> {
  const look: Look = { kind: 'ownData', subjectId, dossierId: null, item: null };
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    await noteLooks(trx, actor, [look]);
  });
}

/**
 * Everything held on a subject, as one JSON document in parts, from one snapshot: found under the request's role, so that row-level security
 * would keep back a stranger's row whatever is asked here; opened under the register's. Ends its transaction when nobody reads on.
 */
export async function* exportParts(register: Register, holder: Holder): AsyncGenerator<string> {
  const trx = await register.db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    // Whoever stops reading, or reads drop by drop, gives the connection back.
    await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(trx);
    await sql`set local transaction_timeout = '300s'`.execute(trx);
    const at: Instant = await businessNow(trx);
    yield `{"format":1,"at":${JSON.stringify(at)},"subject":${JSON.stringify(holder.subjectId)},"held":{`;
    for (const [i, table] of HELD_TABLES.entries()) {
      const held = HELD[table];
      if (typeof held === 'string') continue;
      yield `${i === 0 ? '' : ','}\n${JSON.stringify(table)}:[`;
      let first = true;
      for await (const rows of inHand(trx, table, held, holder, register.vault)) {
        yield rows.map((row, n) => `${first && n === 0 ? '' : ','}\n${JSON.stringify(row)}`).join('');
        first = false;
      }
      yield ']';
    }
    yield '},\n"complete":true}\n';
  } finally {
    await trx.rollback().execute();
  }
}

async function* inHand(trx: Trx, table: TableName, held: HeldRows, holder: Holder, vault: Vault): AsyncGenerator<Row[]> {
  const cursor = sql.id(`held_${table}`);
  await takeRole(trx, roleFor(held), holder.actor.userId);
  await sql`declare ${cursor} no scroll cursor for select ${sql.raw(held.columns)} ${from(table, held, holder)} order by ${sql.raw(held.order)}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(AT_ONCE)} from ${cursor}`.execute(trx);
    if (rows.length === 0) break;
    if (held.sealed !== undefined) {
      await takeRole(trx, 'zm_register', holder.actor.userId);
      for (const row of rows) await unseal(trx, row, held.sealed, holder.subjectId, vault);
      await takeRole(trx, roleFor(held), holder.actor.userId);
    }
    yield rows;
  }
  await sql`close ${cursor}`.execute(trx);
}

/** Puts what a row keeps sealed in the open, under its own name. */
async function unseal(trx: Trx, row: Row, sealed: NonNullable<HeldRows['sealed']>, subjectId: SubjectId, vault: Vault): Promise<void> {
  for (const [column, { as, how }] of Object.entries(sealed)) {
    const bytes = row[column];
    if (how === 'contact') {
      if (typeof bytes === 'string') row[as] = vault.openContact(bytes);
      continue;
    }
    delete row[column];
    // Empty: erased, and the row stays to show that there was something.
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) continue;
    if (how === 'alone') row[as] = await vault.openAlone(trx, subjectId, bytes);
    else row[as] = how === 'value' ? await vault.open(trx, subjectId, bytes) : JSON.parse((await vault.openBytes(trx, subjectId, bytes)).toString());
  }
}
