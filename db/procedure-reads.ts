import { sql } from 'kysely';
import type { Trx } from './database.ts';
import { procedureLag } from './procedure-repository.ts';

/** What operators see of the procedures: those behind first, then the open ones by their next due instant. */
export async function proceduresView(trx: Trx) {
  const { count } = await trx.selectFrom('suspension_violation').select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await trx.selectFrom('procedure as p').leftJoin('case_file as c', 'c.id', 'p.case_id').leftJoin('repair_file as r', (j) => j.on(sql<boolean>`r.id = p.case_id`))
    .select(['p.id', 'p.type', 'p.case_id', sql<string>`coalesce(c.number, r.number, '')`.as('number'), 'p.phase', 'p.wanted_seq', 'p.seen_seq', 'p.due_at', 'p.closed_at', 'p.stuck_since', 'p.reaction_ms'])
    .orderBy((e) => e('p.wanted_seq', '>', e.ref('p.seen_seq')), 'desc').orderBy((e) => e('p.closed_at', 'is not', null))
    .orderBy('p.due_at', (o) => o.asc().nullsLast()).orderBy('p.id').limit(200).execute();
  return { lag: await procedureLag(trx), violations: Number(count), rows };
}
