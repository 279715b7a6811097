import { resolve } from 'node:path';
import { calendarFaults, calendarIds, loadCalendar, reloadCalendars } from '../policies/load-calendars.ts';

// Checks calendar files before anybody counts by them: `npm run -s check-calendars [-- <folder>]`, one JSON object per calendar or fault.
const folder = process.argv[2];
const result = reloadCalendars(folder === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '.', folder));
const faults = result.ok ? calendarFaults() : [result.refusal.message];
if (result.ok) for (const id of calendarIds()) console.log(JSON.stringify({ calendar: id, version: loadCalendar(undefined, id).version }));
for (const fault of faults) console.log(JSON.stringify({ fault }));
if (faults.length > 0) process.exitCode = 1;
