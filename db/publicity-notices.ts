import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { startClock } from '../domain/clock.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, NoticeId, OrgId, RecordId } from '../domain/ids.ts';
import type { ClockTerms } from '../domain/limit.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import { isSent } from '../domain/notice-way.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Pack } from '../domain/policy.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { envelope } from './notice-outbox.ts';
import type { Register } from './register.ts';

/** A recipient of a record whose publicity has ended by itself: how it is told, and by when it confirms. */
export interface ToldRecipient {
  noticeId: NoticeId;
  orgId: OrgId;
  by?: Exclude<NoticeWay, 'web'>;
  confirmation: ClockTerms;
}
/** The notice to it; `number` is that of its own letter, of a system's that of the letter which tells the subject the same. */
export interface EndNotice extends ToldRecipient {
  recordId: RecordId;
  version: number;
  number: string;
  /** Told again, since the subject has seen it still shown. */
  again: boolean;
}

/** How organisations are told; who is not among them reads the web app. */
export const waysOf = async (trx: Trx): Promise<Map<OrgId, NoticeWay>> => new Map((await trx.selectFrom('recipient_channel').select(['org_id', 'way']).execute()).map(({ org_id, way }) => [org_id, way]));

/** A notice to one organisation in the way that holds now, with the clock of the pack. */
export function toldNow(register: Register, ways: ReadonlyMap<OrgId, NoticeWay>, orgId: OrgId, pack: Pack, at: Instant): ToldRecipient {
  const by = ways.get(orgId) ?? 'web';
  return { noticeId: asId<NoticeId>(uuidv7()), orgId, ...(by === 'web' ? {} : { by }), confirmation: startClock('recipientConfirmation', at, pack, register.calendarFor(pack, orgId)) };
}

/** Who was given these records (the recipient ledger), each with the version it holds at most; read for a whole batch at once, and each clock counted once. */
export async function recipientsGiven(register: Register, trx: Trx, ids: readonly RecordId[], { today, at, packOf }: { today: Day; at: Instant; packOf: (id: RecordId) => Pack }): Promise<Map<RecordId, { version: number; told: ToldRecipient[] }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ record_id: RecordId; version: number; org_id: OrgId }>`select distinct g.record_id, r.version, g.org_id from record_recipient g join record r on r.id = g.record_id
    where g.record_id = any (${[...ids]}::uuid[]) order by g.record_id, g.org_id`.execute(trx);
  if (rows.length === 0) return new Map();
  const ways = await waysOf(trx);
  const orgs = await register.organisations.all();
  const known = new Map<string, ToldRecipient>();
  const found = new Map<RecordId, { version: number; told: ToldRecipient[] }>();
  for (const { record_id, version, org_id } of rows) {
    const orgId = inOffice(orgs, org_id, today);
    const given = found.get(record_id) ?? { version, told: [] };
    found.set(record_id, given);
    if (given.told.some((each) => each.orgId === orgId)) continue;
    const pack = packOf(record_id);
    const key = `${pack.version}|${orgId}`;
    const like = known.get(key) ?? toldNow(register, ways, orgId, pack, at);
    known.set(key, like);
    given.told.push({ ...like, noticeId: asId<NoticeId>(uuidv7()) });
  }
  return found;
}

/** Notes the notices of a batch, starts their clocks and puts into the one outbox what goes out, in three statements however many they are. */
export async function queueEndNotices(register: Register, trx: Trx, notices: readonly EndNotice[], at: Instant): Promise<void> {
  if (notices.length === 0) return;
  const lines = notices.map(({ noticeId, recordId, orgId, version, by, again, confirmation: c }) =>
    ({ noticeId, recordId, orgId, version, way: by ?? 'web', again, owner: `org:${orgId}`, startedAt: c.startedAt, dueAt: c.dueAt, dueOn: c.dueOn, provisional: c.provisional, terms: c }));
  await sql`insert into correction_notice (notice_id, case_id, org_id, record_version, notified_at, way, again)
    select "noticeId", "recordId", "orgId", version, ${at}::timestamptz, way, again
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n ("noticeId" uuid, "recordId" uuid, "orgId" text, version int, way text, again boolean)`.execute(trx);
  await sql`insert into clock (case_id, limit_name, ref, generation, owner, started_at, due_at, due_on, provisional, terms)
    select "recordId", 'recipientConfirmation', "noticeId", 1, owner, "startedAt", "dueAt", "dueOn", provisional, terms
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n ("noticeId" text, "recordId" uuid, owner text, "startedAt" timestamptz, "dueAt" timestamptz, "dueOn" date, provisional boolean, terms jsonb)`.execute(trx);
  const rows = notices.flatMap(({ noticeId, orgId, by, recordId, number, version, confirmation }) => (!isSent(by) ? [] : [{
    ...envelope({ register }, orgId, noticeId), channel: by, kind: 'correction', ref: noticeId,
    content: { about: 'publicity', caseId: asId<CaseId>(recordId), recordId, number, noticeId, publicity: 'stop', version, issuedAt: at, confirmBy: confirmation.dueAt } satisfies NoticeContent,
  }]));
  if (rows.length === 0) return;
  await sql`insert into delivery (id, message_id, channel, destination, party, kind, ref, language, content, created_at)
    select id, message_id, channel, destination, party, kind, ref, language, content, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, message_id text, channel text, destination text, party text, kind text, ref text, language text, content jsonb)`.execute(trx);
}
