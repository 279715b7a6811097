import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar, CalendarFiles } from '../domain/calendar.ts';
import { buildCalendar } from '../domain/calendar.ts';
import { validateCalendarYear, validateStatutoryHolidays } from '../domain/calendar-file.ts';
import { Refusal } from '../domain/errors.ts';
import type { PolicyPack } from '../domain/policy.ts';
import { validatePack } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';

/** The pack that new cases are received under. */
const CURRENT = 'CN-230600';

const calendarDirectory = join(import.meta.dirname, 'calendars');
const packDirectory = join(import.meta.dirname, 'packs');

function readData<T>(directory: string, name: string, validate: (value: unknown) => T): T {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    return validate(value);
  } catch (error) {
    throw new Refusal('internal', { detail: `policy file ${name}: ${error instanceof Error ? error.message : String(error)}` });
  }
}

let files: CalendarFiles | undefined;
const calendars = new Map<Day | undefined, Calendar>();

/** The calendar files of the installation, read and checked once. */
export function calendarFiles(): CalendarFiles {
  files ??= {
    years: readdirSync(calendarDirectory)
      .filter((name) => /^CN-\d{4}\.json$/.test(name))
      .sort()
      .map((name) => readData(calendarDirectory, name, validateCalendarYear)),
    statutory: readData(calendarDirectory, 'CN-statutory.json', validateStatutoryHolidays),
  };
  return files;
}

/** The working-day calendar, with everything published or only what was published by a day. */
export function loadCalendar(asOf?: Day): Calendar {
  let calendar = calendars.get(asOf);
  if (calendar === undefined) {
    calendar = buildCalendar(calendarFiles(), asOf);
    calendars.set(asOf, calendar);
  }
  return calendar;
}

/** The calendar of a version that a clock was started on: today's files as of that version's last notice; undefined when they no longer give it. */
export function calendarOfVersion(version: string): Calendar | undefined {
  const current = loadCalendar();
  if (current.version === version) return current;
  const { years } = calendarFiles();
  const dates = years.flatMap((year) => [year.published.date, ...year.revisions.map((revision) => revision.published.date)]);
  return dates.map((date) => loadCalendar(date)).find((calendar) => calendar.version === version);
}

let packs: ReadonlyMap<string, PolicyPack> | undefined;

function allPacks(): ReadonlyMap<string, PolicyPack> {
  packs ??= new Map(
    readdirSync(packDirectory)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readData(packDirectory, name, validatePack))
      .map((pack) => [pack.version, pack]),
  );
  return packs;
}

/** The pack of a version; a version that a case was pinned to and that is gone is a fault of the installation. */
export function loadPack(version: string): PolicyPack {
  const pack = allPacks().get(version);
  if (pack === undefined) throw new Refusal('internal', { detail: `no policy pack ${version}` });
  return pack;
}

/** The newest edition of the city's pack, or the one valid on a day: a case is pinned to that of its receipt. */
export function currentPack(on?: Day): PolicyPack {
  const editions = [...allPacks().values()].filter((pack) => pack.pack === CURRENT && (on === undefined || pack.validFrom <= on));
  const newest = editions.sort((a, b) => (`${a.validFrom} ${a.version}` < `${b.validFrom} ${b.version}` ? -1 : 1)).at(-1);
  if (newest === undefined) throw new Refusal('internal', { detail: `no policy pack ${CURRENT}` });
  return newest;
}
