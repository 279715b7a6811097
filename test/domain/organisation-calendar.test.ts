import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CalendarLayer } from '../../domain/calendar-layer.ts';
import { validateCalendarLayer } from '../../domain/calendar-layer.ts';
import { countedFor } from '../../domain/clock-change.ts';
import { explainClock, printedDue, startClock } from '../../domain/clock.ts';
import type { LimitName } from '../../domain/limit.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, SubjectId } from '../../domain/ids.ts';
import type { PolicyPack } from '../../domain/policy.ts';
import { parseInstant } from '../../domain/time.ts';
import { printedDue as inWords } from '../../letters/words.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';
import { calendarFor, readShelf, shippedCalendarFiles } from '../../policies/load-calendars.ts';
import { checkProof, readCalendars } from '../../scripts/check-proof.mjs';

const pack = currentPack();
const at = (text: string) => parseInstant(`${text}+08:00`);
const files = readCalendars(join(import.meta.dirname, '../../policies/calendars'));
const proofOf = (limit: LimitName, start: string, by: PolicyPack, id: string) => {
  const calendar = loadCalendar(undefined, id);
  const proof = explainClock(startClock(limit, at(start), by, calendar), by, calendar);
  expect(checkProof(JSON.parse(JSON.stringify(proof)), files)).toEqual({ ok: true, due: proof.dueOn });
  return proof;
};

describe('the calendar of the organisation whose duty it is', () => {
  const layer = (id: string, organisation: string | null, inherits: string | null = 'CN-45'): CalendarLayer => validateCalendarLayer({
    calendar: id, inherits, organisation, name: { zh: `单位${id}`, en: id }, zone: 'Asia/Shanghai', demo: true, note: '试例', source: { date: '2026-01-01', url: 'https://example.org/x' },
    certain: { from: 2018, to: 2026, since: '2018-01-01' }, hours: null, rules: [], notices: [],
  });
  const shelfWith = (...layers: CalendarLayer[]) => readShelf([...shippedCalendarFiles(), ...layers.map((each) => ({ name: `layers/${each.calendar}`, read: () => each }))]);

  it('is its own where it has one, else the one the pack counts by', () => {
    const shelf = shelfWith(layer('CN-45-tax', 'daqing-tax'));
    expect(calendarFor(shelf, pack, 'daqing-tax').region).toBe('CN-45-tax');
    expect(calendarFor(shelf, pack, 'daqing-market').region).toBe('CN');
    expect(calendarFor(shelf, pack, null).region).toBe('CN');
    // One of another zone than the case's cannot say when a day ends for it.
    expect(calendarFor(shelf, { ...pack, zone: 'Europe/London' }, 'daqing-tax').region).toBe('CN');
  });

  it('is refused where the organisation has one already, and the first stays', () => {
    const shelf = shelfWith(layer('CN-45-a', 'daqing-tax'), layer('CN-45-b', 'daqing-tax'));
    expect(shelf.organisations.get('daqing-tax')).toBe('CN-45-a');
    expect(shelf.faults.get('CN-45-b')?.message).toContain('/organisation: expected an organisation that has no calendar of its own yet, found daqing-tax of CN-45-a');
  });

  it('counts what an organisation has to keep; the whole case and the applicant go by the city', () => {
    const owner = { org: asId<OrgId>('daqing-tax') };
    expect(countedFor({ limit: 'verification', owner })).toBe('daqing-tax');
    expect(countedFor({ limit: 'total', owner })).toBeNull();
    expect(countedFor({ limit: 'restorationConfirmation', owner: { subject: asId<SubjectId>('s') } })).toBeNull();
  });

  it('shows in the proof and in the letter, and a holiday of the region is skipped', () => {
    // 2023-04-21 and 04-23: 壮族三月三 in Guangxi, worked everywhere else, the Sunday as well.
    const [own, city] = [proofOf('verification', '2023-04-18T10:00:00', pack, 'CN-45'), proofOf('verification', '2023-04-18T10:00:00', pack, 'CN')];
    expect(city).toMatchObject({ region: 'CN', packRegion: 'CN', dueOn: '2023-04-24' });
    expect(own).toMatchObject({ region: 'CN-45', packRegion: 'CN', calendarName: { zh: '广西壮族自治区' }, dueOn: '2023-04-26' });
    const calendar = loadCalendar(undefined, 'CN-45');
    expect(inWords(printedDue(startClock('verification', at('2023-04-18T10:00:00'), pack, calendar), pack, calendar))).toContain('，按“广西壮族自治区”的日历；内部办理时限');
  });
});

describe('what comes in after the cut-off hour', () => {
  const receipt = { electronic: 'untilCutOff', basis: '内部办理规则', evidence: 'assumption', source: 'law.md §8' } as const;
  const office: PolicyPack = { ...pack, receipt };

  it.each([
    ['before the cut-off hour: that day', 'verification', '2026-03-02T16:30:00', '2026-03-02', null, '2026-03-09'],
    ['after it: the next working day', 'verification', '2026-03-02T16:30:01', '2026-03-03', { from: '2026-03-02', because: 'afterCutOff', cutOff: '16:30' }, '2026-03-10'],
    ['at 23:58', 'acceptance', '2026-03-02T23:58:00', '2026-03-03', { from: '2026-03-02', because: 'afterCutOff', cutOff: '16:30' }, '2026-03-05'],
    ['on a Saturday', 'total', '2026-03-07T10:00:00', '2026-03-09', { from: '2026-03-07', because: 'notOpen' }, '2026-03-23'],
    ['in the Spring Festival', 'acceptance', '2026-02-17T09:00:00', '2026-02-24', { from: '2026-02-17', because: 'notOpen' }, '2026-02-26'],
    ['on a worked Saturday', 'acceptance', '2026-02-14T09:00:00', '2026-02-14', null, '2026-02-25'],
    ['runs from the platform’s own act, not from a receipt', 'service', '2026-03-02T20:00:00', '2026-03-02', null, '2026-03-03'],
    ['runs from a due instant', 'hardStop', '2026-03-06T16:00:00', '2026-03-06', null, '2026-03-13'],
  ] as const)('%s', (_name, limit, start, startedOn, moved, dueOn) => {
    expect(proofOf(limit, start, office, 'CN-230600')).toMatchObject({ startedOn, receipt: moved, dueOn });
    if (moved !== null) expect(proofOf(limit, start, pack, 'CN-230600')).toMatchObject({ startedOn: moved.from, receipt: null, channel: 'electronic' });
  });

  it('is printed', () => {
    const calendar = loadCalendar(undefined, 'CN-230600');
    expect(inWords(printedDue(startClock('acceptance', at('2026-03-07T10:00:00'), { ...office, calendarRegion: 'CN-230600' }, calendar), { ...office, calendarRegion: 'CN-230600' }, calendar)))
      .toBe('2026年3月11日24时前（自2026年3月9日（非工作日收到，视为该日收到）起第2个工作日，起始日不计入；内部办理时限）');
  });

  it('a forged receipt is found', () => {
    const proof = proofOf('acceptance', '2026-03-02T23:58:00', office, 'CN-230600');
    expect(checkProof({ ...proof, channel: 'electronic' }, files)).toMatchObject({ ok: false, day: '2026-03-02' });
    expect(checkProof({ ...proof, receipt: null }, files)).toMatchObject({ ok: false, reason: expect.stringContaining('receipt') });
  });

  it('the day ends when the office closes, on a half day earlier', () => {
    const closing: PolicyPack = { ...pack, dayEnd: 'closeOfBusiness' };
    expect(proofOf('service', '2026-03-02T10:00:00', closing, 'CN-230600')).toMatchObject({ dueAt: '2026-03-03T09:00:00.000Z' });
    // 2026-11-25 closed by snow, 2026-11-26 open until 12:00.
    expect(proofOf('service', '2026-11-24T10:00:00', closing, 'CN-230600-demo')).toMatchObject({ dueOn: '2026-11-26', dueAt: '2026-11-26T04:00:00.000Z' });
    expect(proofOf('service', '2026-03-02T10:00:00', closing, 'CN')).toMatchObject({ dueAt: '2026-03-03T16:00:00.000Z' });
  });
});
