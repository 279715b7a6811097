import type { Calendar } from './calendar.ts';
import { basisOf, countTo } from './clock-count.ts';
import type { ClockProof, ProofDay } from './clock-proof.ts';
import { proveClock } from './clock-proof.ts';
import type { PrintedDue } from './letter.ts';
import type { AfterDueLimit, ClockTerms, LimitName, NotBeforeLimit, RunningTerms, Terms } from './limit.ts';
import type { Pack } from './policy.ts';
import type { Day, Instant } from './time.ts';

/** Starts a clock on a limit at an act (or, for escalation and hard stop, at the due instant of the verification): the one place where a due date comes from. */
export function startClock(limit: LimitName, at: Instant, pack: Pack, calendar: Calendar): ClockTerms {
  const basis = basisOf(limit, at, pack, calendar);
  const { dueAt, dueOn, provisional } = countTo(basis, basis.limit.count, []);
  return { limit, startedAt: at, dueAt, dueOn, provisional, pack: pack.version, calendar: calendar.version, algorithm: 1 };
}

/** Starts a clock that runs from another clock's due instant: due on Wednesday 24:00, one working day after is Thursday 24:00. */
export const dueAfter = (base: Instant, limit: AfterDueLimit, pack: Pack, calendar: Calendar): ClockTerms => startClock(limit, base, pack, calendar);

/** Starts a clock before whose `dueAt` something may not happen: 恢复执行 takes effect when the first working day after service has wholly passed, its 24:00. */
export const notBefore = (limit: NotBeforeLimit, at: Instant, pack: Pack, calendar: Calendar): ClockTerms => startClock(limit, at, pack, calendar);

/** Derives the date anew and shows each day; refuses when the terms were set by another pack or calendar, or do not come out. */
export const explainClock = <T extends Terms>(terms: T, pack: Pack, calendar: Calendar): ClockProof<T> => proveClock(terms, pack, calendar);

/** The date as a letter prints it, with the short form of its proof. */
export function printedDue(terms: RunningTerms, pack: Pack, calendar: Calendar): PrintedDue {
  const { dueAt, dueOn, budget, unit, startInclusive, startedOn, skippedDays, stoppedDays, extensions, statutory, provisional, region, packRegion, calendarName, receipt, days, held } = explainClock(terms, pack, calendar);
  const extended = extensions.reduce((sum, { count }) => sum + count, 0);
  const rolledFrom = held ? undefined : rolledFromOf(days);
  return {
    at: dueAt, day: dueOn, count: budget, unit, startedOn, skippedDays, statutory, provisional,
    ...(startInclusive ? { startInclusive } : {}), ...(extended > 0 ? { extended } : {}), ...(stoppedDays > 0 ? { stoppedDays } : {}),
    ...(provisional ? { unknownYear: unknownYear(days, calendar, dueOn) } : {}), ...(rolledFrom === undefined ? {} : { rolledFrom }), ...(held ? { held } : {}),
    ...(region === packRegion ? {} : { byCalendar: calendarName }), ...(receipt === null ? {} : { receivedAs: receipt.because }),
  };
}

/** The year whose notice decides about the first day that is not known: of the last days of December that of the year after. */
function unknownYear(days: readonly ProofDay[], calendar: Calendar, dueOn: Day): number {
  const day = days.find(({ known }) => !known)?.day ?? dueOn;
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) === '12' && calendar.years.has(year) ? year + 1 : year;
}

/** The day off on which a limit in days or months ended. */
function rolledFromOf(days: readonly ProofDay[]): PrintedDue['rolledFrom'] {
  const last = days.findLast(({ role }) => role === 'counted');
  if (last === undefined || last.working || !days.some(({ role }) => role === 'rolled')) return undefined;
  const because = last.reason === 'closure' ? 'closed' : last.reason === 'weekend' ? 'weekend' : 'holiday';
  return { day: last.day, because, ...(last.name === undefined ? {} : { name: last.name }) };
}
