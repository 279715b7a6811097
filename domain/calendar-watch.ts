import type { Calendar } from './calendar.ts';
import type { Day } from './time.ts';

/** The State Council publishes next year's notice in November (2017 to 2025: between 25 October and 8 December). */
const WATCH_FROM_MONTH = 11;

/** The next year, when it is time that its holidays were known and they are not: from November on every longer limit is provisional. */
export function missingNotice(calendar: Pick<Calendar, 'years'>, today: Day): number | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month >= WATCH_FROM_MONTH && !calendar.years.has(year + 1) ? year + 1 : null;
}
