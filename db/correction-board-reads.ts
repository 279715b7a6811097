import { sql } from 'kysely';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, LetterId, NoticeId, OrgId, UserId } from '../domain/ids.ts';
import type { DeliveryState } from '../domain/delivery.ts';
import type { AcknowledgementFault } from '../domain/notice.ts';
import type { NoticeWay, SentWay } from '../domain/notice-way.ts';
import { LETTER_OF_ORDER } from '../domain/sent-order.ts';
import type { SentOrder } from '../domain/sent-order-acts.ts';
import type { Instant } from '../domain/time.ts';
import type { Db, Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { IS_GIVEN_UP, isGivenUp, SUCCEEDED } from './delivery-tables.ts';

/** One recipient over all its notices; hours from the decision to its confirmation, which nobody else measures. */
export interface RecipientFigures {
  org_id: OrgId; way: NoticeWay; notices: number; confirmed: number; awaited: number; overdue: number; dead: number; defunct: number; stillShown: number; median_hours: number | null; longest_hours: number | null;
  /** The longest that is open, until now. */
  running_hours: number | null;
}
/** One department over its duties after decisions; hours from the decision to its last word. */
export type DepartmentFigures = Pick<RecipientFigures, 'org_id' | 'awaited' | 'overdue' | 'median_hours' | 'longest_hours' | 'running_hours'> & { duties: number; done: number };
export interface AwaitedNotice {
  notice_id: NoticeId; case_id: CaseId; about: 'case' | 'repair' | 'record'; number: string; org_id: OrgId; way: NoticeWay; notified_at: Instant; due_at: Instant | null; overdue: boolean; escalated: boolean; again: boolean;
  delivery_id: string | null; state: DeliveryState | null; attempts: number | null; last_error: string | null; letter_id: LetterId | null;
}
/** An order or a request to stay that has not gone out yet: to be posted, to be tried again, or given up. */
export interface WaitingOrder { delivery_id: string; order: SentOrder; case_id: CaseId; number: string; org_id: OrgId; way: SentWay; created_at: Instant; state: DeliveryState; attempts: number; last_error: string | null; letter_id: LetterId | null }
/** One decision and all who have to acknowledge what follows from it: hours from it to the last of them, or until now while one is open. */
export interface LastAcknowledgement {
  case_id: CaseId; about: AwaitedNotice['about']; number: string; orgs: OrgId[]; decided_at: Instant; asked: number; open: number; last_at: Instant | null; hours: number;
}
export interface RefusedAcknowledgement { org_id: OrgId | null; fault: AcknowledgementFault; at: Instant }

const MOST = 200;

/** Of a duty that was handed over, the successor's clock. */
const NEWEST = sql`not exists (select from clock newer where newer.case_id = k.case_id and newer.limit_name = k.limit_name and newer.ref = k.ref and newer.generation > k.generation)`;

/** Every decision that somebody has to acknowledge, recipients and departments alike. What is defunct acknowledges nothing, and a decision before a reopening counts no more. */
const CASES = sql`
  select case_id, max(decided_at) as decided_at, count(*)::int as asked, count(*) filter (where done_at is null)::int as open, case when bool_and(done_at is not null) then max(done_at) end as last_at,
    round((extract(epoch from case when bool_and(done_at is not null) then max(done_at) else business_now() end - max(decided_at)) / 3600)::numeric, 1)::float8 as hours, array_agg(distinct org_id) as orgs
  from (
    select n.case_id::text as case_id, n.org_id, coalesce(f.decided_at, r.decided_at, n.notified_at) as decided_at, n.confirmed_at as done_at
      from correction_notice n left join case_file f on f.id = n.case_id left join repair_file r on r.id = n.case_id where n.defunct_at is null and n.notified_at >= coalesce(f.decided_at, r.decided_at, n.notified_at)
    union all
    select f.id::text, substr(k.owner, 5), f.decided_at, k.ended_at from clock k join case_file f on f.id::text = k.case_id::text
      where ${NEWEST} and k.limit_name = 'endingAcknowledgement' and k.owner like 'org:%' and f.decided_at is not null and k.started_at >= f.decided_at
  ) duty group by case_id`;

/** Of every decision, which is a look at all notices and duties: the longest that a last acknowledgement is awaited, and the median of those that came, in hours from the decision. */
export async function addUpAcknowledgements(trx: Trx): Promise<{ running: number | null; median: number | null }> {
  const { rows } = await sql<{ running: number | null; median: number | null }>`
    select max(hours) filter (where open > 0) as running, percentile_cont(0.5) within group (order by hours) filter (where open = 0) as median from (${CASES}) c`.execute(trx);
  return rows[0]!;
}

/** Who has confirmed what, how long it took, and who is still awaited: the most overdue first. */
export async function correctionBoard(trx: Trx) {
  const { rows: recipients } = await sql<RecipientFigures>`
    select n.org_id, coalesce(max(c.way), 'web') as way, count(*)::int as notices, count(n.confirmed_at)::int as confirmed,
      count(*) filter (where n.confirmed_at is null and n.defunct_at is null)::int as awaited,
      count(*) filter (where k.ended_at is null and k.due_at < business_now())::int as overdue, count(*) filter (where d.state = 'dead' and d.last_error is distinct from ${SUCCEEDED})::int as dead, count(n.defunct_at)::int as defunct, count(*) filter (where n.again)::int as "stillShown",
      round((percentile_cont(0.5) within group (order by extract(epoch from n.confirmed_at - coalesce(f.decided_at, r.decided_at, n.notified_at)) / 3600))::numeric, 1)::float8 as median_hours,
      round((max(extract(epoch from n.confirmed_at - coalesce(f.decided_at, r.decided_at, n.notified_at))) / 3600)::numeric, 1)::float8 as longest_hours,
      round((max(extract(epoch from business_now() - coalesce(f.decided_at, r.decided_at, n.notified_at))) filter (where n.confirmed_at is null and n.defunct_at is null) / 3600)::numeric, 1)::float8 as running_hours
    from correction_notice n left join case_file f on f.id = n.case_id left join repair_file r on r.id = n.case_id left join recipient_channel c on c.org_id = n.org_id
      left join clock k on k.case_id = n.case_id and k.limit_name = 'recipientConfirmation' and k.ref = n.notice_id::text and ${NEWEST}
      left join lateral (select * from delivery where kind = 'correction' and ref = n.notice_id::text order by generation desc limit 1) d on true
    group by n.org_id order by overdue desc, awaited desc, longest_hours desc nulls last, n.org_id limit ${MOST}`.execute(trx);
  const { rows: awaited } = await sql<AwaitedNotice>`
    select n.notice_id, n.case_id, case when f.id is not null then 'case' when r.id is not null then 'repair' else 'record' end as about, coalesce(f.number, r.number, e.number) as number, n.org_id, n.way, n.notified_at, k.due_at, coalesce(k.due_at < business_now(), false) as overdue, k.escalated_at is not null as escalated, n.again,
      d.id as delivery_id, d.state, d.attempts, d.last_error, l.id as letter_id
    from correction_notice n left join case_file f on f.id = n.case_id left join repair_file r on r.id = n.case_id
      left join clock k on k.case_id = n.case_id and k.limit_name = 'recipientConfirmation' and k.ref = n.notice_id::text and k.ended_at is null
      left join lateral (select * from delivery where kind = 'correction' and ref = n.notice_id::text order by generation desc limit 1) d on true
      left join lateral (select id from letter where case_id = n.case_id and kind in ('correctionNotice', 'repairStopNotice', 'repairRestoreNotice') and ref = n.notice_id::text and party = 'org:' || n.org_id
        and not exists (select from letter newer where newer.supersedes = letter.id) order by issued_at desc limit 1) l on true
      left join letter e on e.case_id = n.case_id and e.kind = 'publicityEndNotice'
    where n.confirmed_at is null and n.defunct_at is null order by k.due_at nulls last, n.notice_id limit ${MOST}`.execute(trx);
  // What departments owe after a decision: the end of a suspension acknowledged, the reputation restored. A clock begins anew with a reopening: each counts from the decision before it.
  const { rows: departments } = await sql<DepartmentFigures>`
    select substr(k.owner, 5) as org_id, count(*)::int as duties, count(k.ended_at)::int as done, count(*) filter (where k.ended_at is null)::int as awaited, count(*) filter (where k.ended_at is null and k.due_at < business_now())::int as overdue,
      round((percentile_cont(0.5) within group (order by extract(epoch from k.ended_at - f.decided_at) / 3600))::numeric, 1)::float8 as median_hours, round((max(extract(epoch from k.ended_at - f.decided_at)) / 3600)::numeric, 1)::float8 as longest_hours,
      round((max(extract(epoch from business_now() - f.decided_at)) filter (where k.ended_at is null) / 3600)::numeric, 1)::float8 as running_hours
    from clock k join case_file f on f.id::text = k.case_id::text where ${NEWEST} and k.limit_name in ('endingAcknowledgement', 'restoration') and k.owner like 'org:%' and f.decided_at is not null and k.started_at >= f.decided_at
    group by k.owner order by overdue desc, awaited desc, longest_hours desc nulls last, 1 limit ${MOST}`.execute(trx);
  const { rows: cases } = await sql<LastAcknowledgement>`
    select c.*, case when f.id is not null then 'case' when r.id is not null then 'repair' else 'record' end as about, coalesce(f.number, r.number, e.number) as number
    from (${CASES}) c left join case_file f on f.id::text = c.case_id left join repair_file r on r.id::text = c.case_id
      left join lateral (select number from letter l where l.case_id::text = c.case_id and l.kind = 'publicityEndNotice' order by l.issued_at desc limit 1) e on true
    order by c.open = 0, c.hours desc, c.case_id limit ${MOST}`.execute(trx);
  const { rows: orders } = await sql<WaitingOrder>`
    select d.id as delivery_id, d.content ->> 'order' as "order", f.id as case_id, f.number, substr(d.party, 5) as org_id, d.channel as way, d.created_at, d.state, d.attempts, d.last_error, l.id as letter_id
    from delivery d join case_file f on f.id::text = d.content ->> 'caseId' left join lateral (select id from letter where case_id = f.id and kind = ${JSON.stringify(LETTER_OF_ORDER)}::jsonb ->> (d.content ->> 'order') and ref = d.content ->> 'orderId' and party = d.party
      and not exists (select from letter n where n.supersedes = letter.id) order by issued_at desc limit 1) l on true
    where d.kind = 'order' and d.state <> 'sent' and not ${IS_GIVEN_UP} order by d.wall_at, d.id limit ${MOST}`.execute(trx);
  const refused = await trx.selectFrom('acknowledgement').select(['org_id', 'fault', 'at']).where('fault', 'is not', null).orderBy('id', 'desc').limit(20).execute();
  return { recipients, departments, cases, awaited, orders, refused: refused as RefusedAcknowledgement[] };
}

/** A clerk has posted the letter: from here on the slip that comes back is awaited. */
export async function notePosted(db: Db, userId: UserId, deliveryId: string): Promise<void> {
  await inOneTransaction(db, async (trx) => {
    await takeRole(trx, 'zm_register', userId);
    const row = await trx.selectFrom('delivery').select(['state', 'channel', 'last_error']).where('id', '=', deliveryId).forUpdate().executeTakeFirst();
    if (row === undefined || row.channel !== 'paper') throw new Refusal('not-found');
    if (row.state === 'sent' || isGivenUp(row)) throw new Refusal('already-done');
    await trx.updateTable('delivery').set((e) => ({ state: 'sent', sent_at: sql<Instant>`clock_timestamp()`, attempts: e('attempts', '+', 1), last_error: null })).where('id', '=', deliveryId).execute();
  });
}
