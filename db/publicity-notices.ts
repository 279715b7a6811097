import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { startClock } from '../domain/clock.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, NoticeId, OrgId, RecordId } from '../domain/ids.ts';
import type { NoticeWay, SIGNED_WAYS } from '../domain/notice-way.ts';
import { isSigned } from '../domain/notice-way.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Pack } from '../domain/policy.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { envelope } from './notice-outbox.ts';
import type { Register } from './register.ts';

/** A system that holds a copy of a record whose publicity has ended by itself. */
export interface ToldSystem {
  noticeId: NoticeId;
  orgId: OrgId;
  by: (typeof SIGNED_WAYS)[number];
}
/** The notice to it; `number` is that of the letter which tells the subject the same. */
export interface EndNotice extends ToldSystem {
  recordId: RecordId;
  version: number;
  number: string;
  pack: Pack;
}

/** Whose systems were given these records (the recipient ledger), each with the version it holds at most; read for a whole batch at once. */
export async function systemsGiven(register: Register, trx: Trx, ids: readonly RecordId[], today: Day): Promise<Map<RecordId, { version: number; systems: ToldSystem[] }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ record_id: RecordId; version: number; org_id: OrgId }>`select distinct g.record_id, r.version, g.org_id from record_recipient g join record r on r.id = g.record_id
    where g.record_id = any (${[...ids]}::uuid[]) order by g.record_id, g.org_id`.execute(trx);
  if (rows.length === 0) return new Map();
  const ways = new Map<OrgId, NoticeWay>((await trx.selectFrom('recipient_channel').select(['org_id', 'way']).execute()).map(({ org_id, way }) => [org_id, way]));
  const orgs = await register.organisations.all();
  const found = new Map<RecordId, { version: number; systems: ToldSystem[] }>();
  for (const { record_id, version, org_id } of rows) {
    const orgId = inOffice(orgs, org_id, today);
    const by = ways.get(orgId);
    if (!isSigned(by)) continue;
    const given = found.get(record_id) ?? { version, systems: [] };
    found.set(record_id, given);
    if (!given.systems.some((each) => each.orgId === orgId)) given.systems.push({ noticeId: asId<NoticeId>(uuidv7()), orgId, by });
  }
  return found;
}

/** Puts the notices of a batch into the one outbox, as a repair's are, in two statements however many they are. */
export async function queueEndNotices(register: Register, trx: Trx, notices: readonly EndNotice[], at: Instant): Promise<void> {
  if (notices.length === 0) return;
  await sql`insert into correction_notice (notice_id, case_id, org_id, record_version, notified_at, way)
    select "noticeId", "recordId", "orgId", version, ${at}::timestamptz, by
    from jsonb_to_recordset(${JSON.stringify(notices.map(({ pack: _pack, ...notice }) => notice))}::jsonb) as n ("noticeId" uuid, "recordId" uuid, "orgId" text, version int, by text)`.execute(trx);
  const until = new Map<string, Instant>();
  const confirmBy = ({ orgId, pack }: EndNotice): Instant => {
    const key = `${pack.version}|${orgId}`;
    const known = until.get(key) ?? startClock('recipientConfirmation', at, pack, register.calendarFor(pack, orgId)).dueAt;
    until.set(key, known);
    return known;
  };
  const rows = notices.map((notice) => ({
    ...envelope({ register }, notice.orgId, notice.noticeId), channel: notice.by, kind: 'correction', ref: notice.noticeId,
    content: {
      about: 'publicity', caseId: asId<CaseId>(notice.recordId), recordId: notice.recordId, number: notice.number, noticeId: notice.noticeId, publicity: 'stop', version: notice.version, issuedAt: at, confirmBy: confirmBy(notice),
    } satisfies NoticeContent,
  }));
  await sql`insert into delivery (id, message_id, channel, destination, party, kind, ref, language, content, created_at)
    select id, message_id, channel, destination, party, kind, ref, language, content, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (id uuid, message_id text, channel text, destination text, party text, kind text, ref text, language text, content jsonb)`.execute(trx);
}
