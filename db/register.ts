import { v7 as uuidv7 } from 'uuid';
import type { Calendar } from '../domain/calendar.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, OrgId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { CatalogueEdition } from '../domain/measure-catalogue.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { Day } from '../domain/time.ts';
import type { Pack, PolicyPack } from '../domain/policy.ts';
import type { RefusedPack } from '../policies/load.ts';
import type { CalendarsInForce } from './calendar-in-force.ts';
import type { Vault } from './content-vault.ts';
import type { Db } from './database.ts';

/** What every act needs at hand; made once per process. */
export interface Register {
  db: Db;
  vault: Vault;
  /** The adopted edition in force on a day, which a case received then is pinned to (without a day: the newest), and any pinned one by its version. */
  currentPack(on?: Day): PolicyPack;
  pack(version: string): PolicyPack;
  /** Any pack that a clock may have been started on, also one of repair. */
  clockPack(version: string): Pack;
  /** The editions in force on a day or to come. */
  editionsFrom(on: Day): PolicyPack[];
  /** Pack files that were refused; those in force before them still are. */
  refusedPacks(): readonly RefusedPack[];
  /** The editions of the catalogue of measures. */
  catalogue(): readonly CatalogueEdition[];
  /** What is in force, by the newest adoption this process knows; of the region a pack counts by, else the national one. */
  calendar(region?: string): Calendar;
  /** By which an organisation's own clocks are counted under a pack; without one, the city's. */
  calendarFor(pack: Pick<Pack, 'calendarRegion' | 'zone'>, org: OrgId | null): Calendar;
  /** The calendars adopted in the installation's dossier, now and before. */
  calendars: CalendarsInForce;
  organisations: OrganisationDirectory;
  /** Characters of a letter that our fonts cannot print; a letter with a box in a person's name is not issued. */
  unprintable(letter: Letter): string[];
  /** The file of an issued letter, sealed as this installation seals. */
  render(letter: Letter): Promise<Uint8Array>;
  /** How long after a due instant silence is declared: longer than a request in time may take to be committed. */
  graceMs: number;
  /** Over how long what one person is told of is gathered into one mail. */
  digestMs: number;
  /** Where the public can reach this installation; printed in QR codes. */
  publicUrl: string;
}

export interface OrganisationDirectory {
  get(id: OrgId): Promise<Organisation>;
  all(): Promise<Map<OrgId, Organisation>>;
}

/** Read anew after this; what is known is good enough until it has been, and for so long. */
const FRESH_MS = 60_000;
const STALE_MS = 600_000;

/** Organisations by id, read anew at most once a minute: they change by reforms, not by requests. */
export function organisationDirectory(db: Db): OrganisationDirectory {
  let cached: { at: number; byId: Map<OrgId, Organisation> } | undefined;
  let loading: Promise<Map<OrgId, Organisation>> | undefined;
  async function load(): Promise<Map<OrgId, Organisation>> {
    const rows = await db.transaction().execute((trx) => trx.selectFrom('organisation').selectAll().execute());
    const byId = new Map(rows.map((r) => [r.id, {
      id: r.id, name: r.name, nameEn: r.name_en, kind: r.kind, validFrom: r.valid_from, validTo: r.valid_to, successorId: r.successor_id,
      parentId: r.parent_id, superiorId: r.superior_id, letterWord: r.letter_word, stayedBy: r.stayed_by,
    } satisfies Organisation]));
    if (byId.size > 0) cached = { at: performance.now(), byId };
    return byId;
  }
  async function all(): Promise<Map<OrgId, Organisation>> {
    const age = cached === undefined ? Infinity : performance.now() - cached.at;
    if (cached !== undefined && age < FRESH_MS) return cached.byId;
    loading ??= load().finally(() => {
      loading = undefined;
    });
    // Asked within a transaction, as a rule: to wait there for another connection of a small pool would be to wait for oneself.
    if (cached === undefined || age > STALE_MS) return loading;
    loading.catch(() => {});
    return cached.byId;
  }
  return {
    all,
    async get(id) {
      const found = (await all()).get(id);
      if (found === undefined) throw new Error(`no organisation ${id}`);
      return found;
    },
  };
}

/** A new act's id, made before its transaction so that every try writes the same act. */
export const newActId = (): ActId => asId(uuidv7());
