import { sql } from 'kysely';
import { dueAfter } from '../domain/clock.ts';
import type { CaseId, OrgId } from '../domain/ids.ts';
import type { LimitName } from '../domain/limit.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Instant } from '../domain/time.ts';
import { add, close, openCase } from './case-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';

/** Limits that are not urged: the whole case has its own duties, and a subject's silence has its own effect. */
const NOT_URGED: readonly LimitName[] = ['total', 'restorationConfirmation', 'inquiry'];

interface DueRung {
  caseId: CaseId;
  limit: LimitName;
  ref: string;
  generation: number;
}

/**
 * Climbs the ladder of overdue duties: urge (催办) at the due instant, escalate (督办) after the pack's further limit, each
 * once per generation of a clock. Runs in the dispatcher, also with the engine down. Returns what was done and whom to poke.
 */
export async function sweepRungs(register: Register, limit = 50): Promise<{ urged: number; escalated: number; pokes: ProcedureId[] }> {
  const done = { urged: 0, escalated: 0, pokes: [] as ProcedureId[] };
  for (const rung of await dueRungs(register, limit)) {
    try {
      const { kind, pokes } = await climb(register, rung);
      if (kind !== null) done[kind] += 1;
      done.pokes.push(...pokes);
    } catch (error) {
      // One duty that cannot be urged must not keep the others from it; it comes round again.
      console.error(`sweep: ${rung.caseId} ${rung.limit}: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }
  return done;
}

async function dueRungs(register: Register, limit: number): Promise<DueRung[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const now = await businessNow(trx);
    const rows = await trx.selectFrom('clock').innerJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = clock.case_id`))
      .select(['clock.case_id', 'clock.limit_name', 'clock.ref', 'clock.generation', 'clock.due_at', 'clock.urged_at', 'case_file.id as id'])
      .where('clock.ended_at', 'is', null).where('clock.escalated_at', 'is', null).where('clock.due_at', '<', now).where(sql<boolean>`clock.owner like 'org:%'`)
      .where('clock.limit_name', 'not in', [...NOT_URGED]).orderBy('clock.due_at').execute();
    return rows.filter((r) => r.urged_at === null || (r.due_at !== null && escalationDue(register, r.due_at) <= now)).slice(0, limit)
      .map((r) => ({ caseId: r.id, limit: r.limit_name, ref: r.ref, generation: r.generation }));
  });
}

/** Escalation stands one limit behind the due instant; which pack's is asked again under the lock. */
const escalationDue = (register: Register, dueAt: Instant): Instant => dueAfter(dueAt, 'escalation', register.currentPack(), register.calendar()).dueAt;

async function climb(register: Register, rung: DueRung): Promise<{ kind: 'urged' | 'escalated' | null; pokes: ProcedureId[] }> {
  return inOneTransaction(register.db, async (trx: Trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openCase(register, trx, rung.caseId);
    const clock = desk?.situation.clocks.find((c) => c.limit === rung.limit && c.ref === rung.ref && c.generation === rung.generation);
    if (desk === undefined || clock === undefined || clock.endedAt !== null || !('org' in clock.owner) || clock.terms.dueAt === null || clock.terms.dueAt > desk.world.at) return { kind: null, pokes: [] };
    const orgId: OrgId = clock.owner.org;
    const { limit, ref, generation } = rung;
    const sweep = { class: 'sweep' } as const;
    if (clock.urgedAt === null) {
      add(desk, { kind: 'urged', facts: { limit, ref, orgId, generation } }, sweep);
      return { kind: 'urged', pokes: await close(desk) };
    }
    const { world } = desk;
    if (clock.escalatedAt !== null || dueAfter(clock.terms.dueAt, 'escalation', world.pack, world.calendar).dueAt > world.at) return { kind: null, pokes: [] };
    const superiorId = clock.superiorId ?? world.superiorOf(orgId);
    add(desk, { kind: 'escalated', facts: { limit, ref, orgId, superiorId, generation } }, sweep);
    return { kind: 'escalated', pokes: await close(desk) };
  });
}
