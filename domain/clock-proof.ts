import type { Calendar, DayStatus } from './calendar.ts';
import { dayStatus } from './calendar.ts';
import type { Basis, Derived, Left } from './clock-count.ts';
import { basisOf, budgetOf, countTo, dayEndOf, derive, leftAt } from './clock-count.ts';
import type { StoppedDays, Stretch } from './clock-stops.ts';
import { isEmpty, isStopped, stoppedDays } from './clock-stops.ts';
import { Refusal } from './errors.ts';
import type { Extension, Ledger, Limit, Stop, Terms } from './limit.ts';
import { isStatutory, stoppedSince } from './limit.ts';
import type { Pack } from './policy.ts';
import type { Day, Instant } from './time.ts';
import { dayNumberOf, dayOfNumber } from './time.ts';

/** One day on the way to a due date, counted or not, and why. */
export interface ProofDay extends DayStatus {
  day: Day;
  /**
   * firstDay: not counted (民法典 201) · skipped: not a working day · stopped: ended while the clock stood still ·
   * rolled: after the end of a limit that ended on a day off (203) · held: up to a later date that the applicant had been told.
   */
  role: 'firstDay' | 'counted' | 'skipped' | 'stopped' | 'rolled' | 'held';
  /** Which day of the count it is, for a counted one. */
  number?: number;
}

/** A stop as it was entered; afterDue: it began when the limit had run out, and cures nothing; empty: it has no length. */
export interface ProofStop extends Stop {
  effect: 'counted' | 'afterDue' | 'empty';
}

/** Everything someone without our software needs to derive the due instant again (docs/clock-proof.md). */
export interface ClockProof<T extends Terms = Terms> extends Omit<Limit, 'extension' | 'stops' | 'target'> {
  limit: T['limit'];
  startedAt: Instant;
  /** null, with dueOn and countedTo, while the clock stands still. */
  dueAt: T['dueAt'];
  dueOn: T['dueOn'];
  provisional: boolean;
  pack: string;
  calendar: string;
  algorithm: T['algorithm'];
  zone: string;
  dayEnd: string;
  /** The day that is the first day, not counted unless startInclusive. */
  startedOn: Day;
  /** Where the count itself ends, before it rolls. */
  countedTo: T['dueOn'];
  /** The limit's count and its extensions. */
  budget: number;
  /** Every stop as entered, and what became of it; `merged` are those left out of the count, overlapping ones as one. */
  stops: ProofStop[];
  merged: Stretch[];
  extensions: Extension[];
  /** A due instant that the applicant had been told before; `held`: the count ends earlier, and the told one stays. */
  told: Instant | null;
  held: boolean;
  stoppedSince: Instant | null;
  /** What was left of the budget when the clock stopped; null while it runs. */
  left: Left | null;
  /** The earlier date that the office sets itself. */
  target: { count: number; dueOn: Day; dueAt: Instant } | null;
  statutory: boolean;
  skippedDays: number;
  stoppedDays: number;
  /** Each day for days; for months only the ends, the stops and where it rolls; none for hours. */
  days: ProofDay[];
}

const NOTHING: Ledger = { stops: [], extensions: [], told: null };

export const ledgerOf = (terms: Terms): Ledger => (terms.algorithm === 1 ? NOTHING : terms);

/** Derives the date of terms anew and shows each day; `explainClock` under its own name. */
export function proveClock<T extends Terms>(terms: T, pack: Pack, calendar: Calendar): ClockProof<T> {
  if (terms.pack !== pack.version || terms.calendar !== calendar.version) {
    throw new Refusal('internal', { detail: `terms of ${terms.pack}, ${terms.calendar} explained by ${pack.version}, ${calendar.version}` });
  }
  const basis = basisOf(terms.limit, terms.startedAt, pack, calendar);
  const ledger = ledgerOf(terms);
  const derived = derive(basis, ledger);
  const { counted } = derived;
  const provisional = counted?.provisional ?? terms.provisional;
  if ((counted?.dueAt ?? null) !== terms.dueAt || (counted?.dueOn ?? null) !== terms.dueOn || provisional !== terms.provisional) {
    throw new Refusal('internal', { detail: `${terms.limit} of ${terms.startedAt} derives to ${counted?.dueAt ?? 'a clock that stands still'}, not to ${terms.dueAt}` });
  }
  const { target, count, unit, startInclusive, roll, basis: founded, evidence, source } = basis.limit;
  const days = proofDays(basis, budgetOf(basis.limit, ledger), derived);
  const closed = derived.stretches.filter(({ to }) => to !== null);
  const early = target === undefined || target === null ? null : countTo(basis, target, closed);
  return {
    limit: terms.limit, startedAt: terms.startedAt, dueAt: terms.dueAt, dueOn: terms.dueOn, provisional, pack: terms.pack, calendar: terms.calendar,
    algorithm: terms.algorithm, count, unit, startInclusive, roll, basis: founded, evidence, ...(source === undefined ? {} : { source }), zone: pack.zone, dayEnd: dayEndOf(terms.limit, pack), startedOn: basis.startedOn,
    // The same kind of nullness as dueOn: both come out of one count.
    countedTo: (counted?.countedTo ?? null) as T['dueOn'], budget: budgetOf(basis.limit, ledger),
    stops: ledger.stops.map((stop) => ({ ...stop, effect: effectOf(stop, derived) })), merged: derived.stretches, extensions: [...ledger.extensions],
    told: ledger.told, held: derived.heldFrom !== null, stoppedSince: stoppedSince(terms), left: counted === null ? leftAt(basis, ledger, derived) : null,
    target: early === null || counted === null || target === undefined || target === null ? null : { count: target, dueOn: early.dueOn, dueAt: early.dueAt },
    statutory: isStatutory(basis.limit), days,
    skippedDays: unit === 'workingDays' ? days.filter((day) => day.role === 'skipped').length : days.filter((day) => day.role === 'rolled').length,
    stoppedDays: days.filter((day) => day.role === 'stopped').length,
  };
}

const effectOf = (stop: Stop, { ignored }: Derived): ProofStop['effect'] =>
  isEmpty(stop) ? 'empty' : ignored.some(({ from }) => from <= stop.from) ? 'afterDue' : 'counted';

/** Each day from the first to the due one; of a clock that stands still, to the first day it stood. */
function proofDays({ limit, startedOn, pack, calendar }: Basis, budget: number, { counted, stretches, heldFrom }: Derived): ProofDay[] {
  if (limit.unit === 'hours') return [];
  const days: ProofDay[] = [];
  const show = (n: number, role: ProofDay['role'], number?: number): void => {
    const day = dayOfNumber(n);
    days.push({ day, role, ...(number === undefined ? {} : { number }), ...dayStatus(calendar, day) });
  };
  const stopped: StoppedDays[] = stoppedDays(stretches, pack.zone);
  const standsOn = stopped.find(({ last }) => last === Infinity)?.first;
  const first = dayNumberOf(startedOn);
  if (!limit.startInclusive) show(first, 'firstDay');
  const begin = limit.startInclusive ? first : first + 1;
  // Stopped on its first day, which is not counted anyway, it stands from the next on.
  const end = counted === null ? Math.max(standsOn!, begin) : dayNumberOf(counted.countedTo);
  let number = 0;
  for (let n = begin; n <= end; n += 1) {
    if (isStopped(stopped, n)) show(n, 'stopped');
    else if (limit.unit === 'months') {
      if (n === end && counted !== null) show(n, 'counted', budget);
    } else if (limit.unit === 'workingDays') {
      const day = dayOfNumber(n);
      const status = dayStatus(calendar, day);
      days.push(status.working ? { day, role: 'counted', number: (number += 1), ...status } : { day, role: 'skipped', ...status });
    } else show(n, 'counted', (number += 1));
  }
  if (counted === null) return days;
  const heldAfter = heldFrom === null ? Infinity : dayNumberOf(heldFrom);
  for (let n = end + 1; n <= dayNumberOf(counted.dueOn); n += 1) show(n, isStopped(stopped, n) ? 'stopped' : n > heldAfter ? 'held' : 'rolled');
  return days;
}
