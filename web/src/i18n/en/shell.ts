import type { Translation } from '../translation.ts';
import type { shell as zh } from '../zh/shell.ts';

export const shell: Translation<typeof zh> = {
  product: 'Zhengming',
  productLong: 'Objections to credit records',
  skip: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main navigation',
  nav: { letters: 'Letters', file: 'My credit file', myCases: 'My objections', tasks: 'To do', cases: 'Cases', overdue: 'Overdue', counter: 'Counter', measures: 'Measures', exceptions: 'Exceptions', markRequests: 'Mark requests', representatives: 'Legal representatives', promises: 'Promises', checks: 'Check before acting', inquiries: 'Inquiries', complaints: 'Complaints', repairs: 'Credit repair', provided: 'Our records', socialService: 'Social service', machines: 'Machines', emergencies: 'Emergency', operators: 'Operations', confirmations: 'Confirmation of basis', lawDebt: 'Law debt', incidents: 'Faulty batches', uploads: 'Batch upload', quarantine: 'Held back', retention: 'Retention', query: 'Look up', corrections: 'Corrections', channels: 'Channels', calendarChanges: 'Calendar changes', trace: 'Trace', looks: 'Who looked', myData: 'My data', basis: 'Legal basis' },
  login: 'Log in',
  logout: 'Log out',
  settings: 'Notices',
  switchLanguage: '中文',

  offline: 'Live updates are interrupted; reconnecting.',
  footer: 'Zhengming · under the Daqing notice on joint punishment (2018), part 4, section 5',
  demo: {
    title: 'Demonstration', today: 'Simulated date {{day}} ({{weekday}})', nextDay: 'Next working day', nextDeadline: 'To the next deadline', as: 'You are: {{name}}', nobody: 'not logged in',
    switch: 'Switch identity', moved: 'It is now {{day}} ({{weekday}})', label: 'Demonstration bar', mails: 'Demo mails',
  },
  home: {
    title: 'This credit record is wrong. What now?',
    lead: 'Object to a credit record here. From then on you see each step: who has it, until which day, and on what basis.',
    promises: [
      { title: 'Measures stop while it is checked', text: 'Once your objection is accepted, joint-punishment measures resting on the record are suspended until it has been verified.' },
      { title: 'Every date explains itself', text: 'When you get an answer, from which day it is counted and which days off were skipped: it stands beside every date.' },
      { title: 'A wrong record is put right to the end', text: 'The correction reaches everyone who was given the wrong record; each department that acted on it restores your reputation, with a certificate.' },
    ],
    promisesTitle: 'Three promises',
    start: 'Log in and see my credit file',
    staff: 'Staff of departments log in here, too.',
    check: 'Check a letter or certificate', checkHint: 'Enter the check code of a letter, or the number on a certificate, to see whether it is genuine and still holds. No login needed.', checkLabel: 'Check code or number', checkPlaceholder: 'e.g. 7K3M-Q9XZ-0ABC-DEFG', checkButton: 'Check', checkEmpty: 'Please enter a check code or number.',
    basis: 'Read the legal basis',
    loginFailed: {
      expired: 'The login took too long and has expired. Please log in again.', failed: 'The login was not completed. Please try again.', unknown: 'You are not registered in this system yet. Please ask the administrator of your organisation.',
      unavailable: 'The identity service cannot be reached at the moment. Please try again later.',
    },

  },
  forms: {
    title: 'Forms on paper', lead: 'For whoever would rather write on paper: print, fill in (in Chinese) and hand in at the window of the platform or of any executing department; the instant of receipt is that of the window. Online none of them is needed.', link: 'Print forms on paper', open: 'Open (PDF)',
    for: {
      objectionApplication: 'To object to a record that is not true.', powerOfAttorney: 'For somebody else to act for you; goes along with the application.', representativeCertificate: 'For the legal representative who acts for the organisation.',
      repairApplication: 'To repair a record that is true, once all has been corrected and performed.', repairCommitment: 'Goes along with the application of a repair.', performanceProof: 'Filled in by the authority that imposed the penalty.',
    },
  },
  basis: {
    title: 'Legal basis', source: 'Daqing implementation plan on joint incentives and joint punishment (Municipal Government, 11 June 2018), part 4, section 5',
    how: 'In this system',
    rows: [
      { clause: 'Where an objection or complaint shows that information is untrue, the provider shall be told promptly to verify it', means: 'On acceptance a verification request goes to the provider and the clock starts.' },
      { clause: 'The provider shall verify and answer as soon as possible', means: 'Each ground is answered by itself. Silence is urged and escalated; it is never taken as "accurate".' },
      { clause: 'Joint-punishment measures are not executed while the information is being verified', means: 'On acceptance a suspension notice goes to each executing department; nobody has to ask for it.' },
      { clause: 'Information found wrong shall promptly be corrected or revoked', means: 'A correction makes a new version and keeps the old; it is sent to everyone who was given the old one.' },
      { clause: 'Restore the reputation and remove the adverse effects', means: 'Each department that executed a measure says what it did; with your confirmation a certificate is issued.' },
      { clause: 'Administrative reconsideration and litigation are supported', means: 'The decision names the reconsideration body and the time limits. An objection examines the credit record, never the penalty behind it.' },
    ],
    limits: 'A date marked "internal handling limit" is one this platform has set for itself, not one set by law; "statutory limit" means a limit set by law or regulation.',
  },
  verify: {
    title: 'Check a letter or certificate', valid: 'This certificate is genuine and valid', suspended: 'The suspension is still in effect', suspendedText: 'This platform issued the certificate of suspension {{number}} on {{day}}; the measures it lists are still suspended. It binds the departments it names and nobody else: platforms above, other cities, and banks or agencies that look by themselves are not bound, but learn from it that the record is being verified.', repaired: 'The repair holds', repairedText: 'On {{day}} this platform issued certificate {{number}} of a repair, which holds now: the record is no longer published, shared or used.', repairRevoked: 'The repair was revoked', repairRevokedText: 'On {{day}} this platform issued certificate {{number}} of a repair, which was revoked later; the certificate no longer holds.', partly: 'Some of the measures are still suspended', partlyText: 'This platform issued the certificate of suspension {{number}} on {{day}}. Some of the measures it lists are still suspended; see each below.', measures: 'The measures on it, as they are now', states: { rests: 'suspended', excepted: 'goes on by an exception', resumed: 'executed again', lifted: 'lifted', ended: 'ended', expired: 'expired' }, over: 'The suspension has ended', overText: 'This platform issued the certificate of suspension {{number}} on {{day}}; the suspension of its measures has ended, and the certificate is not valid any more.', noAnswer: 'This certificate is genuine', noAnswerText: 'This platform issued the certificate of no answer {{number}} on {{day}}. It can be used to apply for administrative reconsideration.', validText: 'This platform issued the certificate of restoration {{number}} on {{day}}.', invalid: 'There is no such certificate',
    invalidText: 'This platform has not issued a certificate {{number}}, or it lost its validity through a new examination. Please check the number.', privacy: 'This page only says whether a letter or certificate is genuine and valid; it shows neither the person nor the record.', again: 'Check another one',
  },
  notFound: { title: 'There is no such page', text: 'The address may be mistyped, or the page has moved.', home: 'Go to the start page' },
  fresh: { title: 'Please confirm that it is you', text: 'Deciding, seeing a whole number or managing keys needs a login of the last {{minutes}} minutes. After it you return here, and what you have filled in is kept.', go: 'Log in again', later: 'Not now' },
  loginNeeded: { title: 'Please log in first', text: 'This page can be seen after login. You will come back here.' },
  notYours: { title: 'This page is not part of your duties', text: 'Needed: {{roles}}.' },
  common: {
    loading: 'Loading', retry: 'Try again', back: 'Back', cancel: 'Cancel', more: 'Load more', yes: 'Yes', no: 'No',
    open: 'Open', optional: 'optional',
    errorSummary: 'This cannot be sent yet. Please look at:', loadFailed: 'This could not be loaded', listSeparator: ', ',
    period: '{{from}} to {{until}}', openEnded: 'from {{from}}, no end set', version: 'Version {{version}}', round: 'Examination {{round}}',
  },
  due: {
    by: 'by {{weekday}}, {{day}}{{time}}', notBefore: 'not before {{weekday}}, {{day}}{{time}}', overdue: 'Overdue',
    why: 'Why this day?', proofTitle: 'How this date comes about',
    proof: { workingDays: 'Working day {{count}} after {{start}}', calendarDays: 'Calendar day {{count}} after {{start}}', months: '{{amount}} after {{start}}', hours: '{{amount}} after {{start}}' },
    received: { afterCutOff: 'received after the cut-off hour, counts as received on that day', notOpen: 'received on a day off, counts as received on that day' }, byCalendar: 'by the calendar of “{{calendar}}”',
    skipped: '{{days}} days off skipped in between', extended: 'extended by {{amount}}', stopped: '{{days}} days not counted while the clock stood still', standing: 'clock stopped since {{since}}, {{left}} left', whole: 'Day by day', statutory: 'Statutory limit', internal: 'Internal handling limit', provisional: 'Provisional: next year\'s holidays are not announced yet',
    days: '{{n}} d', hours: '{{n}} h', minutes: '{{n}} min', urged: 'Urged ({{day}})', escalated: 'Escalated ({{day}})',
  },
};
