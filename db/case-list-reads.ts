import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Terms } from '../domain/limit.ts';
import type { Phase } from '../domain/objection.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { partiesSeen, representedCases, seesEveryCase } from './sight-reads.ts';

export interface CaseListQuery {
  phase?: Phase;
  q?: string;
  cursor?: string;
  limit?: number;
}

/** A page of the cases somebody may see, the newest first. `next` is the earliest open duty: anybody's, or for a department its own. */
export async function listCases(trx: Trx, actor: Actor, query: CaseListQuery) {
  const limit = query.limit ?? 25;
  const parties = partiesSeen(actor);
  if (!seesEveryCase(actor) && parties.length === 0) return { rows: [], nextCursor: null };
  const onlyOwn = !seesEveryCase(actor) && actor.subjectId === null;
  let select = trx.selectFrom('case_file as c').innerJoin('record as r', 'r.id', 'c.record_id').leftJoin('subject as s', 's.id', 'c.subject_id')
    .select(['c.id', 'c.number', 's.name as subject_name', 'r.title', 'c.provider_id', 'c.phase', 'c.outcome', 'c.ending', 'c.round', 'c.filed_at', 'c.closed_at'])
    .select((e) => e.selectFrom('clock').select('clock.terms').whereRef('clock.case_id', '=', sql.ref('c.id')).where('clock.ended_at', 'is', null)
      .$if(onlyOwn, (q) => q.where('clock.owner', 'in', parties)).orderBy('clock.due_at').limit(1).$castTo<{ terms: Terms }>().as('next'))
    .orderBy('c.filed_at', 'desc').orderBy('c.id', 'desc').limit(limit + 1);
  if (!seesEveryCase(actor)) {
    const represented = await representedCases(trx, actor);
    select = select.where((e) => e.or([
      e.exists(e.selectFrom('case_party as p').select('p.party').whereRef('p.case_id', '=', 'c.id').where('p.party', 'in', parties)),
      ...(represented.length === 0 ? [] : [e('c.id', 'in', represented)]),
    ]));
  }
  if (query.phase !== undefined) select = select.where('c.phase', '=', query.phase);
  const words = query.q?.trim();
  if (words) {
    const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    select = select.where((e) => e.or([e('c.number', 'ilike', pattern), e('s.name', 'ilike', pattern), e('r.title', 'ilike', pattern)]));
  }
  if (query.cursor !== undefined) {
    const after = cursorOf(query.cursor);
    select = select.where(sql<boolean>`(c.filed_at, c.id) < (${after.filedAt}::timestamptz, ${after.id}::uuid)`);
  }
  const rows = await select.execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(({ next, ...row }) => ({ ...row, next: next as Terms | null })),
    nextCursor: last === undefined ? null : Buffer.from(`${last.filed_at} ${last.id}`).toString('base64url'),
  };
}

/** Where the page before ended: the order of the list is (filed_at, id), so cases that come in meanwhile shift nothing. */
function cursorOf(text: string): { filedAt: Instant; id: CaseId } {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString());
  if (found === null) throw new Refusal('invalid-field', { field: '/cursor' });
  return { filedAt: found[1] as Instant, id: found[2] as CaseId };
}
