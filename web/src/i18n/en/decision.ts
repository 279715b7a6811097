import type { Translation } from '../translation.ts';
import type { decision as zh } from '../zh/decision.ts';

export const decision: Translation<typeof zh> = {
  draft: 'Draft of the decision', state: { toReview: 'To be reviewed', open: 'To be signed', returned: 'Sent back', overtaken: 'An answer came in after it; to be drafted anew' },
  otherSigner: 'To be signed by somebody other than who drafted it', sameSigner: 'May be signed by who drafted it', remark: 'Remark', remarkHint: 'Say what has to change. Whoever drafted it will see this.', needRemark: 'Say what has to change.',
  preview: 'See the letter', previewTitle: 'The letter as it would be issued (not signed, not numbered)', ownDraft: 'You drafted this; another clerk signs it.', notYours: { toReview: 'To be reviewed by somebody other than who drafted it.', open: 'To be signed by somebody who has neither drafted nor reviewed it.' }, reviewed: 'Review', reviewNeeded: 'To be reviewed by somebody other than who drafted it', reviewRemark: 'Remark', reviewRemarkHint: 'May be left empty. What is passed goes to another to be signed; what is not right goes back to who drafted it.', steps: { drafted: 'Drafted', reviewed: 'Reviewed', signed: 'Signed' }, hands: 'Drafted, reviewed, signed', service: 'Served', ways: { electronic: 'arrived when it is in the subject’s file here', paper: 'with a service receipt; served on the day signed' }, noticeUntil: 'Public notice runs until', remediesUntil: 'Remedies until', respondent: 'Respondent',
  remedyDates: 'Review until {{reviewUntil}}; reconsideration at {{body}} until {{reconsiderUntil}}; suit until {{sueUntil}} (counted from service on {{servedOn}})',
  fields: { by: 'By whom', track: 'Where', remedyTrack: 'Track', result: 'Result', simple: 'Procedure', receiver: 'Who signed for it', document: 'Name and number of the document', remark: 'Remark', where: 'Where it was published', reason: 'Why it could not be served otherwise' },
  day: 'Day',
  consequences: {
    remedyFiled: 'A review is decided by another person in five working days; a reconsideration or suit is registered with its document. Never two at once.', remedyServed: 'The time to answer runs from the copy; the case file can be made with one press.', remedyAnswered: 'Ends the time to answer.', remedyEnded: 'What is changed, annulled or to be decided anew opens the case again at once. A review is decided by somebody else than decided.', suspensionImposed: 'Orders to suspend go out at once.', suspensionEnded: 'Measures that the decision keeps resume.',
    baseAnnulled: 'The case goes to decision at once: the record is withdrawn within three working days, and measures are lifted, not suspended.', baseInRemedy: 'The objection verifies the data only and does not judge the decision behind it; the letter says so.',
    serviceReceipted: 'Served on the day signed: review, reconsideration, suit and the resuming of measures count from it.', noticePublished: 'Served when the notice has run from today. Only where paper could not be served.',
  },
  needChoice: 'Choose one.', needDay: 'Give the day.', needText: 'To be filled in.', scan: 'Scan of the document',
  remedies: 'Review, reconsideration, suit', noRemedies: 'None.', filedOn: 'Filed on', lateFiling: 'past the day that was told', answered: 'Answered', result: 'Result', copyServed: 'Copy served', imposed: 'Execution is suspended for the remedy: the measures rest.', paper: 'Document, reasons',
  caseFile: 'Make the case file', caseFileText: 'Letters, service, acts, evidence index, dates and basis in one PDF; its hash goes into the log.', caseFileDone: 'The case file has {{pages}} pages; its hash {{sha256}} is registered as no. {{seq}}.', openCaseFile: 'Open the case file',
};
