import type { Translation } from '../translation.ts';
import type { acts as zh } from '../zh/acts.ts';

export const acts: Translation<typeof zh> = {
  heading: 'For you to do', besides: 'What else can be done', open: 'Begin', done: 'Done: {{act}}. Registered as no. {{seq}}.', fold: 'Fold up', reloadedTitle: 'Something happened on the case', seenButton: 'I have seen it; ready to send',
  names: {
    supplementAsked: 'Ask for a supplement', supplemented: 'Supplement', notAccepted: 'Do not admit', transferred: 'Transfer', withdrawalAsked: 'Ask to withdraw', withdrawn: 'Confirm the withdrawal',
    accepted: 'Accept', suspensionAcknowledged: 'Acknowledge the suspension', verificationAcknowledged: 'Acknowledge the verification request', answered: 'Answer the verification request', decisionDrafted: 'Draft the decision', decisionReturned: 'Send the draft back', decided: 'Sign the decision', endingAcknowledged: 'Acknowledge the notice', recipientConfirmed: 'Confirm the correction', restorationReported: 'Report the restoration',
    restorationConfirmed: 'Confirm the restoration', reopened: 'Reopen the examination', clockExtended: 'Extend the verification', clockStopped: 'Stop the clock', clockRestarted: 'Let the clock run on',
  },
  ending: { resumed: 'Acknowledge that measures resume', lifted: 'Acknowledge that measures are lifted' },
  buttons: {
    supplementAsked: 'Send the notice', supplemented: 'Hand in', notAccepted: 'Do not admit', transferred: 'Transfer', withdrawalAsked: 'Ask to withdraw', withdrawn: 'Confirm the withdrawal',
    accepted: 'Accept', suspensionAcknowledged: 'Acknowledge', verificationAcknowledged: 'Acknowledge', answered: 'Send the answer', decisionDrafted: 'Hand in the draft', decisionReturned: 'Send back', decided: 'Sign', endingAcknowledged: 'Acknowledge', recipientConfirmed: 'Confirm', restorationReported: 'Send the report', restorationConfirmed: 'Confirm', reopened: 'Reopen', clockExtended: 'Extend and tell the applicant', clockStopped: 'Stop the clock', clockRestarted: 'Run on',
  },
  consequences: {
    accepted: 'On acceptance, at once: the record is marked "in dispute", suspension notices go to the executing departments, a verification request goes to {{provider}} and its clock starts.', suspensionAcknowledged: 'By this your department confirms that it has stopped the measures below. The suspension has been in force since the notice.', verificationAcknowledged: 'After this, please verify and answer each ground in time.',
    answered: 'An answer cannot be changed once sent. Answer each ground; where it is inaccurate, say what is right.', decisionDrafted: 'A draft has no effect. Revoking a record and rejecting an objection are signed by another person; the letter can be seen before.', decided: 'Once signed, the decision is in force and is served on the applicant: correction or revocation and the resuming or lifting of measures follow. What is revoked is the credit record, never the penalty.', endingAcknowledgedResumed: 'By this your department takes note: the measures below may be executed again.', endingAcknowledgedLifted: 'By this your department takes note: the measures below are lifted and may not be executed any more.',
    recipientConfirmed: 'By this your organisation confirms that the old record in its systems was corrected or revoked as notified.', restorationReported: 'Say what was done to restore the reputation and remove the adverse effects. The report goes to the applicant for confirmation.', restorationConfirmed: 'With your confirmation this department\'s duty is fulfilled; once all are, a certificate of restoration is issued.', reopened: 'On reopening, at once: the record is marked again, measures are suspended, a new verification request goes to the provider.',
    clockExtended: 'Only before the limit has run out, and as often as the policy pack says. Your principal has to approve it; the applicant is told at once by letter.', clockStopped: 'From now on no time counts towards the limit until the clock runs on; the applicant is told at once. Measures stay suspended.', clockRestarted: 'What is left of the limit runs from now on; the applicant is told the new date at once.',
  },
  notYet: { phase: 'The case is at the stage "{{phase}}".', },
  confirmTitle: '{{act}}: are you sure?', confirmText: 'This is in force and registered at once and cannot be taken back.',
  remark: 'Remark',
  answer: { result: 'Result', reason: 'What was verified', rightValue: 'Right value', needResult: 'Please choose a result.', needReason: 'Please say what was verified.', needValue: 'When it is (partly) inaccurate, please say what is right.', reasonHint: 'Which documents were compared, with what result.', evidence: 'Evidence of the verification' },
  decide: {
    findings: 'Findings', outcome: 'Outcome', remedy: 'What happens to the record', changes: 'What is corrected', changesHint: 'Tick what is corrected and fill in the new value. The old value stays in the history.', now: 'Now', to: 'Becomes', lift: 'Which measures lose their basis and are lifted', liftHint: 'Measures that are not ticked resume after service.', liftAll: 'With the record revoked, all measures lose their basis and are lifted.', rejectedHint: 'Rejected: all measures resume one working day after service; the record is marked "subject disagrees".',
    facts: 'Facts found', reasons: 'Reasons and basis', needOutcome: 'Please choose an outcome.', needRemedy: 'Please choose what happens to the record.', needFacts: 'Please state the facts found.', needReasons: 'Please state reasons and basis.', needChange: 'To correct, at least one item must change.', sameValue: 'This is the present value.', needValue: 'Please fill in the new value.', noMeasures: 'No measure is suspended.',
    summary: '{{outcome}}; {{remedy}}; measures lifted: {{lift}}, resuming: {{resume}}.',
    effects: { upheld: 'all grounds hold', partlyUpheld: 'some grounds hold', rejected: 'no ground holds' }, remedyText: { correct: 'a new version, sent to everyone who was given the old one', revoke: 'the whole record is revoked, all measures are lifted', none: 'the record stays as it is' },
  },
  report: { steps: 'What was done', stepsHint: 'e.g. removed from the restriction list, tenderer informed in writing, excess interest paid back.', needSteps: 'Please say what was done.', evidence: 'Evidence' },
  clock: { reason: 'Why it takes longer', reasonHint: 'This goes into the letter to the applicant.', needReason: 'Please say why.', stopReason: 'Why the clock stops', explanation: 'Explanation', explanationHint: 'e.g. the laboratory, what is tested, number of the order.', needExplanation: 'Please explain.' },
  reopen: { reasons: 'Why it is examined anew', reasonsHint: 'e.g. new evidence, a review decision, a judgment.', needReasons: 'Please state the reasons.', evidence: 'New evidence' },
};
