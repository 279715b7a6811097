import type { Translation } from '../translation.ts';
import type { inquiries as zhInquiries, log as zhLog, measures as zhMeasures, operators as zhOperators, overdue as zhOverdue, tasks as zhTasks } from '../zh/boards.ts';

export const tasks: Translation<typeof zhTasks> = {
  title: 'To do', none: 'Nothing for you to do', noneText: 'New things appear here by themselves; there is no need to reload.', count: '{{count}} in all, the most urgent first', go: 'Do it', overdueCount: '{{count}} overdue', from: 'from {{name}}',
};

export const overdue: Translation<typeof zhOverdue> = {
  title: 'Overdue board', overdue: 'Overdue ({{count}})', soon: 'Due soon ({{count}})', none: 'Nothing is overdue', noneText: 'Everybody is within their time.', noneSoon: 'Nothing is due soon.', late: '{{late}} late', due: 'due {{day}}', notUrged: 'not urged yet', notEscalated: 'not escalated yet', order: 'the most overdue first', in: '{{left}} left',
};

export const measures: Translation<typeof zhMeasures> = {
  title: 'Measures of my department', text: 'Joint-punishment measures resting on credit records that this department executes. A suspended measure may not be executed.', none: 'This department has no measures', noneText: 'Once a record has been received, a measure can be registered below.', receivedTitle: 'Records received', receivedNone: 'No records received yet.', register: 'Register a measure', registerOn: 'Register a measure on "{{title}}"',
  form: { kind: 'Kind', title: 'Measure', basis: 'Basis', from: 'From', until: 'Until', titleHint: 'e.g. barred from government procurement', basisHint: 'The clause of a law, regulation or document. A measure without one may not be taken.', untilHint: 'Leave empty when there is no end.', needKind: 'Please choose a kind.', needTitle: 'Please name the measure.', needBasis: 'Please give the basis.', needFrom: 'Please choose the first day.', order: 'The end may not be before the start.', submit: 'Register' },
  done: { inForce: 'Registered and in force.', suspended: 'Registered. The record is being verified, so this measure is suspended from the start.' }, disputed: 'The record is being verified: a measure registered now is suspended from the start.', groups: { suspended: 'Suspended', inForce: 'In force', ended: 'Ended' },
};

export const inquiries: Translation<typeof zhInquiries> = {
  title: 'Inquiries', newTitle: 'Inquiry: this record is not in my file', text: 'Not in this file does not mean it does not exist. We ask the departments concerned and tell you.', new: 'Make an inquiry', none: 'No inquiries yet', noneText: 'If the reason for a refusal is not in your file, you can ask here.', where: 'Where you were refused', byWhom: 'By whom', shown: 'What they showed you', needWhere: 'Please say where.', needBy: 'Please say by whom.', needShown: 'Please say what you were shown.', submit: 'Send the inquiry',
  filedAt: 'made {{day}}', answeredAt: 'answered {{day}}', open: 'being traced', answered: 'answered', answer: 'Answer', answerForm: 'Answer this inquiry', needAnswer: 'Please write an answer.', sendAnswer: 'Send the answer', recordFound: 'Record found', due: 'Answer due', sent: 'Received as no. {{number}}.', from: 'from {{name}}', sentAnswer: 'Answered.', sentLate: 'Answered; recorded as a late answer.', late: 'late answer', stillOpen: 'The time is over. You can still answer; the answer is recorded as late.', one: 'Inquiry {{number}}', all: 'All inquiries', log: 'Log',
  find: { identifier: 'USCC or resident ID number of the person or company asking', hint: 'To find the records held against them. Leave empty when no record goes with the answer.', search: 'Search', found: 'Records found', noneOfThese: 'None of these', nothing: 'No records are held under this number; the answer goes without one.', bad: 'This is neither a USCC nor a resident ID number. Please compare.', notSearched: 'Please search first, or clear this number.', needChoice: 'Please choose a record, or "None of these".' },
};

export const operators: Translation<typeof zhOperators> = {
  title: 'Operations', open: 'Running', behind: 'Behind the register', oldest: 'Longest behind', stuck: 'Stuck', violations: 'Measures not suspended during verification', violationsZero: 'no violation', violationsSome: 'must be 0: act at once', procedures: 'Procedures', id: 'Procedure', case: 'Case', phase: 'Phase', seen: 'Seen / wanted', due: 'Due', state: 'State', engine: 'In the engine', reaction: 'Reaction', closed: 'ended', running: 'running', stuckState: 'stuck', temporal: 'Open the Temporal UI', none: 'No procedures', noneText: 'Procedures appear here once an objection is filed.', showClosed: 'Show ended procedures', ms: '{{n}} ms', listLabel: 'List of procedures',
  warnings: { nextYearNotLoaded: "Next year's holidays are not loaded: every limit that reaches into it is provisional. Load the State Council's notice as soon as it is out.", calendarFileRefused: 'A calendar file did not pass its check and is not in use.', calendarNotInForce: 'This release ships calendar or rule files that are not in force; propose them under “Calendar changes”.' },
  types: { objection: 'Objection', verification: 'Verification', suspension: 'Suspension', correction: 'Correction', restoration: 'Restoration' },
};

export const log: Translation<typeof zhLog> = {
  kinds: {
    filed: 'Filed', accepted: 'Accepted', suspensionAcknowledged: 'Suspension acknowledged', verificationAcknowledged: 'Request acknowledged', answered: 'Answered', decided: 'Decided', endingAcknowledged: 'Ending acknowledged', recipientConfirmed: 'Correction confirmed',
    restorationReported: 'Restoration reported', restorationConfirmed: 'Restoration confirmed', reopened: 'Reopened', marked: 'Marked', suspensionOrdered: 'Suspension ordered', verificationRequested: 'Verification requested', decisionOpened: 'Decision opened', correctionOrdered: 'Correction ordered',
    recipientNotified: 'Recipient notified', restorationOrdered: 'Restoration ordered', letterIssued: 'Letter issued', silenceDeclared: 'Silence declared', disclosureStopped: 'Disclosure stopped', served: 'Served', recordCorrected: 'Record corrected', recordRevoked: 'Record revoked',
    measuresLifted: 'Measures lifted', measuresResumed: 'Measures resumed', deemedSatisfied: 'Deemed satisfied', confirmationAskedAgain: 'Asked again', certified: 'Certified', closed: 'Closed', urged: 'Urged', escalated: 'Escalated', inquiryFiled: 'Inquiry made', inquiryAnswered: 'Inquiry answered',
  },
  title: 'Log · {{number}}', intact: 'The chain is intact', intactText: '{{count}} entries, each checksum fits the one before.', broken: 'The chain is broken at no. {{seq}}', brokenText: 'This entry or one before it was changed. Secure the data and report it.', brokenWords: 'The words of this entry are not those it was made with. Secure the data and report it.', brokenBulletin: 'Bulletin no. {{no}} has seen another log than the one that is here: something was cut off or rewritten. Secure the data and report it.', covered: 'Nos. 1 to {{seq}} are in a bulletin.', uncovered: 'Not in a bulletin yet.', words: 'Words', wordStates: { none: '—', fit: 'fit', erased: 'erased', broken: 'differ' }, seq: 'No.', kind: 'Act', author: 'Source', occurred: 'Occurred', recorded: 'Recorded', hash: 'Checksum', previous: 'Previous', back: 'Back to the case', backToInquiry: 'Back to the inquiry', listLabel: 'Entries of the log',
};
