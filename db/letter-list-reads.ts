import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { Party } from './schema.ts';
import { partiesOf } from './sight-reads.ts';

/** Letters that one has received (收文), or issued in one's own name (发文). */
export const LETTER_BOXES = ['received', 'issued'] as const;
export type LetterBox = (typeof LETTER_BOXES)[number];

const AT_ONCE = 100;

/** What was issued to a person's parties, or by their organisation, the newest first; what a letter says is not opened. `before`: the instant that the page before ended with. */
export async function letterList(trx: Trx, actor: Actor, box: LetterBox, before: Instant | undefined) {
  const parties: Party[] = [...new Set([...partiesOf(actor), ...(actor.orgId !== null && hasRole(actor, 'supervisor') ? [`org:${actor.orgId}` as const] : [])])];
  if (parties.length === 0 || (box === 'issued' && actor.orgId === null)) return { letters: [], more: false };
  let query = trx.selectFrom('letter').leftJoin('case_file', (j) => j.onRef('case_file.id', '=', (e) => e.ref('letter.case_id').$castTo<never>()))
    .select(['letter.id', 'letter.kind', 'letter.number', 'letter.issued_at', 'letter.issuer_id', 'letter.party', 'case_file.id as case_id', 'case_file.number as case_number'])
    .where('letter.kind', 'not like', 'complaint%').orderBy('letter.issued_at', 'desc').orderBy('letter.id', 'desc').limit(AT_ONCE + 1);
  query = box === 'received' ? query.where('letter.party', 'in', parties) : query.where('letter.issuer_id', '=', actor.orgId);
  if (before !== undefined) query = query.where('letter.issued_at', '<', before);
  const rows = await query.execute();
  return { letters: rows.slice(0, AT_ONCE), more: rows.length > AT_ONCE };
}
