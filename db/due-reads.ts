import { explainClock, printedDue } from '../domain/clock.ts';
import type { Left } from '../domain/clock-count.ts';
import type { ClockProof } from '../domain/clock-proof.ts';
import type { PrintedDue } from '../domain/letter.ts';
import type { RunningTerms, Terms } from '../domain/limit.ts';
import { isRunning, isStatutory } from '../domain/limit.ts';
import { packLimit } from '../domain/policy.ts';
import { dayAt } from '../domain/time.ts';
import type { Register } from './register.ts';

/** A due date with its short proof, by the pack and the calendar it was started on, not by today's. */
export function dueOf(register: Register, terms: RunningTerms): PrintedDue {
  const calendar = register.calendars.ofVersion(terms.calendar);
  if (calendar !== undefined) return printedDue(terms, register.clockPack(terms.pack), calendar);
  return { at: terms.dueAt, day: terms.dueOn, ...unexplained(register, terms) };
}

/** The short proof of any clock: of one that stands still what is left instead of a date. */
export interface ShortProof extends Omit<PrintedDue, 'at' | 'day' | 'extended' | 'stoppedDays'> {
  extended: number;
  stoppedDays: number;
  left: Left | null;
}

export function shortProofOf(register: Register, terms: Terms): ShortProof {
  if (isRunning(terms)) return { extended: 0, stoppedDays: 0, left: null, ...dueOf(register, terms) };
  const proof = proofOf(register, terms);
  if (proof === undefined) return { extended: 0, stoppedDays: 0, left: null, ...unexplained(register, terms) };
  const { budget, count, unit, startedOn, skippedDays, stoppedDays, statutory, provisional, left } = proof;
  return { count: budget, unit, startedOn, skippedDays, stoppedDays, statutory, provisional, left, extended: budget - count };
}

/** The whole proof of a date; undefined when the calendar it was derived by is gone. */
export function proofOf<T extends Terms>(register: Register, terms: T): ClockProof<T> | undefined {
  const calendar = register.calendars.ofVersion(terms.calendar);
  return calendar === undefined ? undefined : explainClock(terms, register.clockPack(terms.pack), calendar);
}

/** The files of a calendar are gone: the date itself stands in the log, only the days skipped cannot be shown. */
function unexplained(register: Register, terms: Terms): Omit<PrintedDue, 'at' | 'day'> {
  const pack = register.clockPack(terms.pack);
  const limit = packLimit(pack, terms.limit);
  return { count: limit.count, unit: limit.unit, startedOn: dayAt(terms.startedAt, pack.zone), skippedDays: 0, statutory: isStatutory(limit), provisional: terms.provisional };
}
