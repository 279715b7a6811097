import { sql } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { OrgId } from '../domain/ids.ts';
import type { PolicyPack } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import type { CalendarShelf } from '../policies/load-calendars.ts';
import { calendarFor, calendarOfVersion, calendarOn, readShelf, shippedCalendarFiles, shippedShelf, versionOn } from '../policies/load-calendars.ts';
import { cityEditions, currentPack } from '../policies/load.ts';
import type { Db } from './database.ts';

/** Calendar files by their name, as JSON; editions of the city's pack with them, as `packs/` and their version. */
export type CalendarFileSet = Readonly<Record<string, unknown>>;

/** A set of files that is or was in force. */
export interface Adoption {
  /** 0: the register knows of none, and the shipped files count. */
  seq: number;
  files: CalendarFileSet;
  shelf: CalendarShelf;
}

/** The calendars by which this installation counts: those adopted in its dossier, not simply the newest files. */
export interface CalendarsInForce {
  now(): Adoption;
  calendar(region?: string): Calendar;
  /** What the clocks of an organisation are counted by; of nobody's, what the pack counts by. */
  calendarFor(pack: Pick<PolicyPack, 'calendarRegion' | 'zone'>, org: OrgId | null): Calendar;
  /** The adopted edition of the city's pack for what is received on a day; without a day the newest. */
  currentPack(on?: Day): PolicyPack;
  /** A calendar that a clock was ever counted by. */
  ofVersion(version: string): Calendar | undefined;
  /** The files that give a version, by which anybody can check a date; undefined: none of these ever did. */
  filesOf(version: string): CalendarFileSet | undefined;
  /** Reads what other processes have adopted; `seq`, when somebody has just read it, spares the question. */
  upToDate(db: Db, seq?: number): Promise<void>;
}

export const shelfOfFiles = (files: CalendarFileSet): CalendarShelf => readShelf(Object.entries(files).map(([name, value]) => ({ name, read: () => value })));

const PACKS = 'packs/';
const fileOfEdition = (version: string): string => `${PACKS}${version}`;

/** The edition of the city's pack that a file is; undefined: it is a calendar's. */
export const editionOfFile = (name: string): string | undefined => (name.startsWith(PACKS) ? name.slice(PACKS.length) : undefined);

/** The editions this release ships, as files: each as it is after its inheritance, so that its hash says all of it. */
export const shippedEditions = (): CalendarFileSet => Object.fromEntries(cityEditions().map((edition) => [fileOfEdition(edition.version), edition]));

/** What this release ships, as a set of files. */
export const shippedFileSet = (): CalendarFileSet => ({ ...Object.fromEntries(shippedCalendarFiles().map(({ name, read }) => [name, read()])), ...shippedEditions() });

export function calendarsInForce(): CalendarsInForce {
  const adoptions: Adoption[] = [];
  const now = (): Adoption => adoptions.at(-1) ?? { seq: 0, files: shippedFileSet(), shelf: shippedShelf() };
  const newest = (): number => adoptions.at(-1)?.seq ?? 0;
  return {
    now,
    calendar: (region) => calendarOn(adoptions.at(-1)?.shelf ?? shippedShelf(), undefined, region),
    calendarFor: (pack, org) => calendarFor(adoptions.at(-1)?.shelf ?? shippedShelf(), pack, org),
    currentPack(on) {
      const files = adoptions.at(-1)?.files;
      return currentPack(on, (version) => files === undefined || fileOfEdition(version) in files);
    },
    ofVersion(version) {
      for (const { shelf } of adoptions.toReversed()) {
        const found = versionOn(shelf, version);
        if (found !== undefined) return found;
      }
      return calendarOfVersion(version);
    },
    filesOf(version) {
      const files = (adoptions.length === 0 ? [now()] : adoptions.toReversed()).find(({ shelf }) => versionOn(shelf, version) !== undefined)?.files;
      return files && Object.fromEntries(Object.entries(files).filter(([name]) => editionOfFile(name) === undefined));
    },
    async upToDate(db, seq) {
      const last = seq ?? (await db.selectFrom('calendar_adoption').select((e) => e.fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0;
      if (last <= newest()) return;
      const rows = await db.selectFrom('calendar_adoption').select(['seq', 'files']).where('seq', '>', newest()).orderBy('seq').execute();
      for (const row of rows) if (row.seq > newest()) adoptions.push({ ...row, shelf: shelfOfFiles(row.files) });
    },
  };
}

/** Notes, for an installation that has none yet, that it counts by what this release ships. As the owner, after the migrations. */
export async function adoptShipped(db: Db): Promise<void> {
  await sql`insert into calendar_adoption (files) select ${JSON.stringify(shippedFileSet())}::jsonb where not exists (select from calendar_adoption)`.execute(db);
  // An installation made before editions were adopted has counted by those it was shipped: they are noted once, behind the calendars in force.
  await sql`insert into calendar_adoption (files) select last.files || ${JSON.stringify(shippedEditions())}::jsonb
    from (select files from calendar_adoption order by seq desc limit 1) last
    where not exists (select from jsonb_object_keys(last.files) name where starts_with(name, ${PACKS}))`.execute(db);
}
