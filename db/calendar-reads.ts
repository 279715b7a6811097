import type { Calendar } from '../domain/calendar.ts';
import type { DueDate, DueDateQuestion, EditionUsed } from '../domain/due-date.ts';
import { dueDate } from '../domain/due-date.ts';
import { Refusal } from '../domain/errors.ts';
import type { Limit } from '../domain/limit.ts';
import type { Label } from '../domain/labels.ts';
import type { PackLimitName } from '../domain/policy-names.ts';
import { limitText, packLimitLabel } from '../domain/policy-words.ts';
import type { Day } from '../domain/time.ts';
import { calendarFaults, calendarOn, calendarsOn } from '../policies/load-calendars.ts';
import type { Register } from './register.ts';

/** What the public calculator says, by the calendar as it was known on the day asked for. */
export const answerDueDate = ({ calendars }: Register, question: DueDateQuestion): DueDate => dueDate(question, calendarOn(calendars.now().shelf, question.asOf, question.calendar));

/** A limit of a pack, with the edition that it is taken from and the calendar the pack counts by. */
export interface LimitOfStep {
  limit: Limit;
  calendar: string;
  edition: EditionUsed;
}

/**
 * A pack's limit by name. A pack without its edition is the edition in force on the day of the start (the version in force at receipt
 * governs); before the first and after the last the nearest one, which the answer then says.
 */
export function limitOfStep({ calendars }: Register, pack: string, step: string, start: Day): LimitOfStep {
  const editions = calendars.editions();
  const ofPack = [...editions.values()].filter((edition) => edition.pack === pack).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const found = editions.get(pack) ?? ofPack.findLast(({ validFrom }) => validFrom <= start) ?? ofPack[0];
  if (found === undefined) throw new Refusal('invalid-field', { field: '/pack', params: { expected: 'a policy pack, by its name or edition' } });
  const limit = Object.entries(found.limits).find(([name]) => name === step)?.[1];
  if (limit === undefined) throw new Refusal('invalid-field', { field: '/step', params: { expected: `one of ${Object.keys(found.limits).join(', ')}` } });
  const next = [...editions.values()].filter((edition) => edition.pack === found.pack && edition.validFrom > found.validFrom).map(({ validFrom }) => validFrom).sort()[0];
  const ended = (found.validTo !== null && found.validTo < start) || (next !== undefined && next <= start);
  return { limit, calendar: found.calendarRegion, edition: { version: found.version, validFrom: found.validFrom, validTo: found.validTo, inForce: found.validFrom <= start && !ended } };
}

export interface PackEntry {
  edition: string;
  name: string;
  steps: { step: string; name: Label; text: Label }[];
}

/** The packs that can be counted by, newest editions as well as older ones, with each limit in days or months. */
export const packList = ({ calendars }: Register): PackEntry[] => [...calendars.editions().values()].map(({ version, name, limits }) => ({
  edition: version, name,
  steps: Object.entries(limits).flatMap(([step, limit]) => (limit.unit === 'hours' ? [] : [{ step, name: packLimitLabel(step as PackLimitName), text: limitText(limit) }])),
})).filter(({ steps }) => steps.length > 0);

export interface CalendarEntry {
  id: string;
  name: { zh: string; en: string };
  inherits: string | null;
  zone: string;
  version: string;
  /** The first and last year about whose days all is known. */
  known: { from: number; to: number } | null;
  hours: Calendar['hours'];
  demo: boolean;
  note: string | null;
}

/** The calendars that can be counted by, with how far each reaches. */
export function calendarList({ calendars }: Register): CalendarEntry[] {
  const { shelf } = calendars.now();
  return calendarsOn(shelf).map((id) => {
    const layer = shelf.layers.get(id);
    const { version, name, zone, years, known, hours } = calendarOn(shelf, undefined, id);
    const sure = layer === undefined ? [...years.keys()] : known.length === 0 || layer.certain === null ? [] : [layer.certain.from, layer.certain.to];
    return {
      id, name, inherits: layer?.inherits ?? null, zone, version,
      known: sure.length === 0 ? null : { from: Math.min(...sure), to: Math.max(...sure) }, hours, demo: layer?.demo ?? false, note: layer?.note ?? null,
    };
  });
}

/** Files that were refused: the operator is told, and nobody counts by them. */
export const refusedCalendars = (): string[] => calendarFaults();
