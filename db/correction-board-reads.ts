import { sql } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, LetterId, NoticeId, OrgId, UserId } from '../domain/ids.ts';
import type { DeliveryState } from '../domain/delivery.ts';
import type { AcknowledgementFault } from '../domain/notice.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';

/** One recipient over all its notices; hours from the decision to its confirmation, which nobody else measures. */
export interface RecipientFigures {
  org_id: OrgId; way: NoticeWay; notices: number; confirmed: number; awaited: number; overdue: number; dead: number; defunct: number; stillShown: number; median_hours: number | null; longest_hours: number | null;
}
/** One department over its duties after decisions; hours from the decision to its last word. */
export type DepartmentFigures = Pick<RecipientFigures, 'org_id' | 'awaited' | 'overdue' | 'median_hours' | 'longest_hours'> & { duties: number; done: number };
export interface AwaitedNotice {
  notice_id: NoticeId; case_id: CaseId; about: 'case' | 'repair' | 'record'; number: string; org_id: OrgId; way: NoticeWay; notified_at: Instant; due_at: Instant | null; overdue: boolean; escalated: boolean; again: boolean;
  delivery_id: string | null; state: DeliveryState | null; attempts: number | null; last_error: string | null; letter_id: LetterId | null;
}
export interface RefusedAcknowledgement { org_id: OrgId | null; fault: AcknowledgementFault; at: Instant }

const MOST = 200;

/** Who has confirmed what, how long it took, and who is still awaited: the most overdue first. */
export async function correctionBoard(trx: Trx) {
  const { rows: recipients } = await sql<RecipientFigures>`
    select n.org_id, coalesce(max(c.way), 'web') as way, count(*)::int as notices, count(n.confirmed_at)::int as confirmed,
      count(*) filter (where n.confirmed_at is null and n.defunct_at is null)::int as awaited,
      count(*) filter (where k.ended_at is null and k.due_at < business_now())::int as overdue, count(*) filter (where d.state = 'dead')::int as dead, count(n.defunct_at)::int as defunct, count(*) filter (where n.again)::int as "stillShown",
      round((percentile_cont(0.5) within group (order by extract(epoch from n.confirmed_at - coalesce(f.decided_at, r.decided_at, n.notified_at)) / 3600))::numeric, 1)::float8 as median_hours,
      round((max(extract(epoch from n.confirmed_at - coalesce(f.decided_at, r.decided_at, n.notified_at))) / 3600)::numeric, 1)::float8 as longest_hours
    from correction_notice n left join case_file f on f.id = n.case_id left join repair_file r on r.id = n.case_id left join recipient_channel c on c.org_id = n.org_id
      left join clock k on k.case_id = n.case_id and k.limit_name = 'recipientConfirmation' and k.ref = n.notice_id::text
      left join delivery d on d.kind = 'correction' and d.ref = n.notice_id::text
    group by n.org_id order by overdue desc, awaited desc, longest_hours desc nulls last, n.org_id limit ${MOST}`.execute(trx);
  const { rows: awaited } = await sql<AwaitedNotice>`
    select n.notice_id, n.case_id, case when f.id is not null then 'case' when r.id is not null then 'repair' else 'record' end as about, coalesce(f.number, r.number, e.number) as number, n.org_id, n.way, n.notified_at, k.due_at, coalesce(k.due_at < business_now(), false) as overdue, k.escalated_at is not null as escalated, n.again,
      d.id as delivery_id, d.state, d.attempts, d.last_error, l.id as letter_id
    from correction_notice n left join case_file f on f.id = n.case_id left join repair_file r on r.id = n.case_id
      left join clock k on k.case_id = n.case_id and k.limit_name = 'recipientConfirmation' and k.ref = n.notice_id::text and k.ended_at is null
      left join delivery d on d.kind = 'correction' and d.ref = n.notice_id::text
      left join letter l on l.case_id = n.case_id and l.kind in ('correctionNotice', 'repairStopNotice', 'repairRestoreNotice') and l.ref = n.notice_id::text
      left join letter e on e.case_id = n.case_id and e.kind = 'publicityEndNotice'
    where n.confirmed_at is null and n.defunct_at is null order by k.due_at nulls last, n.notice_id limit ${MOST}`.execute(trx);
  // What departments owe after a decision: the end of a suspension acknowledged, the reputation restored. A clock begins anew with a reopening: each counts from the decision before it.
  const { rows: departments } = await sql<DepartmentFigures>`
    select substr(k.owner, 5) as org_id, count(*)::int as duties, count(k.ended_at)::int as done, count(*) filter (where k.ended_at is null)::int as awaited, count(*) filter (where k.ended_at is null and k.due_at < business_now())::int as overdue,
      round((percentile_cont(0.5) within group (order by extract(epoch from k.ended_at - f.decided_at) / 3600))::numeric, 1)::float8 as median_hours, round((max(extract(epoch from k.ended_at - f.decided_at)) / 3600)::numeric, 1)::float8 as longest_hours
    from clock k join case_file f on f.id::text = k.case_id::text where k.limit_name in ('endingAcknowledgement', 'restoration') and k.owner like 'org:%' and f.decided_at is not null and k.started_at >= f.decided_at
    group by k.owner order by overdue desc, awaited desc, longest_hours desc nulls last, 1 limit ${MOST}`.execute(trx);
  const refused = await trx.selectFrom('acknowledgement').select(['org_id', 'fault', 'at']).where('fault', 'is not', null).orderBy('id', 'desc').limit(20).execute();
  return { recipients, departments, awaited, refused: refused as RefusedAcknowledgement[] };
}

/** A clerk has posted the letter: from here on the slip that comes back is awaited. */
export async function notePosted(db: Db, userId: UserId, deliveryId: string): Promise<void> {
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_register', userId);
    const row = await trx.selectFrom('delivery').select(['state', 'channel']).where('id', '=', deliveryId).forUpdate().executeTakeFirst();
    if (row === undefined || row.channel !== 'paper') throw new Refusal('not-found');
    if (row.state === 'sent') throw new Refusal('already-done');
    await trx.updateTable('delivery').set((e) => ({ state: 'sent', sent_at: sql<Instant>`clock_timestamp()`, attempts: e('attempts', '+', 1), last_error: null })).where('id', '=', deliveryId).execute();
  });
}
