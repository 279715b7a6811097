import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { LetterBox } from '../domain/letter.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { Party } from './schema.ts';
import { partiesOf } from './sight-reads.ts';

const AT_ONCE = 100;

/** What was issued to a person's parties, or by their organisation, the newest first; what a letter says is not opened. `before`: the instant that the page before ended with. */
export async function letterList(trx: Trx, actor: Actor, box: LetterBox, before: Instant | undefined) {
  const parties: Party[] = [...new Set([...partiesOf(actor), ...(actor.orgId !== null && hasRole(actor, 'supervisor') ? [`org:${actor.orgId}` as const] : [])])];
  if (parties.length === 0 || (box === 'issued' && actor.orgId === null)) return { letters: [], more: false };
  let query = trx.selectFrom('letter').leftJoin('case_file', (j) => j.on(sql<boolean>`case_file.id = letter.case_id`))
    .select(['letter.id', 'letter.kind', 'letter.number', 'letter.issued_at', 'letter.issuer_id', 'letter.party', 'case_file.id as case_id', 'case_file.number as case_number'])
    .where(sql<boolean>`letter.kind not like 'complaint%'`).orderBy('letter.issued_at', 'desc').orderBy('letter.id', 'desc').limit(AT_ONCE + 1);
  query = box === 'received' ? query.where('letter.party', 'in', parties) : query.where('letter.issuer_id', '=', actor.orgId);
  if (before !== undefined) query = query.where('letter.issued_at', '<', before);
  const rows = await query.execute();
  return { letters: rows.slice(0, AT_ONCE), more: rows.length > AT_ONCE };
}
