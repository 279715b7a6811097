import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Actor, Role } from '../domain/actor.ts';
import type { Carriage, Outcome, RetryPlan } from '../domain/delivery.ts';
import { retryAfterMs } from '../domain/delivery.ts';
import { Refusal } from '../domain/errors.ts';
import { dutyRoles } from '../domain/ladder.ts';
import type { DossierId, OrgId, SubjectId } from '../domain/ids.ts';
import { isSent } from '../domain/notice-way.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { DeliveryContent, DeliveryTable, NoticeContent } from './delivery-tables.ts';
import { IS_GIVEN_UP, isNotice, SUCCEEDED, WITHDRAWN } from './delivery-tables.ts';
import { reachable, reachableIn } from './rung-register.ts';
import { destinationOf, readSetting } from './user-setting-repository.ts';

export type DeliveryRow = Selectable<DeliveryTable>;

/**
 * Takes what is due to be sent, for a while: per destination the oldest only, so that mails arrive in their order, and
 * nothing that another dispatcher has taken. Who dies with a lease leaves it to be tried again under the same message id.
 */
export async function leaseDeliveries(db: Db, { lease, leaseMs, limit, by }: { lease: string; leaseMs: number; limit: number; by: readonly Carriage[] }): Promise<DeliveryRow[]> {
  return inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    // Given up while somebody sent it, who has not come back.
    await trx.updateTable('delivery').set({ state: 'dead', lease: null, leased_until: null }).where('state', 'in', ['queued', 'failed']).where(IS_GIVEN_UP).where('leased_until', '<', sql<Instant>`clock_timestamp()`).execute();
    const ids = await trx.selectFrom('delivery as d').select('d.id').where('d.state', 'in', ['queued', 'failed']).where(sql<boolean>`not ${IS_GIVEN_UP}`).where('d.channel', 'in', by).where('d.next_at', '<=', sql<Instant>`clock_timestamp()`)
      .where((e) => e.or([e('d.leased_until', 'is', null), e('d.leased_until', '<', sql<Instant>`clock_timestamp()`)]))
      .where((e) => e.not(e.exists(e.selectFrom('delivery as o').select('o.id').where('o.state', 'in', ['queued', 'failed']).whereRef('o.channel', '=', 'd.channel')
        // A person's address is sealed, the same one differently each time: of a person all that waits goes in its order.
        .where((o) => o.or([o('o.user_id', '=', o.ref('d.user_id')), o('o.destination', '=', o.ref('d.destination'))])).where(sql<boolean>`(o.wall_at, o.id) < (d.wall_at, d.id)`))))
      .orderBy('d.wall_at').orderBy('d.id').limit(limit).forUpdate().skipLocked().execute();
    if (ids.length === 0) return [];
    return trx.updateTable('delivery').set((e) => ({ lease, leased_until: sql<Instant>`clock_timestamp() + ${leaseMs} * interval '1 millisecond'`, attempts: e('attempts', '+', 1) }))
      .where('id', 'in', ids.map(({ id }) => id)).returningAll().execute();
  });
}

/** Notes what came of an attempt, unless its lease has passed to another meanwhile. */
export async function noteOutcome(db: Db, { id, lease, attempts }: Pick<DeliveryRow, 'id' | 'lease' | 'attempts'>, outcome: Outcome, plan: RetryPlan): Promise<void> {
  const wait = outcome.result === 'later' ? retryAfterMs(attempts, plan) : null;
  const ended = { lease: null, leased_until: null };
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    // Locked before it is looked at: it may be given up in this very moment.
    const held = await trx.selectFrom('delivery').select(IS_GIVEN_UP.as('given_up')).where('id', '=', id).where('lease', '=', lease).forUpdate().executeTakeFirst();
    if (held === undefined) return;
    const givenUp = held.given_up;
    const row = trx.updateTable('delivery').where('id', '=', id);
    if (outcome.result === 'sent') await row.set({ ...ended, state: 'sent', sent_at: sql<Instant>`clock_timestamp()`, last_error: null }).execute();
    else if (givenUp) await row.set({ ...ended, state: 'dead' }).execute();
    else if (wait === null) await row.set({ ...ended, state: 'dead', last_error: outcome.code }).execute();
    else await row.set({ ...ended, state: 'failed', last_error: outcome.code, next_at: sql<Instant>`clock_timestamp() + ${wait} * interval '1 millisecond'` }).execute();
  });
}

/** How many are in each state, and what an operator has to look at: the given up first, then what is being tried again, then the newest. */
export async function deliveriesView(trx: Trx) {
  const rows = await trx.selectFrom('delivery as d').leftJoin('app_user as u', 'u.id', 'd.user_id')
    .select(['d.id', 'd.channel', 'd.state', 'd.attempts', 'd.last_error', 'd.created_at', 'd.wall_at', 'd.sent_at', 'd.party', 'd.again_at', 'u.name', 'u.name_en', 'd.content',
      // In the same statement, so that figures and rows are of one moment.
      sql<Partial<Record<DeliveryRow['state'], number>>>`(select json_object_agg(state, n) from (select state, count(*) as n from delivery group by state) figures)`.as('counts')])
    .orderBy(sql`case d.state when 'dead' then 0 when 'failed' then 1 when 'queued' then 2 else 3 end`).orderBy('d.wall_at', 'desc').orderBy('d.id', 'desc').limit(200).execute();
  return { counts: rows[0]?.counts ?? {}, rows };
}

/** An operator has a dead letter sent once more, to where its reader can be reached now, under its own message id. */
export async function sendAgain(db: Db, actor: Actor, id: string): Promise<void> {
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const row = await trx.selectFrom('delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    if (row.state !== 'dead') throw new Refusal('already-done');
    if (isNotice(row.content)) {
      if (row.last_error === WITHDRAWN) throw new Refusal('already-done');
      if (row.last_error === SUCCEEDED || await overtaken(trx, row, row.content)) throw new Refusal('newer-delivery');
      return noticeAgain(trx, actor, row);
    }
    const userId = row.user_id ?? (await whoNow(trx, row));
    const setting = userId === null ? null : await readSetting(trx, userId);
    const destination = setting === null ? null : destinationOf(setting);
    await trx.updateTable('delivery').set({
      ...(destination === null || setting === null ? { state: 'dead', last_error: 'no-address' } : { state: 'queued', last_error: null, channel: setting.channel }),
      user_id: userId, destination, attempts: 0, next_at: sql<Instant>`clock_timestamp()`, lease: null, leased_until: null, again_by: actor.userId, again_at: sql<Instant>`clock_timestamp()`,
    }).where('id', '=', id).execute();
  });
}

/** What a later message to the same recipient about the same record says anew: a mark or a correction the mark, what carries fields a version. Any other notice is confirmed by itself. */
const OVERTAKES: Record<'mark' | 'version', readonly NoticeContent['about'][]> = { mark: ['mark', 'correction'], version: ['version', 'correction', 'publicity'] };

/** Whether a mark or a version that was given up would now be sent after what replaced it: later ones do not wait for it. */
async function overtaken(trx: Trx, { id, party }: DeliveryRow, content: NoticeContent): Promise<boolean> {
  const { about, recordId } = content;
  // A suspension that was given up is not sent after what ended it.
  if (about === 'order') {
    const later = await trx.selectFrom('delivery as n').innerJoin('delivery as d', (j) => j.on('d.id', '=', id)).select('n.id').where('n.kind', '=', 'order').where('n.party', '=', party)
      .where(sql<boolean>`n.content ->> 'orderId' = ${content.orderId}`).where(sql<boolean>`(n.wall_at, n.id) > (d.wall_at, d.id)`).limit(1).executeTakeFirst();
    return later !== undefined;
  }
  if (about !== 'mark' && about !== 'version') return false;
  const newer = await trx.selectFrom('delivery as n').innerJoin('delivery as d', (j) => j.on('d.id', '=', id)).select('n.id').where('n.party', '=', party)
    .where(sql<boolean>`n.content ->> 'recordId' = ${recordId}`).where(sql<string>`n.content ->> 'about'`, 'in', OVERTAKES[about]).where(sql<boolean>`(n.wall_at, n.id) > (d.wall_at, d.id)`).limit(1).executeTakeFirst();
  return newer !== undefined;
}

/** A notice goes the way its recipient is told by now. */
async function noticeAgain(trx: Trx, actor: Actor, { id, party }: DeliveryRow): Promise<void> {
  const channel = await trx.selectFrom('recipient_channel').select('way').where('org_id', '=', party.slice('org:'.length) as OrgId).executeTakeFirst();
  const way = channel?.way;
  await trx.updateTable('delivery').set({
    ...(isSent(way) ? { state: 'queued' as const, last_error: null, channel: way } : { last_error: 'no-channel' }), attempts: 0, next_at: sql<Instant>`clock_timestamp()`,
    lease: null, leased_until: null, again_by: actor.userId, again_at: sql<Instant>`clock_timestamp()`,
  }).where('id', '=', id).execute();
}

/** Somebody of the party who can be reached by now, where nobody could. */
async function whoNow(trx: Trx, { party, content }: DeliveryRow): Promise<DeliveryRow['user_id']> {
  const known = party.startsWith('org:') ? (`org:${party.slice(4) as OrgId}` as const) : (`subject:${party.slice(8) as SubjectId}` as const);
  const [number] = numbersIn(content);
  const about = number === undefined ? undefined : await trx.selectFrom('case_file').select('id').where('number', '=', number).executeTakeFirst();
  for (const role of rolesOf(content)) {
    const [first] = about === undefined ? await reachable(trx, { party: known, role }) : await reachableIn(trx, { party: known, role }, about.id as string as DossierId);
    if (first !== undefined) return first;
  }
  return null;
}

/** Who of a party is told of what a delivery says. */
function rolesOf(content: DeliveryContent): readonly Role[] {
  if (isNotice(content)) return [];
  if ('notice' in content) return [content.role];
  const [line] = content.lines;
  if (line === undefined) return [];
  return line.rung === 'escalate' ? ['supervisor', 'clerk'] : dutyRoles(line.limit);
}

/** By what numbers an operator knows a delivery. */
export const numbersIn = (content: DeliveryContent): string[] => (isNotice(content) ? [content.number] : 'notice' in content ? (content.number === null ? [] : [content.number]) : [...new Set(content.lines.map((line) => line.number))]);
