import { sql } from 'kysely';
import type { Calendar } from '../domain/calendar.ts';
import type { OrgId } from '../domain/ids.ts';
import type { CatalogueEdition } from '../domain/measure-catalogue.ts';
import type { Pack, PolicyPack } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import type { CalendarShelf } from '../policies/load-calendars.ts';
import { calendarFor, calendarOfVersion, calendarOn, readShelf, shippedCalendarFiles, shippedShelf, versionOn } from '../policies/load-calendars.ts';
import { allPacks, cityEditions, currentPack, loadClockPack, loadPack } from '../policies/load.ts';
import type { CalendarFileSet } from './adopted-editions.ts';
import { cataloguesIn, cityEditionsIn, editionsIn, everyEdition, isCalendarFile, shippedEditions } from './adopted-editions.ts';
import type { Db } from './database.ts';

export type { CalendarFileSet } from './adopted-editions.ts';

/** A set of files that is or was in force. */
export interface Adoption {
  /** 0: the register knows of none, and the shipped files count. */
  seq: number;
  files: CalendarFileSet;
  shelf: CalendarShelf;
  /** The editions of packs in the set, in the order in which they begin. */
  editions: readonly Pack[];
  /** The editions of the catalogue of measures that were handed in and approved. */
  catalogues: readonly CatalogueEdition[];
}

/** The calendars by which this installation counts: those adopted in its dossier, not simply the newest files. */
export interface CalendarsInForce {
  now(): Adoption;
  calendar(region?: string): Calendar;
  /** What the clocks of an organisation are counted by; of nobody's, what the pack counts by. */
  calendarFor(pack: Pick<Pack, 'calendarRegion' | 'zone'>, org: OrgId | null): Calendar;
  /** The adopted edition of the city's pack for what is received on a day; without a day the newest. */
  currentPack(on?: Day): PolicyPack;
  /** Every edition of every pack: shipped, or handed in and approved. */
  editions(): ReadonlyMap<string, Pack>;
  /** The objection pack of a version, which a case was pinned to. */
  pack(version: string): PolicyPack;
  /** The pack of any procedure that a clock was started on. */
  clockPack(version: string): Pack;
  /** The editions of the city's pack in force on a day or to come, those that wait for their approval among them. */
  editionsFrom(on: Day): PolicyPack[];
  /** A calendar that a clock was ever counted by. */
  ofVersion(version: string): Calendar | undefined;
  /** The files that give a version, by which anybody can check a date; undefined: none of these ever did. */
  filesOf(version: string): CalendarFileSet | undefined;
  /** Reads what other processes have adopted; `seq`, when somebody has just read it, spares the question. */
  upToDate(db: Db, seq?: number): Promise<void>;
}

export const shelfOfFiles = (files: CalendarFileSet, { adopted = false } = {}): CalendarShelf => readShelf(Object.entries(files).map(([name, value]) => ({ name, read: () => value })), { adopted });

/** What this release ships, as a set of files. */
export const shippedFileSet = (): CalendarFileSet => ({ ...Object.fromEntries(shippedCalendarFiles().map(({ name, read }) => [name, read()])), ...shippedEditions() });

export function calendarsInForce(): CalendarsInForce {
  const adoptions: Adoption[] = [];
  const now = (): Adoption => adoptions.at(-1) ?? { seq: 0, files: shippedFileSet(), shelf: shippedShelf(), editions: cityEditions(), catalogues: [] };
  const inForce = (): PolicyPack[] => cityEditionsIn(adoptions.at(-1)?.editions ?? cityEditions());
  let known: { seq: number; shipped: ReadonlyMap<string, Pack>; editions: ReadonlyMap<string, Pack> } | undefined;
  const editions = (): ReadonlyMap<string, Pack> => {
    const [seq, shipped] = [newest(), allPacks()];
    if (known?.seq !== seq || known.shipped !== shipped) known = { seq, shipped, editions: everyEdition(adoptions.at(-1)?.editions ?? []) };
    return known.editions;
  };
  const newest = (): number => adoptions.at(-1)?.seq ?? 0;
  return {
    now,
    calendar: (region) => calendarOn(adoptions.at(-1)?.shelf ?? shippedShelf(), undefined, region),
    calendarFor: (pack, org) => calendarFor(adoptions.at(-1)?.shelf ?? shippedShelf(), pack, org),
    currentPack: (on) => currentPack(on, inForce()),
    editions,
    pack: (version) => loadPack(version, editions().get(version)),
    clockPack: (version) => loadClockPack(version, editions().get(version)),
    editionsFrom(on) {
      const { validFrom } = currentPack(on, inForce());
      return cityEditionsIn([...editions().values()]).filter((edition) => edition.validFrom >= validFrom).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
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
      return files && Object.fromEntries(Object.entries(files).filter(([name]) => isCalendarFile(name)));
    },
    async upToDate(db, seq) {
      const last = seq ?? (await db.selectFrom('calendar_adoption').select((e) => e.fn.max('seq').as('seq')).executeTakeFirst())?.seq ?? 0;
      if (last <= newest()) return;
      const rows = await db.selectFrom('calendar_adoption').select(['seq', 'files']).where('seq', '>', newest()).orderBy('seq').execute();
      for (const row of rows) if (row.seq > newest()) adoptions.push({ ...row, shelf: shelfOfFiles(row.files, { adopted: true }), editions: editionsIn(row.files), catalogues: cataloguesIn(row.files) });
    },
  };
}

/** Notes, for an installation that has none yet, that it counts by what this release ships. As the owner, after the migrations. */
export async function adoptShipped(db: Db): Promise<void> {
  await sql`insert into calendar_adoption (files) select ${JSON.stringify(shippedFileSet())}::jsonb where not exists (select from calendar_adoption)`.execute(db);
  // An installation made before editions were adopted has counted by those it was shipped: they are noted once, behind the calendars in force.
  await sql`insert into calendar_adoption (files) select last.files || ${JSON.stringify(shippedEditions())}::jsonb
    from (select files from calendar_adoption order by seq desc limit 1) last
    where not exists (select from jsonb_object_keys(last.files) name where starts_with(name, 'packs/'))`.execute(db);
}
