import type { Translation } from '../translation.ts';
import type { dueDate as zh } from '../zh/due-date.ts';

export const dueDate: Translation<typeof zh> = {
  title: 'When is it due?', lead: 'Anybody can compute a limit here and see for each day whether it counts, and why. No login; nothing that you enter is kept.',
  link: 'Compute a limit', linkHint: 'So many working days from a day: the day it is due, and the reason for each day.',
  form: {
    label: 'Compute a limit', start: 'From which day', startHint: 'The count begins the day after.', startHintCounted: 'This day counts.', first: 'First day', roll: 'An end on a day off', time: 'Received at', timeHint: 'Leave empty for whole days. What comes in electronically counts until 24:00 of its day.', channel: 'Received how',
    pack: 'By which policy pack', noPack: 'Enter the days yourself', step: 'Which limit', count: 'How many', unit: 'Unit', calendar: 'By which calendar', asOf: 'As published by', asOfHint: 'Leave empty for everything published so far.', submit: 'Compute', needStart: 'Please choose a day.', needCount: 'Please enter a whole number from 1.', more: 'More options',
  },
  first: { false: 'Not counted', true: 'Counted' }, roll: { nextWorkingDay: 'Rolls to the next working day', none: 'Stays' },
  inclusive: { workingDays: 'Working day {{count}} from {{start}}, that day counted', calendarDays: 'Calendar day {{count}} from {{start}}, that day counted', months: '{{amount}} from {{start}}, that day counted' },
  channels: { electronic: 'Electronically', counter: 'At a counter' },
  units: { workingDays: 'working days', calendarDays: 'calendar days', months: 'months' },
  result: 'Due', final: 'Final', provisional: 'Provisional',
  provisionalText: 'The holidays of some days on the way were not announced; they are counted by the statutory holidays alone and may change.',
  rolled: 'The count ends on {{weekday}}, {{day}}, which is no working day; it rolls to the first working day after{{rule}}.',
  monthEnd: 'Where the month has no corresponding day, its last day counts{{rule}}.', rules: { rolled: ' (Civil Code art. 203)', monthEnd: ' (Civil Code art. 202)' },
  receipt: { afterCutOff: 'Handed in after {{cutOff}} on {{day}}: counts as received on {{next}}.', notOpen: 'The counter was closed on {{day}}: counts as received on {{next}}.' },
  strip: 'Day by day', stripLead: '{{days}} days, {{skipped}} of them skipped.', stripMonths: 'Counted in months: only the first day, the corresponding day and where it rolls are shown.',
  roles: { firstDay: 'First day, not counted', counted: 'Day {{number}}', countedMonths: 'Corresponding day', skipped: 'Skipped', rolled: 'Rolls on', due: 'Due' },
  reasons: { weekday: 'Working day', weekend: 'Weekend', holiday: 'Holiday', makeUpDay: 'Worked weekend', statutoryHoliday: 'Statutory holiday', halfDay: 'Half day', closure: 'Closed' },
  unknown: 'not announced', closesAt: 'until {{time}}', all: 'Show all {{count}} days', hidden: '{{count}} days left out here',
  notInForce: 'On the day of the start {{edition}} was not in force (it begins on {{from}}); take the result as an indication.',
  how: 'How this is counted', facts: { pack: 'Pack and limit', basis: 'Rule', calendar: 'Calendar and version', asOf: 'As published by', asOfAll: 'Everything so far', sources: 'Notices', zone: 'Time zone', note: 'Note' },
  download: 'Download the proof (JSON)', downloadHint: 'The proof says of each day whether it counts and by which notice. Without our software it can be derived again offline from the calendar files by one small program (npm run check-proof).',
  demo: 'demo data', knownYears: '{{from}} to {{to}}', knownNone: 'provisional in every year', expected: 'Expected: {{expected}}',
};
