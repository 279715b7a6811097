import { printedDue } from '../domain/clock.ts';
import type { PrintedDue } from '../domain/letter.ts';
import type { ClockTerms } from '../domain/limit.ts';
import { isStatutory } from '../domain/limit.ts';
import { packLimit } from '../domain/policy.ts';
import { dayAt } from '../domain/time.ts';
import { calendarOfVersion } from '../policies/load.ts';
import type { Register } from './register.ts';

/** A due date with its short proof, by the pack and the calendar it was started on, not by today's. */
export function dueOf(register: Register, terms: ClockTerms): PrintedDue {
  const pack = register.pack(terms.pack);
  const calendar = calendarOfVersion(terms.calendar);
  if (calendar !== undefined) return printedDue(terms, pack, calendar);
  // The files of that calendar are gone: the date itself stands in the log, only the days skipped cannot be shown.
  const limit = packLimit(pack, terms.limit);
  return {
    at: terms.dueAt, day: terms.dueOn, count: limit.count, unit: limit.unit, startedOn: dayAt(terms.startedAt, pack.zone), skippedDays: 0,
    statutory: isStatutory(limit), provisional: terms.provisional,
  };
}
