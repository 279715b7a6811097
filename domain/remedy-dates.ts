import type { Calendar } from './calendar.ts';
import { addWorkingDays, workingDayFrom } from './calendar.ts';
import type { PolicyPack } from './policy.ts';
import { packLimit } from './policy.ts';
import type { RemedyDates } from './service.ts';
import type { Day } from './time.ts';
import { addDays, addMonths } from './time.ts';

/** The last days of 复核, 复议 and suit. One that falls on a day off is the next working day (民法典 203). */
export function remedyDates(servedOn: Day, pack: PolicyPack, calendar: Calendar): RemedyDates {
  const { reconsiderationDays, suitMonths } = pack.remedies;
  const rolled = (day: Day): Day => workingDayFrom(calendar, day).day;
  return {
    servedOn, reviewUntil: addWorkingDays(calendar, servedOn, packLimit(pack, 'reviewApplication').count).day,
    reconsiderUntil: rolled(addDays(servedOn, reconsiderationDays)), sueUntil: rolled(addMonths(servedOn, suitMonths)),
  };
}
