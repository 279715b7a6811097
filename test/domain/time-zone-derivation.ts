import { startClock } from '../../domain/clock.ts';
import { termsWith } from '../../domain/clock-ledger.ts';
import type { Terms } from '../../domain/limit.ts';
import { LIMITS } from '../../domain/limit.ts';
import { instantOn, parseDay } from '../../domain/time.ts';
import { currentPack, loadCalendar } from '../../policies/load.ts';

/** Every limit from one evening, plain and with a stop and an extension. */
export function derivations(): Terms[] {
  const day = (text: string, time: string) => instantOn(parseDay(text), time, 'Asia/Shanghai');
  const at = day('2026-09-30', '23:58');
  const rules = { pack: currentPack(), calendar: loadCalendar() };
  const stops = [{ from: day('2026-09-30', '23:59'), to: day('2026-10-09', '00:00'), reason: 'expertTest' }] as const;
  const extensions = [{ at, count: 3, by: 'platform' }] as const;
  return LIMITS.flatMap((limit): Terms[] => {
    const started = startClock(limit, at, rules.pack, rules.calendar);
    return [started, termsWith(started, { stops, extensions, told: null }, rules)];
  });
}

// Run by time-zone.test.ts in processes of other time zones: prints the zone and what is derived there.
if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify({ midnightOffset: new Date(2026, 8, 30).getTimezoneOffset(), terms: derivations() }));
