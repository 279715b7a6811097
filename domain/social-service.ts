import { Refusal } from './errors.ts';
import type { Founded, ReadFounded } from './founded.ts';
import type { OrgId } from './ids.ts';
import type { RepairClass } from './publicity.ts';
import { REPAIR_CLASSES } from './publicity.ts';
import { readInteger, readList, readOneOf, readText } from './reading.ts';
import { asId } from './ids.ts';
import type { Day } from './time.ts';
import { addMonths } from './time.ts';

/** How much social service a class of record asks of a natural person. */
export interface ServiceNeed extends Founded {
  class: RepairClass;
  minutes: number;
}

/** The city's rule of social service (四(四): 支持有失信行为的个人通过社会公益服务等方式修复个人信用). It adds a way and shortens no publicity that the law fixes. */
export interface ServiceRule extends Founded {
  needs: readonly ServiceNeed[];
  mostMinutesPerDay: number;
  /** Service counts that was done in so many months before the application, and after the decision behind the record. */
  withinMonths: number;
  /** Organisations whose word counts. */
  organisers: readonly OrgId[];
}

/** Checks the rule of social service; `founded` reads what it rests on (`domain/policy-file.ts`). */
export const readServiceRule = (value: unknown, path: string, founded: ReadFounded): ServiceRule =>
  founded(value, path, ['needs', 'mostMinutesPerDay', 'withinMonths', 'organisers'], (f) => ({
    mostMinutesPerDay: readInteger(f['mostMinutesPerDay'], `${path}/mostMinutesPerDay`, 30, 1440), withinMonths: readInteger(f['withinMonths'], `${path}/withinMonths`, 1, 120),
    organisers: readList(f['organisers'], `${path}/organisers`, (each, at) => asId<OrgId>(readText(each, at))),
    needs: readList(f['needs'], `${path}/needs`, (each, at) => founded(each, at, ['class', 'minutes'], (r) => ({ class: readOneOf(r['class'], `${at}/class`, REPAIR_CLASSES), minutes: readInteger(r['minutes'], `${at}/minutes`, 30, 60_000) }))),
  }));

/** What was done on one day for one organisation; `confirmed` null: it has not said yet, 0: it refused. */
export interface ServiceDone {
  on: Day;
  confirmed: number | null;
}

export interface ServiceCount {
  /** The edition of the pack whose rule it is. */
  rule: string;
  basis: string;
  evidence: Founded['evidence'];
  /** The days whose service counts, both included. */
  from: Day;
  until: Day;
  counted: number;
  needed: number;
}

/** Counts what was confirmed, day by day no more than the rule allows; null: a record of this class is not repaired in this way. */
export function countService({ version, socialService: rule }: { version: string; socialService: ServiceRule | null }, its: RepairClass, decidedOn: Day, done: readonly ServiceDone[], today: Day): ServiceCount | null {
  const need = rule?.needs.find((each) => each.class === its);
  if (rule === null || need === undefined) return null;
  const back = addMonths(today, -rule.withinMonths);
  const from = decidedOn > back ? decidedOn : back;
  const days = new Map<Day, number>();
  for (const { on, confirmed } of done) if (confirmed !== null && on >= from && on <= today) days.set(on, (days.get(on) ?? 0) + confirmed);
  const counted = [...days.values()].reduce((sum, minutes) => sum + Math.min(minutes, rule.mostMinutesPerDay), 0);
  return { rule: version, basis: need.basis, evidence: need.evidence, from, until: today, counted, needed: need.minutes };
}

/** Whether the counted service carries an application; the answer says how much is missing. */
export function assertServed(count: ServiceCount | null): ServiceCount {
  if (count === null) throw new Refusal('not-repairable', { field: '/ground', params: { clause: '这一程度的失信不适用社会公益服务修复', edition: '', until: '' } });
  if (count.counted < count.needed) throw new Refusal('service-missing', { field: '/ground', params: { counted: hours(count.counted), needed: hours(count.needed), missing: hours(count.needed - count.counted) } });
  return count;
}

/** Minutes as hours with at most one decimal, as letters and pages print them. */
export const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
