import { addDays, addMonths, weekdayOf } from '../../../domain/time.ts';
import type { Day } from '../../../domain/time.ts';
import type { Severity } from './record-templates.ts';

/** Until when a record is public when it was published on a day: 3 months, 1 year, 3 years (the upper ends of NDRC Order 36). */
export function publicUntil(published: Day, severity: Severity): Day {
  switch (severity) {
    case 'minor': return addMonths(published, 3);
    case 'general': return addMonths(published, 12);
    case 'serious': return addMonths(published, 36);
  }
}

/** The last Monday to Friday not after a day: no organ of the demo city signs at a weekend. */
export const weekdayUpTo = (day: Day): Day => addDays(day, -Math.max(0, weekdayOf(day) - 5));

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
