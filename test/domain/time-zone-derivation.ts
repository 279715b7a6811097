import { startClock } from '../../domain/clock.ts';
import { LIMITS } from '../../domain/limit.ts';
import { instantOn, parseDay } from '../../domain/time.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';

// Run by time-zone.test.ts in processes of other time zones: prints the zone and every limit from one evening.
const at = instantOn(parseDay('2026-09-30'), '23:58', 'Asia/Shanghai');
const terms = LIMITS.map((limit) => startClock(limit, at, currentPack(), loadCalendar()));
process.stdout.write(JSON.stringify({ midnightOffset: new Date(2026, 8, 30).getTimezoneOffset(), terms }));
