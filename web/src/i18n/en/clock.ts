import type { Translation } from '../translation.ts';
import type { clock as zh } from '../zh/clock.ts';

export const clock: Translation<typeof zh> = {
  title: 'Why this day?', lead: '{{number}} · {{limit}}', back: 'Back to the case', backInquiries: 'Back to the inquiries',
  standingTitle: 'The clock stands still', since: 'Since {{at}}; this time does not count.', left: '{{left}} left', ended: 'Done on {{day}}', open: 'running', overdue: 'Overdue',
  rule: 'Limit', ruleText: '{{quantity}}', withExtension: '{{quantity}} (extended by {{extended}})', startedAt: 'Starts', firstOut: 'first day not counted', firstIn: 'first day counted', ends: 'Ends', endsAt: 'last day at {{time}}',
  basis: 'Basis', force: 'Force', versions: 'Derived by', pack: 'Policy pack', calendar: 'Calendar', algorithm: 'Algorithm',
  countedBy: 'Counted by the calendar of', ownCalendar: 'This is that organisation’s own duty, counted by its own calendar; the case as a whole is counted by the city’s.',
  receipt: { afterCutOff: 'After the cut-off hour ({{cutOff}}): counts as received on {{next}}.', notOpen: 'Not open on that day: counts as received on {{next}}.' },
  target: 'Internal target', targetText: '{{day}} ({{quantity}})', toldText: 'A date the applicant has been told only moves later: it stays {{day}}.',
  days: 'Day by day', daysText: 'A day counts when it ends (24:00) while the clock runs.', hoursText: 'A limit in hours runs from the instant itself; there are no days to show.',
  role: { firstDay: 'first day', counted: 'counted', skipped: 'skipped', stopped: 'stopped', rolled: 'rolled on', held: 'kept' }, nth: 'no. {{n}}', dueDay: 'due',
  reason: { weekday: 'weekday', weekend: 'weekend', holiday: 'holiday', makeUpDay: 'make-up day', halfDay: 'half day', closure: 'closed', statutoryHoliday: 'statutory holiday (notice not out yet)' }, unknown: 'provisional', month: 'month {{month}}',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  legend: 'Legend', sources: 'Where the days off stand', source: 'source {{n}}',
  stops: 'Clock stops', stopRow: '{{from}} to {{to}}', stopOpen: 'since {{from}}, still standing', effect: { counted: 'not counted', afterDue: 'began when the limit had run out: changes nothing', empty: 'no time passed' }, merged: 'Overlapping or touching ones are taken as one.',
  extensions: 'Extensions', extensionRow: '{{at}}: {{quantity}} more', by: 'granted by: {{by}}',
  download: 'Download the derivation (JSON)', downloadText: 'It can be checked without this system: the derivation and the calendar files are enough.',
};
