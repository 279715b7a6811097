import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Calendar } from '../domain/calendar.ts';
import type { DutyLine } from '../domain/delivery.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, ComplaintId, IncidentId, InquiryId, OrderId, RecordId, RepairId, UserId } from '../domain/ids.ts';
import { RUNGS } from '../domain/ladder.ts';
import { mailTime } from '../domain/mail-time.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { UserSetting } from '../domain/user-setting.ts';
import { PLAIN_SETTING, toldInstead } from '../domain/user-setting.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { DigestContent } from './delivery-tables.ts';
import type { Register } from './register.ts';
import { destinationOf, settingOf } from './user-setting-repository.ts';

/** How long a notice of a clock that was stopped meanwhile rests before it is looked at again. */
const STOPPED_MS = 3_600_000;

/**
 * Gathers what waits for a person into one mail, the most overdue first, once the person may be written to: after the
 * pack's digest window, in office hours, outside quiet hours, to the delegate while the person is away. Returns how many
 * mails were written; they are sent later, from the table.
 */
export async function gatherDigests(register: Register): Promise<number> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const now = await businessNow(trx);
    const ripe = await trx.selectFrom('ladder_notice').select('user_id').distinct().where('delivery_id', 'is', null).where('dropped_at', 'is', null).where('not_before', '<=', now).execute();
    if (ripe.length === 0) return 0;
    const today = dayAt(now, register.calendar().zone);
    const ripeUsers = ripe.flatMap((r) => r.user_id ?? []);
    const settings = await settingsFor(trx, ripeUsers, today);
    const insteadOf = (id: UserId): UserId => toldInstead(id, today, (of) => settings.get(of));
    const readers = new Set(ripeUsers.map(insteadOf));
    // With whoever is ripe goes what waits for the same reader; who may not log in any more has no setting here, and an operator sees it.
    const users = [...new Set([...ripeUsers, ...[...settings.keys()].filter((id) => readers.has(insteadOf(id)))])];
    const waiting = await lockWaiting(trx, users, ripe.some((r) => r.user_id === null));
    const done = waiting.filter((n) => n.ended_at !== null);
    if (done.length > 0) await trx.updateTable('ladder_notice').set({ dropped_at: now }).where('id', 'in', done.map((n) => n.id)).execute();
    const open = waiting.filter((n) => n.ended_at === null).filter(isRunning);
    const told = new Set([...done, ...open].map((n) => n.id));
    const still = waiting.flatMap(({ id }) => (told.has(id) ? [] : [id]));
    if (still.length > 0) await trx.updateTable('ladder_notice').set({ not_before: plusMs(now, STOPPED_MS) }).where('id', 'in', still).execute();
    let written = 0;
    for (const [reader, notices] of Map.groupBy(open.filter((n) => n.user_id !== null), (n) => insteadOf(n.user_id!))) {
      const setting = settings.get(reader) ?? PLAIN_SETTING;
      const from = releaseAt(notices.map((n) => n.claimed_at), setting, now, { windowMs: register.digestMs, calendar: register.calendar() });
      if (from > now) await trx.updateTable('ladder_notice').set({ not_before: from }).where('id', 'in', notices.map((n) => n.id)).execute();
      else written += await write(register, trx, { reader, setting, party: notices[0]!.party, notices, now });
    }
    for (const [party, notices] of Map.groupBy(open.filter((n) => n.user_id === null), (n) => n.party)) {
      written += await write(register, trx, { reader: null, setting: PLAIN_SETTING, party, notices, now });
    }
    return written;
  });
}

/** When what was claimed may be sent: a window after the first of it, and at a time the reader allows; now, when that has come. */
function releaseAt(claimed: readonly Instant[], setting: UserSetting, now: Instant, { windowMs, calendar }: { windowMs: number; calendar: Calendar }): Instant {
  const first = claimed.reduce((a, b) => (a < b ? a : b));
  const due = mailTime(plusMs(first, windowMs), setting, calendar);
  if (due > now) return due;
  // It was allowed earlier and nobody sent it then; now it must be allowed again, but not wait for another digest's hour.
  return mailTime(now, { ...setting, digestAt: null }, calendar);
}

/** The settings of those who wait, of whoever is away, and of all who may stand in for somebody. */
export async function settingsFor(trx: Trx, users: readonly UserId[], on: Day): Promise<Map<UserId, UserSetting>> {
  const rows = await trx.selectFrom('user_setting as s').innerJoin('app_user as u', 'u.id', 's.user_id').selectAll('s').where('u.enabled', '=', true)
    .where((e) => e.or([
      ...(users.length > 0 ? [e('s.user_id', 'in', [...users])] : []), e.and([e('s.delegate_id', 'is not', null), e('s.absent_to', '>=', on)]),
      e('s.user_id', 'in', e.selectFrom('user_setting as a').select('a.delegate_id').where('a.delegate_id', 'is not', null).where('a.absent_to', '>=', on).$castTo<UserId>()),
    ])).execute();
  return new Map(rows.map((row) => [row.user_id, settingOf(row)]));
}

async function lockWaiting(trx: Trx, users: readonly UserId[], nobody: boolean) {
  if (users.length === 0 && !nobody) return [];
  return trx.selectFrom('ladder_notice as n')
    .innerJoin('ladder_rung as r', (j) => j.onRef('r.case_id', '=', 'n.case_id').onRef('r.limit_name', '=', 'n.limit_name').onRef('r.ref', '=', 'n.ref').onRef('r.generation', '=', 'n.generation').onRef('r.rung', '=', 'n.rung'))
    .innerJoin('clock as c', (j) => j.onRef('c.case_id', '=', 'n.case_id').onRef('c.limit_name', '=', 'n.limit_name').onRef('c.ref', '=', 'n.ref').onRef('c.generation', '=', 'n.generation'))
    .leftJoin('case_file as k', (j) => j.on(sql<boolean>`k.id = n.case_id`))
    .leftJoin('inquiry as i', (j) => j.on(sql<boolean>`i.id = n.case_id`))
    .leftJoin('incident as b', (j) => j.on(sql<boolean>`b.id = n.case_id`))
    .leftJoin('complaint as p', (j) => j.on(sql<boolean>`p.id = n.case_id`))
    .leftJoin('repair_file as f', (j) => j.on(sql<boolean>`f.id = n.case_id`))
    .leftJoin('record as o', (j) => j.on(sql<boolean>`o.id = n.case_id`)).leftJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'o.id').onRef('v.version', '=', 'o.version'))
    .select(['n.id', 'n.case_id', 'n.limit_name', 'n.ref', 'n.generation', 'n.rung', 'n.user_id', 'n.party', 'r.claimed_at', 'c.due_at', 'c.due_on', 'c.ended_at', 'k.number as case_number', 'i.number as inquiry_number', 'p.number as complaint_number', 'b.number as incident_number', 'f.number as repair_number', 'v.fields as record_fields'])
    .where('n.delivery_id', 'is', null).where('n.dropped_at', 'is', null)
    .where((e) => e.or([...(users.length > 0 ? [e('n.user_id', 'in', [...users])] : []), ...(nobody ? [e('n.user_id', 'is', null)] : [])]))
    .orderBy('n.id').forUpdate('n').execute();
}
type Waiting = Awaited<ReturnType<typeof lockWaiting>>[number];
/** Of a clock that runs; one that stands still has no date to tell. */
type Running = Waiting & { due_at: Instant; due_on: Day };
const isRunning = (n: Waiting): n is Running => n.due_at !== null && n.due_on !== null;

interface Digest {
  reader: UserId | null;
  setting: UserSetting;
  party: string;
  notices: Running[];
  now: Instant;
}

async function write(register: Register, trx: Trx, { reader, setting, party, notices, now }: Digest): Promise<number> {
  const content: DigestContent = { lines: linesOf(notices, reader) };
  const id = uuidv7();
  const destination = reader === null ? null : destinationOf(setting);
  await trx.insertInto('delivery').values({
    id, message_id: `<${id}@${new URL(register.publicUrl || 'http://zhengming.invalid').hostname}>`, channel: setting.channel, destination, user_id: reader, party, kind: 'digest',
    ref: null, language: setting.language, content: JSON.stringify(content), created_at: now,
    ...(destination === null ? { state: 'dead' as const, last_error: 'no-address' } : {}),
  }).execute();
  await trx.updateTable('ladder_notice').set({ delivery_id: id }).where('id', 'in', notices.map((n) => n.id)).execute();
  return 1;
}

/** One line per duty, with its highest rung; the most overdue first. */
function linesOf(notices: readonly Running[], reader: UserId | null): DutyLine[] {
  const duties = Map.groupBy(notices, (n) => [n.case_id, n.limit_name, n.ref, n.generation].join(' '));
  return [...duties.values()].map((same) => {
    const highest = same.reduce((a, b) => (RUNGS.indexOf(b.rung) > RUNGS.indexOf(a.rung) ? b : a));
    return {
      rung: highest.rung, limit: highest.limit_name, number: highest.case_number ?? highest.inquiry_number ?? highest.complaint_number ?? highest.incident_number ?? highest.repair_number ?? highest.record_fields?.documentNumber ?? '', dueAt: highest.due_at, dueOn: highest.due_on,
      about: pageOf(highest),
      standsIn: reader !== null && same.every((n) => n.user_id !== reader),
    };
  }).toSorted((a, b) => (`${a.dueAt} ${a.number}` < `${b.dueAt} ${b.number}` ? -1 : 1));
}

/** Where what is due is done. */
function pageOf(n: Running): DutyLine['about'] {
  if (n.complaint_number !== null) return complaintPage(n);
  if (n.incident_number !== null) return { kind: 'incident', id: asId<IncidentId>(n.case_id) };
  if (n.case_number !== null) return { kind: 'case', id: asId<CaseId>(n.case_id) };
  if (n.repair_number !== null) return { kind: 'repair', id: asId<RepairId>(n.case_id) };
  if (n.record_fields !== null) return { kind: 'record', id: asId<RecordId>(n.case_id) };
  return { kind: 'inquiry', id: asId<InquiryId>(n.case_id) };
}

/** The unit is led to what it was ordered, whoever examines to the complaint. */
const complaintPage = ({ limit_name, ref, case_id }: Running): DutyLine['about'] =>
  limit_name === 'complaintOrder' ? { kind: 'complaintOrder', id: asId<OrderId>(ref) } : { kind: 'complaint', id: asId<ComplaintId>(case_id) };
