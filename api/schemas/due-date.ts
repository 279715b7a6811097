import { Type } from 'typebox';
import { DUE_DATE_UNITS } from '../../domain/due-date.ts';
import { CHANNELS } from '../../domain/receipt-day.ts';
import { Closed, DayText, Nullable, OneOf } from './common.ts';

const Given = (description: string) => Type.Optional(Type.String({ maxLength: 64, description }));

/** Everything comes as text in the address; what it must be is said by the refusal. */
export const DueDateQuery = Closed({
  start: Given('A day, or an instant with its offset from UTC (2026-09-30T23:58:00+08:00).'),
  count: Given('How many units: a whole number.'),
  unit: Given(`One of ${DUE_DATE_UNITS.join(', ')}.`),
  calendar: Given("Which calendar (GET /api/public/calendars); without it CN, or the pack's."),
  asOf: Given('Only what was published by this day is known; without it everything.'),
  channel: Given(`How it was received: ${CHANNELS.join(' or ')}, which has a cut-off hour.`),
  startInclusive: Given('true: the first day counts.'),
  roll: Given('none or nextWorkingDay, for days and months.'),
  pack: Given('A policy pack, by its name (the edition in force on the day of the start) or an edition, instead of count, unit, startInclusive and roll; together with step.'),
  step: Given("One of the pack's limits."),
});
export type DueDateQuery = Type.Static<typeof DueDateQuery>;

const ROLES = ['firstDay', 'counted', 'skipped', 'rolled'] as const;
export const DAY_REASONS = ['weekday', 'weekend', 'holiday', 'makeUpDay', 'statutoryHoliday', 'halfDay', 'closure'] as const;
const EVIDENCE = ['text', 'secondary', 'draft', 'memory', 'assumption'] as const;
const Roll = OneOf(['none', 'nextWorkingDay']);

const DueDateDay = Closed({
  day: DayText, role: OneOf(ROLES), number: Type.Optional(Type.Integer()), working: Type.Boolean(), reason: OneOf(DAY_REASONS), name: Type.Optional(Type.String()),
  closesAt: Type.Optional(Type.String()), source: Type.String(), known: Type.Boolean(),
});

export const DueDateView = Closed({
  due: DayText, provisional: Type.Boolean(),
  edition: Nullable(Closed({ version: Type.String(), validFrom: DayText, validTo: Nullable(DayText), inForce: Type.Boolean({ description: 'Whether it was in force on the day of the start.' }) }, { description: 'The edition of a pack that was counted by; null: none was asked for.' })),
  proof: Closed({
    kind: OneOf(['dueDate']), start: Type.String(), channel: OneOf(CHANNELS),
    receipt: Nullable(Closed({ from: DayText, because: OneOf(['afterCutOff', 'notOpen']), cutOff: Type.Optional(Type.String()) })),
    startedOn: DayText, count: Type.Integer(), unit: OneOf(DUE_DATE_UNITS), startInclusive: Type.Boolean(), roll: Roll, basis: Nullable(Type.String()), evidence: Nullable(OneOf(EVIDENCE)), statutory: Nullable(Type.Boolean()),
    pack: Nullable(Type.String({ description: 'The edition that the limit was taken from.' })), step: Nullable(Type.String()), zone: Type.String(), region: Type.String(), asOf: Nullable(DayText), calendar: Type.String(), algorithm: Type.Integer(), countedTo: DayText, dueOn: DayText,
    provisional: Type.Boolean(), skippedDays: Type.Integer(), days: Type.Array(DueDateDay),
  }),
});

const Words = Closed({ zh: Type.String(), en: Type.String() });
export const PackListView = Closed({
  packs: Type.Array(Closed({ edition: Type.String(), name: Type.String(), steps: Type.Array(Closed({ step: Type.String(), name: Words, text: Words })) })),
});

const Hours = Closed({ open: Type.String(), close: Type.String(), cutOff: Type.String(), basis: Type.String(), evidence: OneOf(EVIDENCE) });
export const CalendarListView = Closed({
  calendars: Type.Array(Closed({
    id: Type.String(), name: Closed({ zh: Type.String(), en: Type.String() }), inherits: Nullable(Type.String()), zone: Type.String(), version: Type.String(),
    known: Nullable(Closed({ from: Type.Integer(), to: Type.Integer() })), hours: Nullable(Hours), demo: Type.Boolean(), note: Nullable(Type.String()),
  })),
});

export const CalendarFilesQuery = Closed({ version: Type.String({ minLength: 1, maxLength: 100 }) });
const AnyJson = (description: string) => Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description });
export const PolicyPackView = Closed({
  version: Type.String(), hash: Type.String({ description: 'SHA-256 over the canonical JSON of the edition, as the log names it' }), edition: AnyJson('The edition as it counts.'),
  uploaded: Type.Unsafe<unknown>({ description: 'The file as it was handed in; null for an edition that a release ships.' }),
});
/** By the name a file has in policies/calendars, without its ending. */
export const CalendarFilesView = Closed({ files: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description: 'Each file as JSON.' }) });
