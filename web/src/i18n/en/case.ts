import type { Translation } from '../translation.ts';
import type { cases as zhCases, kase as zhCase, timeline as zhTimeline } from '../zh/case.ts';

export const cases: Translation<typeof zhCases> = {
  title: 'Cases', mine: 'My objections', search: 'Search', searchLabel: 'Case number, subject or record', phase: 'Stage', allPhases: 'All stages', none: 'No case fits', noneText: 'Try other conditions, or clear the filters.', clear: 'Clear filters',
  noneYet: 'No cases yet', noneYetSubject: 'You have not objected to anything yet. Find the wrong record in "My credit file" and object to it there.', noneYetStaff: 'Cases you need to know of or act on will appear here.', toFile: 'Open my credit file',
  filedAt: 'Received {{day}}', closedAt: 'Closed {{day}}', count: '{{count}} shown', filters: 'Filters',
};

export const kase: Translation<typeof zhCase> = {
  title: 'Case {{number}}', now: 'Now', closed: 'This case is closed', closedText: 'Closed on {{day}}.', waiting: 'The system is carrying out the next step', mineMark: 'Your turn', mineOwner: 'you',
  progress: 'Progress', stages: { received: 'Received', verifying: 'Verifying', deciding: 'Deciding', executing: 'Carrying out', closed: 'Closed' }, ownersMore: '{{owners}} and others ({{count}} in all)',
  headline: {
    urgentAcceptance: '{{owner}}: examining the papers in the fast lane, accepting {{by}}', supplement: '{{owner}}: supplement {{by}}',
    acceptance: 'With {{owner}}: checking completeness, to accept {{by}}', suspensionAcknowledgement: 'With {{owner}}: acknowledge the suspension {{by}}', verificationAcknowledgement: 'With {{owner}}: acknowledge the verification request {{by}}',
    verification: 'With {{owner}}: verifying, answer {{by}}', escalation: 'With {{owner}}: escalated, {{by}}', hardStop: 'No answer from {{owner}}: disclosure stops {{by}}', decision: 'With {{owner}}: deciding, decision {{by}}',
    service: 'With {{owner}}: serving the decision {{by}}', correction: 'With {{owner}}: correcting or revoking the record {{by}}', recipientConfirmation: 'With {{owner}}: confirm the correction {{by}}', resumption: 'Measures resume {{by}}',
    endingAcknowledgement: 'With {{owner}}: acknowledge resuming or lifting {{by}}', restoration: 'With {{owner}}: restoring the reputation, report {{by}}', restorationConfirmation: 'With {{owner}}: confirm the restoration {{by}}; after that it counts as satisfied', askedAgain: 'With {{owner}}: confirm the restoration {{by}}; silence proves nothing, it is then asked again',
    total: 'Whole case: done {{by}}', inquiry: 'With {{owner}}: tracing, answer {{by}}',
  },
  headlineStanding: 'With {{owner}}: {{duty}}; {{by}}',
  sections: { overview: 'Overview', grounds: 'Grounds & findings', measures: 'Measures', decision: 'Decision', correction: 'Correction', restoration: 'Restoration', letters: 'Letters', timeline: 'Timeline' }, sectionsLabel: 'Parts of the case',
  reveal: { show: 'Show the whole number', reason: 'Why you need the whole number', hint: 'Who looked, when and why is kept.', needReason: 'Please give the reason.' },
  subject: 'Subject', record: 'Credit record', provider: 'Provider', recordState: 'State of the record', filedAt: 'Received', acceptedAt: 'Accepted', closedAt: 'Closed', log: 'See the log', recordPage: 'See the record',
  refusal: 'The refusal', refusalWhere: 'Where', refusalBy: 'By whom', refusalShown: 'Shown', noRefusal: 'The applicant left this out.',
  ground: 'Ground {{n}}', claimed: 'According to the applicant it should be', recorded: 'The record says', finding: 'Finding', findingBy: '{{org}}, {{day}}', late: 'answered late', noFinding: 'Not answered yet', noFindingSilent: 'No answer when it was due. Silence does not confirm.', rightValue: 'Right value', hidden: 'This part is not shown to you', stopped: 'No answer in spite of reminders: the record is no longer disclosed.',
  asked: 'asked on {{day}}', acknowledged: 'acknowledged {{day}}', notAcknowledged: 'not acknowledged yet', answerDue: 'Answer due',
  evidence: 'Evidence', noEvidence: 'No evidence was handed in.', uploadedAt: 'handed in {{day}}',
  noMeasures: 'No measure rests on this record.', notAccepted: 'Measures are suspended on acceptance.', suspendedSince: 'suspended since {{day}}', ending: { resumed: 'resumed from {{day}}', lifted: 'lifted {{day}}' }, stillHeld: '{{count}} of them stay suspended for another objection', protectedBy: 'Notice, part 4 (5): not executed during verification.',
  noDecision: 'Not decided yet.', noDecisionText: 'The platform decides once every provider has answered, or disclosure was stopped.', outcome: 'Outcome', remedy: 'What happens to the record', facts: 'Facts found', reasons: 'Reasons', changes: 'Changes', lifted: 'Measures lifted', resuming: 'Measures that resume', servedAt: 'Served', notServed: 'not served yet', resumeFrom: 'Resume not before', decidedOn: 'Decided',
  noCorrection: 'Nothing to correct.', correctionDone: 'done {{day}}, the record is now version {{version}}', correctionOpen: 'the record is being corrected', notices: 'Sent to those who were given the old record', confirmed: 'confirmed {{day}}', notConfirmed: 'not confirmed yet', progressOf: '{{done}} of {{all}} confirmed', noNotices: 'Nobody else had been given the old record.',
  noRestoration: 'No measure calls for restoration.', steps: 'What was done', notReported: 'not reported yet', satisfied: 'confirmed by the subject {{day}}', deemed: 'no objection in time: counts as satisfied since {{day}}', awaitingConfirmation: 'waiting for the subject\'s confirmation', certificate: 'Certificate of restoration', certificateText: 'No. {{number}}, issued {{day}}', check: 'Check',
  noLetters: 'No letters yet.', letterTo: 'to {{to}}', pdf: 'Download PDF', letterBack: 'Back to the case', letterTitle: 'Letter',
  roundLabel: 'Examination {{round}}', receiptPage: 'Receipt',
  timelineBy: { person: 'done by a person', entailed: 'followed at once', procedure: 'by procedure', sweep: 'reminder' }, someone: 'the body concerned', nobodyYet: 'Nothing yet.',
};

export const timeline: Translation<typeof zhTimeline> = {
  supplementAsked: '{{org}} asked for a supplement', supplemented: 'Supplement received', supplementLapsed: 'The limit ran out without a supplement', notAccepted: '{{org}} did not admit it', transferred: '{{org}} transferred it', withdrawalAsked: 'The applicant asked to withdraw', withdrawn: 'The applicant confirmed the withdrawal',
  filed: 'Objection received', accepted: '{{org}} accepted it', marked: 'Record marked "{{mark}}"', suspensionOrdered: 'Suspension ordered to {{org}} (measures: {{measures}})', verificationRequested: 'Verification requested from {{org}}', suspensionAcknowledged: '{{org}} acknowledged the suspension',
  verificationAcknowledged: '{{org}} acknowledged the request', answered: '{{org}} answered', silenceDeclared: '{{org}} did not answer in time', disclosureStopped: 'Still no answer: disclosure of the record stopped', decisionDrafted: 'Decision drafted, to be signed', decisionReturned: 'Draft sent back', decisionOpened: 'Verification over, to be decided', decided: '{{org}} decided: {{outcome}}', served: 'Decision served',
  correctionOrdered: 'Correction or revocation of the record begins', recordCorrected: 'Record corrected', recordRevoked: 'Record revoked', recipientNotified: 'Correction sent to {{org}}', recipientDefunct: 'Notice to {{org}} ended: the organisation is no more', recipientAcknowledged: '{{org}}: its system acknowledged the correction, signed', recipientConfirmed: '{{org}} confirmed the correction', measuresLifted: '{{org}}: measures lifted ({{measures}})', measuresResumed: '{{org}}: measures resumed ({{measures}})',
  endingAcknowledged: '{{org}} acknowledged the end of the suspension', restorationOrdered: '{{org}} told to restore the reputation', restorationReported: '{{org}} reported its restoration steps', restorationConfirmed: 'Subject confirmed the restoration', deemedSatisfied: 'No objection in time: counts as satisfied', confirmationAskedAgain: 'No answer in time, which proves nothing: subject asked again', certified: 'Certificate of restoration issued', closed: 'Case closed', reopened: '{{org}} reopened the examination',
  noAnswerCertified: 'No answer in time ({{limit}}): certificate of no answer issued',
  letterIssued: 'Letter issued: {{letter}}', urged: 'Urged: {{org}} ({{limit}})', escalated: 'Escalated: {{org}} ({{limit}})', recordProvided: '{{org}} provided the record', recordShared: 'Record given to {{org}}', measureRegistered: '{{org}} registered a measure', inquiryFiled: 'Inquiry received', inquiryAnswered: 'Inquiry answered', businessTimeMoved: 'Simulated date moved',
  clockExtended: '{{org}} extended the verification (+{{days}})', clockStopped: 'Verification clock stopped: {{reason}}', clockRestarted: 'Verification clock runs on', clockMoved: 'The limit "{{limit}}" moves along', calendarApplied: 'Another working calendar: dates counted anew',
};
