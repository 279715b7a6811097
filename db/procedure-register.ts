import { sql } from 'kysely';
import type { ProcedureActKind } from '../domain/act.ts';
import { Refusal } from '../domain/errors.ts';
import type { ProcedureId, ProcedureView } from '../domain/procedure.ts';
import { parseProcedureId, procedureAct } from '../domain/procedure.ts';
import type { Instant } from '../domain/time.ts';
import { msOf, plusMs } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { openDossierOf, seeDossier } from './followed-dossier.ts';
import { isAway } from './platform-absence.ts';
import { noteSeen, noteStuck } from './procedure-repository.ts';
import type { Register } from './register.ts';

/** What a look tells a procedure: small, versioned, without anybody's data. Recorded in the engine's history. */
export interface Look {
  v: 1;
  seq: number;
  phase: ProcedureView['phase'];
  cause: number;
  dueAt: Instant | null;
  /** How long until the due instant, by the register's clock and with the grace; never negative. */
  dueInMs: number | null;
}

/** done: it is in the log now · already: it was · notYet: its instant has not come · refused: not its turn (any more). */
export type Appended = 'done' | 'already' | 'notYet' | 'refused';

/** The dossier whose log a procedure follows, and of which kind it is. */
const followedBy = (trx: Trx, id: ProcedureId) =>
  trx.selectFrom('procedure').innerJoin('dossier', (j) => j.on(sql<boolean>`dossier.id = procedure.case_id`)).select(['dossier.id', 'dossier.kind']).where('procedure.id', '=', id).executeTakeFirst();

/** Looks at the case as a procedure does, and notes that it has looked. */
export async function lookAt(register: Register, id: ProcedureId): Promise<Look> {
  const { type } = parseProcedureId(id);
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const dossier = await followedBy(trx, id);
    // A procedure the register does not know (an engine newer than a restored register) has nothing to do.
    if (dossier === undefined) return { v: 1, seq: 0, phase: 'ended', cause: 0, dueAt: null, dueInMs: null };
    const seen = await seeDossier(trx, dossier);
    const view = seen.view(id);
    const now = await businessNow(trx);
    const act = procedureAct(type, view.phase);
    const effective = view.dueAt === null ? null : plusMs(view.dueAt, graceOf(register, act?.kind));
    const left = effective === null ? null : Math.max(0, msOf(effective) - msOf(now));
    // What follows from silence waits for a counter at which nobody could have spoken.
    const dueInMs = left !== null && left < WHILE_AWAY_MS && AFTER_GRACE.includes(act?.kind) && (await isAway(trx)) ? WHILE_AWAY_MS : left;
    const busy = act !== undefined && (!act.whenDue || dueInMs === 0);
    await noteSeen(trx, id, { seq: seen.seq, phase: view.phase, dueAt: effective, ended: view.phase === 'ended', workedOff: !busy });
    return { v: 1, seq: seen.seq, ...view, dueInMs };
  });
}

/** What follows from silence follows only after the grace: a request received in time may still be on its way to the lock. */
const AFTER_GRACE: readonly (ProcedureActKind | undefined)[] = ['silenceDeclared', 'disclosureStopped', 'superiorSilent', 'deemedSatisfied', 'confirmationAskedAgain', 'supplementLapsed', 'repairLapsed'];
/** How soon a procedure looks again while the counter is away. */
const WHILE_AWAY_MS = 30_000;
const graceOf = (register: Register, kind: ProcedureActKind | undefined): number => (AFTER_GRACE.includes(kind) ? register.graceMs : 0);

/** Adds the law's own act. The table decides under the lock, so a retry, a restart or an older copy of the engine changes nothing twice. */
export async function appendLawAct(register: Register, request: { procedureId: ProcedureId; kind: ProcedureActKind; cause: number }): Promise<{ result: Appended; pokes: ProcedureId[] }> {
  const { procedureId, kind, cause } = request;
  const { type } = parseProcedureId(procedureId);
  const none = (result: Appended) => ({ result, pokes: [] });
  const tried = inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const dossier = await followedBy(trx, procedureId);
    const followed = dossier === undefined ? undefined : await openDossierOf(register, trx, dossier);
    if (followed === undefined) return none('refused');
    const view = followed.view(procedureId);
    const expected = procedureAct(type, view.phase);
    if (expected?.kind !== kind || view.cause !== cause) {
      const there = await trx.selectFrom('act').select('id').where('procedure_id', '=', procedureId).where('cause', '=', cause).where('kind', '=', kind).executeTakeFirst();
      return none(there === undefined ? 'refused' : 'already');
    }
    // What stands still has no instant to wait for: its turn has not come.
    if (expected.whenDue && (view.dueAt === null || plusMs(view.dueAt, graceOf(register, kind)) > followed.at)) return none('notYet');
    if (AFTER_GRACE.includes(kind) && (await isAway(trx))) return none('notYet');
    // The procedure that acts looks again by itself.
    return { result: 'done' as const, pokes: (await followed.append(kind, procedureId, cause)).filter((id) => id !== procedureId) };
  });
  return tried.catch((error: unknown) => {
    // A refusal is no failure to be tried for ever (a letter that cannot be printed): the procedure reports itself stuck.
    if (error instanceof Refusal && error.code !== 'busy' && error.code !== 'unavailable') return none('refused');
    throw error;
  });
}

/** A procedure's act was refused though nothing new had happened: an incident for the operators. */
export async function raiseStuck(register: Register, id: ProcedureId): Promise<void> {
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await noteStuck(trx, id);
  });
}
