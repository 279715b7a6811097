import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { LIMIT_LABELS } from '../domain/labels.ts';
import { NOT_URGED } from '../domain/ladder.ts';
import { asId } from '../domain/ids.ts';
import type { OrgId, OverdueReportId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { LimitName } from '../domain/limit.ts';
import type { LateDuty, Month } from '../domain/overdue-report.ts';
import { addresseesOf, isReportDue, monthBefore } from '../domain/overdue-report.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, instantOn } from '../domain/time.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { newCheck } from './letter-check.ts';
import { tell } from './notice-register.ts';
import { letterNumber } from './numbering.ts';
import { platformOf } from './record-letter-writer.ts';
import type { Register } from './register.ts';

/** The version of the template a report was issued under. */
const TEMPLATE = 1;

/** Months in which nothing was late, by register: they are not looked through in every round. */
const nothingLate = new WeakMap<Register, string>();

/** Issues the report of the month before once its working day has come, one for a month and none where nothing was late; says which month it was. */
export async function sweepOverdueReport(register: Register): Promise<string | null> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const now = await businessNow(trx);
    const { zone } = register.currentPack();
    const today = dayAt(now, zone);
    const { overdueReport: rule } = register.currentPack(today);
    const month = monthBefore(today);
    if (rule === null || nothingLate.get(register) === month.name || !isReportDue(register.calendar(), today, rule)) return null;
    if ((await trx.selectFrom('overdue_report').select('id').where('month', '=', month.name).executeTakeFirst()) !== undefined) return null;
    const duties = await lateDuties(trx, month, zone);
    if (duties.length === 0) {
      nothingLate.set(register, month.name);
      return null;
    }
    return issue(register, trx, { month, duties, now, today });
  });
}

async function issue(register: Register, trx: Trx, { month, duties, now, today }: { month: Month; duties: LateDuty[]; now: Instant; today: Day }): Promise<string | null> {
  const head = await installationHead(trx);
  // Of two dispatchers one was first.
  if ((await trx.selectFrom('overdue_report').select('id').where('month', '=', month.name).executeTakeFirst()) !== undefined) return null;
  const orgs = await register.organisations.all();
  const nameOf = (id: OrgId): string => orgs.get(id)?.name ?? id;
  const platform = platformOf(orgs);
  const issuerId = platform?.superiorId ?? platform?.id;
  if (issuerId === undefined) return null;
  const addressees = addresseesOf(duties, (org) => orgs.get(org)?.superiorId ?? null);
  const number = await letterNumber(trx, 'overdueReport', Number(today.slice(0, 4)), orgs, issuerId);
  const check = newCheck(register);
  const letter: Letter = {
    kind: 'overdueReport', number, check, issuedAt: now, issuedOn: today, issuer: nameOf(issuerId), addressee: '各有关单位', caseNumber: '', subjectName: '', subjectIdentifier: '', recordTitle: '', recordNumber: '', provider: '',
    month: month.name, until: today, duties: duties.map(({ unit, limit, ...duty }) => ({ unit: nameOf(unit), duty: LIMIT_LABELS[limit].zh, number: duty.number, dueOn: duty.dueOn, endedOn: duty.endedOn })),
  };
  const content = JSON.stringify(letter);
  const reportId = asId<OverdueReportId>(uuidv7());
  const units = [...new Set(duties.map(({ unit }) => unit))];
  const writer = new LogWriter(head, now);
  const act = writer.append({ kind: 'overdueReported', facts: { reportId, month: month.name, issuerId, number, duties: duties.length, units, sha256: createHash('sha256').update(content).digest('hex') } }, { class: 'sweep' }, { occurredAt: now });
  await flush(trx, [writer]);
  await trx.insertInto('overdue_report').values({
    id: reportId, month: month.name, issuer_id: issuerId, number, issued_at: now, issued_by: act.id, template: TEMPLATE, content, duties: duties.length, addressees, check_code: check.code,
  }).execute();
  for (const org of addressees) await tell(register, trx, { party: `org:${org}`, role: ['provider', 'executor', 'clerk', 'supervisor'] }, { notice: 'overdueReported', number, path: `/overdue-reports/${reportId}`, role: 'supervisor' }, { ref: reportId, at: now });
  return month.name;
}

/** What ran past its date in a month, or had before and was open in it: of organisations only, in their order. A day that counts to 24:00 ends with the first instant of the next. */
async function lateDuties(trx: Trx, { from, until }: Month, zone: string): Promise<LateDuty[]> {
  const [since, end] = [instantOn(from, '00:00', zone), instantOn(until, '00:00', zone)];
  const { rows } = await sql<{ owner: string; limit_name: LimitName; due_on: Day; ended_at: Instant | null; number: string | null }>`
    select c.owner, c.limit_name, c.due_on, c.ended_at, coalesce(f.number, r.number, i.number, q.number) as number
    from clock c left join case_file f on f.id = c.case_id left join repair_file r on r.id = c.case_id left join incident i on i.id = c.case_id left join inquiry q on q.id = c.case_id
    where c.owner like 'org:%' and c.due_at <= ${end} and c.due_on < ${until} and (c.ended_at is null or c.ended_at > c.due_at) and (c.due_on >= ${from} or c.ended_at is null or c.ended_at >= ${since})
      and c.limit_name <> all (${[...NOT_URGED]}::text[])
    order by c.owner, c.due_at, c.limit_name, c.ref`.execute(trx);
  return rows.map(({ owner, limit_name, due_on, ended_at, number }) => ({ unit: asId<OrgId>(owner.slice('org:'.length)), limit: limit_name, number, dueOn: due_on, endedOn: ended_at === null ? null : dayAt(ended_at, zone) }));
}
