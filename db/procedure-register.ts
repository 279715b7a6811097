import type { ProcedureActKind } from '../domain/act.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId } from '../domain/ids.ts';
import type { ProcedureId, ProcedureView } from '../domain/procedure.ts';
import { parseProcedureId, procedureAct, viewOf } from '../domain/procedure.ts';
import { lawAct } from '../domain/procedure-acts.ts';
import type { RecordFields } from '../domain/record.ts';
import { foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { msOf, plusMs } from '../domain/time.ts';
import { loadActs } from './act-log.ts';
import type { CaseDesk, SealedWords } from './case-desk.ts';
import { add, close, openCase } from './case-desk.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
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

/** Looks at the case as a procedure does, and notes that it has looked. */
export async function lookAt(register: Register, id: ProcedureId): Promise<Look> {
  const { type, ref } = parseProcedureId(id);
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const row = await trx.selectFrom('procedure').select('case_id').where('id', '=', id).executeTakeFirst();
    // A procedure the register does not know (an engine newer than a restored register) has nothing to do.
    if (row === undefined) return { v: 1, seq: 0, phase: 'ended', cause: 0, dueAt: null, dueInMs: null };
    const situation = foldCase(await loadActs(trx, row.case_id as string as DossierId));
    const view = viewOf(type, ref, situation);
    const now = await businessNow(trx);
    const act = procedureAct(type, view.phase);
    const effective = view.dueAt === null ? null : plusMs(view.dueAt, graceOf(register, act?.kind));
    const dueInMs = effective === null ? null : Math.max(0, msOf(effective) - msOf(now));
    const busy = act !== undefined && (!act.whenDue || dueInMs === 0);
    await noteSeen(trx, id, { seq: situation.seq, phase: view.phase, dueAt: effective, ended: view.phase === 'ended', workedOff: !busy });
    return { v: 1, seq: situation.seq, ...view, dueInMs };
  });
}

/** What follows from silence follows only after the grace: a request received in time may still be on its way to the lock. */
const AFTER_GRACE: readonly (ProcedureActKind | undefined)[] = ['silenceDeclared', 'disclosureStopped', 'deemedSatisfied', 'confirmationAskedAgain', 'supplementLapsed'];
const graceOf = (register: Register, kind: ProcedureActKind | undefined): number => (AFTER_GRACE.includes(kind) ? register.graceMs : 0);

/** Adds the law's own act. The table decides under the lock, so a retry, a restart or an older copy of the engine changes nothing twice. */
export async function appendLawAct(register: Register, request: { procedureId: ProcedureId; kind: ProcedureActKind; cause: number }): Promise<{ result: Appended; pokes: ProcedureId[] }> {
  const { procedureId, kind, cause } = request;
  const { type, ref } = parseProcedureId(procedureId);
  const none = (result: Appended) => ({ result, pokes: [] });
  const tried = inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const row = await trx.selectFrom('procedure').select('case_id').where('id', '=', procedureId).executeTakeFirst();
    if (row === undefined) return none('refused');
    const desk = await openCase(register, trx, row.case_id);
    if (desk === undefined) return none('refused');
    const view = viewOf(type, ref, desk.situation);
    const expected = procedureAct(type, view.phase);
    if (expected?.kind !== kind || view.cause !== cause) {
      const there = await trx.selectFrom('act').select('id').where('procedure_id', '=', procedureId).where('cause', '=', cause).where('kind', '=', kind).executeTakeFirst();
      return none(there === undefined ? 'refused' : 'already');
    }
    // What stands still has no instant to wait for: its turn has not come.
    if (expected.whenDue && (view.dueAt === null || plusMs(view.dueAt, graceOf(register, kind)) > desk.world.at)) return none('notYet');
    const draft = lawAct(kind, ref, desk.situation, desk.world);
    add(desk, draft, { class: 'procedure', procedureId, cause }, { content: await wordsOf(desk, kind) });
    // The procedure that acts looks again by itself.
    return { result: 'done' as const, pokes: (await close(desk)).filter((id) => id !== procedureId) };
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

/** A correction carries the record's new fields: those of the decision put over the old ones. */
async function wordsOf(desk: CaseDesk, kind: ProcedureActKind): Promise<SealedWords | null> {
  if (kind !== 'recordCorrected' && kind !== 'recordRevoked') return null;
  const { trx, situation, world, register } = desk;
  const fields: Record<string, string> = { ...world.record.fields };
  if (kind === 'recordCorrected') {
    const decided = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select('act_content.sealed')
      .where('act.dossier_id', '=', asId<DossierId>(situation.caseId as CaseId)).where('act.kind', '=', 'decided').orderBy('act.seq', 'desc').executeTakeFirstOrThrow();
    const { changes } = (await register.vault.open(trx, situation.subjectId, decided.sealed)) as ActContents['decided'];
    for (const change of changes) fields[change.field] = change.to;
  }
  const words = { fields: fields as RecordFields };
  return { ...(await register.vault.seal(trx, situation.subjectId, words)), words };
}
