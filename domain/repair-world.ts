import type { Calendar } from './calendar.ts';
import type { MeasureId, OrgId } from './ids.ts';
import type { NoticeWay } from './notice-way.ts';
import type { Pack } from './policy.ts';
import type { PublicityEnding, PublicityFacts } from './publicity.ts';
import type { RepairEdition } from './repair-regime.ts';
import type { RecordFields, RecordState } from './record.ts';
import type { Day, Instant } from './time.ts';

/** What an act on a repair may depend on besides its own log; read by the register under its locks. */
export interface RepairWorld {
  /** The business instant that counts for the act, and its day. */
  at: Instant;
  today: Day;
  /** The pack pinned at receipt, by the sector of the record; the calendar as known today. */
  pack: Pack;
  calendar: Calendar;
  /** What an organisation's own duties are counted by (decision 21). */
  calendarOf(org: OrgId): Calendar;
  /** The values of the pack that the customer has signed (依据确认), by pointer. */
  confirmed: ReadonlySet<string>;
  /** Every edition of the sector's pack, for the periods of publicity. */
  editions: readonly RepairEdition[];
  record: { version: number; state: RecordState; fields: RecordFields };
  publicity: (PublicityFacts & { endedOn: Day | null; endedHow: PublicityEnding | null }) | null;
  /** Measures in force that rest on the record. */
  measures: readonly { id: MeasureId; executorId: OrgId }[];
  /** Those among the ones lifted by this repair that would still run today. */
  restorable: readonly MeasureId[];
  /** Everyone who was ever given the record (recipient ledger). */
  recipients: readonly OrgId[];
  /** Number of an objection on the record that is not decided; null: there is none. */
  openObjection: string | null;
  /** The last day of a bar on the subject; null: none runs. */
  bar: Day | null;
  /** How an organisation is told (`domain/notice-way.ts`). */
  wayOf(org: OrgId): NoticeWay;
  superiorOf(org: OrgId): OrgId | null;
  inOffice(org: OrgId): OrgId;
  newId(): string;
}
