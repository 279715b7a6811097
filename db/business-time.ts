import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { nextWorkingDay } from '../domain/calendar.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, instantOn, msOf, plusMs } from '../domain/time.ts';
import type { Head } from './act-log.ts';
import { flush, lockDossiers, LogWriter, openDossier } from './act-log.ts';
import type { Db, Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';

/** The installation's own dossier: what its operators do to it. */
export const INSTALLATION = asId<DossierId>('00000000-0000-4000-8000-000000000001');

/** When an office opens; where "next working day" stops. */
const MORNING = '09:00';

export interface TimeMove {
  from: Instant;
  to: Instant;
  /** Procedures whose due instant has passed by the move. */
  pokes: ProcedureId[];
}

/** Moves business time on to the next working day's morning, or to the next open due instant. Demo, training and tests only: production has no grant. */
export async function moveBusinessTime(register: Register, request: { actor: Actor; actId: ActId; to: 'nextWorkingDay' | 'nextDeadline' }): Promise<TimeMove> {
  const { zone, calendarRegion } = register.currentPack();
  return move(register, request.actor, request.actId, async (trx, now) => {
    await register.calendars.upToDate(trx);
    if (request.to === 'nextWorkingDay') return instantOn(nextWorkingDay(register.calendar(calendarRegion), dayAt(now, zone)).day, MORNING, zone);
    const next = await trx.selectNoFrom((e) => e.fn<Instant | null>('least', [
      e.selectFrom('clock').select((c) => c.fn.min('due_at').as('at')).where('ended_at', 'is', null).where('due_at', '>', now),
      e.selectFrom('procedure').select((p) => p.fn.min('due_at').as('at')).where('closed_at', 'is', null).where('due_at', '>', now),
    ]).as('at')).executeTakeFirst();
    // A moment past the instant, so that what is due is overdue.
    return next?.at ? plusMs(next.at, 1_000) : null;
  });
}

/** The log of the installation, locked; the first act in it opens it. */
export async function installationHead(trx: Trx): Promise<Head> {
  return (await lockDossiers(trx, [INSTALLATION])).get(INSTALLATION) ?? openDossier(trx, INSTALLATION, 'installation');
}

/** Moves business time on to an instant. Within two seconds of real time it becomes real time. */
export async function moveBusinessTimeTo(register: Register, request: { actor: Actor; actId: ActId; to: Instant }): Promise<TimeMove> {
  return move(register, request.actor, request.actId, async () => request.to);
}

async function move(register: Register, actor: Actor, actId: ActId, target: (trx: Trx, now: Instant) => Promise<Instant | null>): Promise<TimeMove> {
  const moved = await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = await installationHead(trx);
    const from = await businessNow(trx);
    const to = await target(trx, from);
    if (to === null || to < from) throw new Refusal('time-may-not-move');
    const { rows } = await sql<{ real: Instant }>`select clock_timestamp() as real`.execute(trx);
    const offset = msOf(to) - msOf(rows[0]!.real);
    const writer = new LogWriter(head, from);
    writer.append({ kind: 'businessTimeMoved', facts: { from, to } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: from });
    await flush(trx, [writer]);
    await trx.updateTable('business_time').set({ offset_ms: Math.abs(offset) < 2_000 ? 0 : offset }).execute();
    return { from, to };
  });
  return { ...moved, pokes: await dueProcedures(register.db) };
}

async function dueProcedures(db: Db): Promise<ProcedureId[]> {
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const { rows } = await sql<{ id: ProcedureId }>`select id from procedure where closed_at is null and due_at is not null and due_at <= (select business_now())`.execute(trx);
    return rows.map((r) => r.id);
  });
}
