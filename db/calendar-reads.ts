import type { Calendar } from '../domain/calendar.ts';
import type { DueDate, DueDateQuestion } from '../domain/due-date.ts';
import { dueDate } from '../domain/due-date.ts';
import { Refusal } from '../domain/errors.ts';
import type { Limit } from '../domain/limit.ts';
import type { Label } from '../domain/labels.ts';
import type { PackLimitName } from '../domain/policy-names.ts';
import { limitText, packLimitLabel } from '../domain/policy-words.ts';
import { calendarFaults, calendarOn, calendarsOn } from '../policies/load-calendars.ts';
import type { Register } from './register.ts';

/** What the public calculator says, by the calendar as it was known on the day asked for. */
export const answerDueDate = ({ calendars }: Register, question: DueDateQuestion): DueDate => dueDate(question, calendarOn(calendars.now().shelf, question.asOf, question.calendar));

/** A pack's limit by name, with the calendar the pack counts by. */
export function limitOfStep({ calendars }: Register, pack: string, step: string): { limit: Limit; calendar: string } {
  const editions = calendars.editions();
  const found = editions.get(pack) ?? [...editions.values()].filter((edition) => edition.pack === pack).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
  if (found === undefined) throw new Refusal('invalid-field', { field: '/pack', params: { expected: 'a policy pack, by its name or edition' } });
  const limit = Object.entries(found.limits).find(([name]) => name === step)?.[1];
  if (limit === undefined) throw new Refusal('invalid-field', { field: '/step', params: { expected: `one of ${Object.keys(found.limits).join(', ')}` } });
  return { limit, calendar: found.calendarRegion };
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
