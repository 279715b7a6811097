import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { overseesHouse } from '../domain/actor.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId } from '../domain/ids.ts';
import type { KeptBecause } from '../domain/retention.ts';
import { keptBecause, keptThrough, mayErase } from '../domain/retention.ts';
import type { Day } from '../domain/time.ts';
import { addMonths } from '../domain/time.ts';
import { noteLooks } from './access-log.ts';
import { takeRole } from './database.ts';
import type { Register } from './register.ts';
import type { RetainedThing } from './retention-sweep.ts';
import { retainedThings, scheduleInForce } from './retention-sweep.ts';

/** Of each kind so many are looked at; beyond it the page says "or more". */
const SHOWN = 50;
const AHEAD_MONTHS = 12;

export interface DueThing extends Omit<RetainedThing, 'open' | 'held'> {
  /** The last day on which it is kept. */
  through: Day;
  because: KeptBecause[];
}

/** The schedule, what falls due within a year and why it is kept, the holds and what was erased. In the register's role: names of officials are told, words of subjects are not. */
export async function retentionState(register: Register, actor: Actor) {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const { today, zone, version, rules, confirmed } = await scheduleInForce(register, trx);
    const due: DueThing[] = [];
    const schedule = [];
    for (const rule of rules) {
      // What falls due within a year counts as if it were that day already.
      const horizon = addMonths(today, AHEAD_MONTHS);
      const things = await retainedThings(trx, rule.kind, addMonths(horizon, rule.unit === 'years' ? -rule.count * 12 : -rule.count), zone, SHOWN);
      due.push(...things.map(({ kind, target, name, event, ...thing }) => ({ kind, target, name, event, through: keptThrough(rule, event), because: keptBecause(rule, { event, ...thing }, today, confirmed) })));
      const { rows: [erased] } = await sql<{ n: number }>`select count(*)::int as n from erasure where kind = ${rule.kind}`.execute(trx);
      const { kind, event, count, unit, basis, evidence, source } = rule;
      schedule.push({ kind, event, count, unit, basis, evidence, source, erases: mayErase(rule, confirmed), erased: erased?.n ?? 0 });
    }
    const rows = await trx.selectFrom('legal_hold as h').innerJoin('app_user as u', 'u.id', 'h.placed_by').leftJoin('app_user as l', 'l.id', 'h.lifted_by')
      .leftJoin('case_file as c', (j) => j.on(sql<boolean>`c.id = h.target`)).leftJoin('inquiry as i', (j) => j.on(sql<boolean>`i.id = h.target`))
      .select(['h.id', 'h.scope', 'h.target', 'h.subject_id', 'h.reason_sealed', 'h.placed_at', 'u.name as by', 'h.lifted_at', 'l.name as lifted_by']).select((e) => e.fn.coalesce('c.number', 'i.number').as('number'))
      .orderBy(sql`h.lifted_at nulls first`).orderBy('h.placed_at', 'desc').limit(100).execute();
    const holds = [];
    const readable = overseesHouse(actor) ? rows.filter((row) => row.reason_sealed.length > 0) : [];
    await noteLooks(trx, actor, readable.map((row) => ({ kind: 'legalHold', subjectId: row.subject_id, dossierId: row.scope === 'subject' ? null : asId<DossierId>(row.target), item: null })));
    for (const { reason_sealed, subject_id, ...row } of rows) {
      // Whoever lays it on and lifts it reads why; the others see that there is one.
      const reason = readable.some(({ id }) => id === row.id) ? String(await register.vault.open(trx, subject_id, reason_sealed)) : null;
      holds.push({ ...row, reason });
    }
    const erasures = await trx.selectFrom('erasure as e').innerJoin('act as a', 'a.id', 'e.act_id').select(['e.kind', 'e.target', 'e.erased_at', 'e.counts', 'a.seq']).orderBy('a.seq', 'desc').limit(100).execute();
    const { rows: [files] } = await sql<{ n: number }>`select count(*)::int as n from evidence where octet_length(file_name_sealed) = 0 and file_gone_at is null`.execute(trx);
    return { today, pack: version, schedule, due, holds, erasures, filesLeft: files?.n ?? 0, mayHold: overseesHouse(actor) };
  });
}
