import { sql } from 'kysely';
import { reading } from '../../db/database.ts';
import { performEndAct } from '../../db/publicity-end-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { hasRole } from '../../domain/actor.ts';
import type { NoticeId, OrgId, RecordId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { actorOf, DEMO_IDENTITIES, getDemoIdentity } from './city/identities.ts';

const RECIPIENTS = DEMO_IDENTITIES.map(actorOf).filter((actor) => hasRole(actor, 'executor'));

/** Whoever was told before this instant of the end of a record's publicity confirms it: what came to its maximum in the weeks that are played is nobody's arrears. */
export async function confirmEndsOfPublicity(register: Register, before: Instant): Promise<void> {
  const told = await reading(register.db, getDemoIdentity('auditor').id, async (trx) => (await sql<{ noticeId: NoticeId; recordId: RecordId; orgId: OrgId }>`
    select n.notice_id as "noticeId", n.case_id as "recordId", n.org_id as "orgId" from correction_notice n join record r on r.id = n.case_id
    where n.way <> 'webhook' and n.confirmed_at is null and n.defunct_at is null and n.notified_at < ${before} order by n.notified_at, n.notice_id`.execute(trx)).rows);
  for (const { noticeId, recordId, orgId } of told) {
    const actor = RECIPIENTS.find((each) => each.orgId === orgId);
    // Nobody of the demo is there: its arrears stay on the board.
    if (actor === undefined) continue;
    const request = { kind: 'recipientConfirmed', noticeId } as const;
    await performEndAct(register, { actor, actId: newActId(), key: { actor: actor.userId, route: 'demo', key: `end/${noticeId}`, fingerprint: register.vault.fingerprint(request) }, elapsedMs: () => 0, recordId, request });
  }
}
