import type { LetterKind } from '../../domain/letter.ts';

/**
 * A piece of an English courtesy version. `{…}` in a text is a slot: `{subject}`, `{record}`, a field's own text, or a field as something
 * (`at:` instant, `on:` day, `by:` date with its rule, `n:` how many, `all:` names, `list:` texts, `word:` a label, `words:` several). `when`: only where that field says something
 * (`!field`: where it says nothing, `field=value`: where it says this).
 */
export type EnglishPart = { when?: string } & (
  | { p: string }
  | { h: string }
  /** What somebody wrote, in their own words, which nobody here translates. */
  | { quote: string }
  | { table: 'measures' | 'findings' | 'changes'; of: string }
  | { each: 'grounds' | 'items' | 'changed' }
  | { code: string }
);

const BASIS = 'Part 4 (5) of the Daqing implementation plan on joint incentives and joint punishment (11 June 2018)';
const UNCHANGED = 'The suspension touches the joint punitive measures only, not the administrative penalty or other decision behind the record.';
const REMEDIES = 'If you disagree, you may apply to {reconsiderationBody} for administrative reconsideration within {reconsiderationDays} days of receiving this letter, or bring an administrative suit before the people\'s court within {suitMonths} months. While an accepted reconsideration is pending no suit may be brought.';
const RESPONDENT = 'Respondent in reconsideration and defendant in a suit is {respondent}.';
const AFTERWARDS: EnglishPart[] = [
  { when: '!resuming', p: 'This application suspends no joint punitive measure; the mark it put on the record is removed as of this notice.' },
  { when: 'resuming', p: 'The mark that this application put on the record is removed as of this notice. The following measures, suspended since receipt, resume at the time that the notice of resumption states:' },
  { table: 'measures', of: 'resuming' },
];
const ASKED = 'The following measures are taken by a court, an organ above or another city, which this platform cannot order. They are not suspended by it; their bodies have been asked to stay them, and until one agrees they remain in force by its own authority:';
const REPAIR_REMEDIES = 'If you disagree, you may apply to {repair.remedies.body} for administrative reconsideration within {repair.remedies.days} days of receiving this decision, or bring an administrative suit within {repair.remedies.months} months.';
const FREE = 'No fee is charged for a repair, and no agency is needed.';
const CHECK: EnglishPart[] = [{ code: 'checkUrl' }];

/** The letters to subjects that have an English courtesy version. */
export const ENGLISH: Partial<Record<LetterKind, readonly EnglishPart[]>> = {
  receipt: [
    { p: 'The objection of {subject} to {record} was received at {at:filedAt}. Its case number is {caseNumber}; it is act no. {actSeq} in the log of the case.' },
    { p: 'It states {n:grounds} ground(s) and comes with {evidenceCount} file(s) of evidence. The grounds are:' },
    { each: 'grounds' },
    { p: 'From receipt on the record carries the mark “objection received”, which every organisation that looks it up can see.' },
    { when: 'suspended', p: 'From receipt on the following joint punitive measures are suspended while the record is verified. {unchanged}' },
    { table: 'measures', of: 'suspended' },
    { p: 'The next step is to examine whether the application is accepted: {by:next}. You will be told in writing. Basis: {basis}.' },
  ],
  acceptanceNotice: [
    { p: 'The objection of {subject} to {record} was examined and accepted at {at:acceptedAt}, on the basis of {basis}.' },
    { h: 'Mark' }, { p: 'From acceptance on the record carries the mark “in dispute, being verified”, until the objection has been dealt with.' },
    { h: 'Verification' },
    { when: 'ownError', p: 'Our own copy of the record differs from what the provider handed in ({all:ownError}); that is our error, and we correct it at once.' },
    { when: 'verificationDue', p: 'The provider, {provider}, has been asked to verify each ground: {by:verificationDue}. If it does not answer it is urged, and its superior told; silence does not count as confirmation.' },
    { h: 'Suspension of joint punitive measures' },
    { when: 'suspended', p: 'From acceptance on the following joint punitive measures are suspended while the record is verified; the executing departments have been told. If one of them is used all the same, show this notice and tell us. {unchanged}' },
    { table: 'measures', of: 'suspended' },
    { when: '!suspended', p: 'No joint punitive measure rests on this record at present. Any that is registered while it is verified is suspended as well.' },
    { when: 'asked', p: ASKED },
    { table: 'measures', of: 'asked' },
  ],
  terminationNotice: [
    { p: 'In the objection of {subject} to {record}, based on {basis}, the subject ceased to be on {on:on}, and nobody came in its place within the time there was.' },
    { when: 'goesOn', p: 'We go on ex officio; mark and suspension stay, and you will be told the result.' },
    { when: '!goesOn', p: 'The case is ended.' },
    { when: 'resuming', p: 'The following measures, suspended while the record was verified, resume at the time that the notice of resumption states:' }, { table: 'measures', of: 'resuming' },
    { when: '!goesOn', p: REMEDIES }, { when: 'respondent', p: RESPONDENT },
  ],
  stayAnswerNotice: [
    { p: 'In the objection of {subject} to {record}, the following measures are taken by {body} by its own authority. We cannot order them to be suspended, and asked on {on:requestedOn} that they be stayed while the record is verified:' },
    { table: 'measures', of: 'measures' },
    { when: 'answer=agreed', p: 'It has agreed. The measures are suspended while the record is verified, and resume or are lifted by its result.' },
    { when: 'answer=refused', p: 'It has refused. The measures are not bound by our suspension and remain in force by its own authority.' },
    { when: 'answer=unanswered', p: 'It has not answered within the time it was given. The measures are not bound by our suspension and remain in force by its own authority; you will be told if it answers later.' },
    { when: 'document', p: 'Its answer, as it wrote it:' }, { when: 'document', quote: 'document' },
    { p: 'This does not stop the verification of your objection. Against those measures you may turn to that body or the organ above it.' },
  ],
  supplementNotice: [
    { p: 'The objection of {subject} to {record} was examined on the basis of {basis}. The following is missing; this notice says everything that is missing at once, and nothing further will be asked for:' },
    { each: 'items' },
    { p: 'Please supply it: {by:replyBy}.' },
    { when: 'lapse=withdrawn', p: 'If it does not come in time the objection counts as withdrawn; it can be made again.' },
    { when: '!lapse=withdrawn', p: 'If it does not come in time we decide on what there is; nothing counts as withdrawn.' },
    { when: 'clockStands', p: 'The time from this notice to the supplement does not count towards our limit.' },
    { p: 'The mark on the record stays meanwhile.' },
  ],
  suspensionCertificate: [
    { p: 'This is to certify that, on the basis of {basis}, the following joint punitive measures against {subject} are suspended as of {at:since}:' },
    { table: 'measures', of: 'measures' },
    { when: 'asked', p: ASKED },
    { table: 'measures', of: 'asked' },
    { p: 'During the suspension no department may restrict, exclude or assess this subject unfavourably because of these measures. The certificate binds the departments listed; platforms above, other cities and those who look up credit records by themselves are not bound, but learn from it that the record is being verified.' },
    { p: 'Whether the suspension still holds is said by the check; for a measure that resumes, is lifted or expires, this certificate holds no more. What is added later has a certificate of its own.' },
    ...CHECK,
  ],
  decisionLetter: [
    { p: '{subject} objected to {record}. Having accepted the objection we had the provider verify the record, on the basis of {basis}, and now decide as follows.' },
    { when: 'annulledBy', p: 'The decision on which the record rests has been annulled or changed; the record has lost its basis.' },
    { when: 'baseTrack', p: 'The decision on which the record rests is under {word:baseTrack} and has not been annulled. We verify whether the record is accurate and do not judge whether that decision is lawful.' },
    { h: 'Findings' }, { table: 'findings', of: 'findings' }, { when: 'sources', p: 'Sources: answers of {all:sources}.' },
    { when: 'facts', h: 'Facts' }, { quote: 'facts' },
    { h: 'Reasons' }, { quote: 'reasons' },
    { h: 'Decision' },
    { p: '{word:outcome}.' },
    { when: 'remedyKind=correct', p: 'The record is corrected, and every organisation that was given it is told.' },
    { table: 'changes', of: 'changes' },
    { when: 'reclassed', p: 'By the right sanctions ({all:reclassed.sanctions}) its severity is classed anew: from {reclassed.from} to {reclassed.to}. Measures that are not for that class are lifted.' },
    { when: 'reclassed.until', p: 'It is published until {on:reclassed.until} at the most.' },
    { when: 'remedyKind=revoke', p: 'The record is revoked: it is no longer published, shared or used, and every organisation that was given it is told. What is revoked is the credit record, not the penalty or other decision behind it.' },
    { when: 'remedyKind=annotate', p: 'The provider could not verify the record; it is marked “unverifiable”, and every organisation that was given it is told.' },
    { when: 'remedyKind=stopDisclosure', p: 'The provider could not verify the record; it is no longer published or shared, and every organisation that was given it is told.' },
    { when: 'mootReason', p: '{word:mootReason}. Nothing further is decided, and the case is closed.' },
    { when: 'lifted', h: 'Measures lifted' }, { table: 'measures', of: 'lifted' },
    { when: 'resuming', h: 'Measures that resume' }, { when: 'resuming', p: 'After service of this decision, at the time that the notice of resumption states:' }, { table: 'measures', of: 'resuming' },
    { h: 'Remedies' }, { p: REMEDIES },
    { when: 'respondent', p: 'Respondent in reconsideration and defendant in a suit is {respondent}. The time runs from service; the last days stand in the record of service.' },
    { p: 'Reconsideration and suit do not stay this decision unless the law says so. It is about the accuracy of the credit record only.' },
  ],
  deemedWithdrawnNotice: [
    { p: 'On the objection of {subject} to {record} we asked on {on:askedOn} for what was missing. Nothing came by {on:dueOn}; the objection counts as withdrawn. It can be made again at any time.' },
    ...AFTERWARDS, { p: REMEDIES }, { when: 'respondent', p: RESPONDENT },
  ],
  withdrawalConfirmation: [
    { p: '{subject} asked at {at:askedAt} to withdraw the objection to {record}, and confirmed it a second time.' },
    { when: 'goesOn', p: 'The record has already been found wrong. We therefore go on ex officio; the mark and the suspension stay, and you will be told of the result.' },
    { when: '!goesOn', p: 'The case ends with this confirmation and the mark is removed. With new facts or evidence the objection can be made again.' },
    { when: 'resuming', p: 'The following measures resume at the time that the notice of resumption states:' }, { table: 'measures', of: 'resuming' },
  ],
  inadmissibilityNotice: [
    { p: 'The objection of {subject} to {record} was examined on the basis of {basis} and is not accepted.' },
    { h: 'Why' }, { p: '{word:reason}.' }, { quote: 'reasons' },
    { h: 'Record and measures' }, ...AFTERWARDS, { h: 'Remedies' }, { p: REMEDIES }, { when: 'respondent', p: RESPONDENT },
  ],
  transferNotice: [
    { p: 'The objection of {subject} to {record} is not for us to deal with as an objection: {word:reason}.' }, { quote: 'reasons' },
    { h: 'Who is competent' }, { p: '{body}. Address: {address}. Contact: {contact}. Basis: {basisOf}.' },
    { h: 'Received' }, { p: 'We received the application at {at:receivedAt}; this notice proves that instant.' },
    { h: 'Record and measures' }, ...AFTERWARDS,
  ],
  restorationCertificate: [
    { p: 'This is to certify that {record} about {subject} was found wrong upon objection, and that on {on:decidedOn} its {word:remedyKind} was decided.' },
    { when: '!measuresNow', p: 'The joint punitive measures that rested on the wrong information have been lifted.' },
    { when: 'measuresNow=lifted', p: 'The joint punitive measures that rested on the wrong information have been lifted.' },
    { when: 'measuresNow=partly', p: 'The joint punitive measures that rested on the wrong information have been lifted; those that rest on the corrected record, or are a court\'s or a higher organ\'s own, are not meant.' },
    { when: 'measuresNow=staying', p: 'The joint punitive measures that there are rest on the corrected record, or are a court\'s or a higher organ\'s own; this certificate does not lift them.' },
    { when: 'departments', p: 'The following have acted to restore the reputation and remove the effects: {all:departments}.' },
    { p: 'Nobody may any longer restrict this subject or assess it unfavourably because of the wrong information. Issued on the basis of {basis}.' },
    ...CHECK,
  ],
  reputationStatement: [
    { p: '{record} about {subject}, held on the credit platform since {on:listedSince}, was found wrong upon objection.' },
    { when: 'remedyKind=revoke', p: 'It was revoked on {on:putRightOn}. It ought never to have been a reason to restrict this subject or to assess it unfavourably.' },
    { when: 'remedyKind=correct', p: 'It was corrected on {on:putRightOn}; what holds is:' }, { table: 'changes', of: 'changes' },
    { p: 'Whoever has restricted or assessed the subject because of it, or has published, copied or quoted it, is asked to stop at once and to undo the effects; an application that was refused because of it may be made again with this statement.' },
    { p: 'This statement may be published, shown and passed on; its check code says whether it is genuine and holds now.' },
  ],
  noAnswerCertificate: [
    { when: 'question=inquiry', p: 'This is to certify that {subject} asked at {at:filedAt} about credit information that is not held here (no. {caseNumber}), and that the duty “{duty}” of {respondent} was due: {by:due}.' },
    { when: 'question=filing', p: 'This is to certify that {subject} filed an objection for somebody else at {at:filedAt} (no. {caseNumber}), and that the duty “{duty}” of {respondent} was due: {by:due}.' },
    { when: '!question', p: 'This is to certify that {subject} objected to {record} at {at:filedAt}, and that the duty “{duty}” of {respondent} was due: {by:due}.' },
    { p: 'Up to {at:issuedAt} no answer has been given. The system issues this certificate by itself when the time has run out; nobody has to approve it. Inaction does not mean that the record is right.' },
    { when: '!question', p: 'Mark and suspension are not affected.' },
    { h: 'Remedies' },
    { p: 'Against this inaction you first apply to {reconsiderationBody} for administrative reconsideration (respondent: {respondent}) within {reconsiderationDays} days; the last day is {on:applyBy}. A suit comes after it (Administrative Reconsideration Law, art. 23).' },
    ...CHECK,
  ],
  exOfficioNotice: [
    { p: '{foundBy} found by itself, at {at:foundAt}, that {record} about {subject} may be wrong. On the basis of {basis} it is examined ex officio under no. {caseNumber}; you need not apply.' },
    { p: 'The grounds are:' }, { each: 'grounds' },
    { h: 'Suspension of joint punitive measures' },
    { when: 'suspended', p: 'From the finding on the following joint punitive measures are suspended. {unchanged}' }, { table: 'measures', of: 'suspended' },
    { when: '!suspended', p: 'No joint punitive measure rests on this record at present. Any that is registered while it is verified is suspended as well.' },
    { p: 'The next step is to decide whether it is verified: {by:next}. You may hand in papers and opinions.' },
  ],
  extensionNotice: [
    { p: 'In the matter of the objection of {subject} to {record} the provider has asked for more time to verify, and has it.' },
    { p: 'Reason: {reason}' },
    { p: 'The limit is extended by {count} {word:unit}. It was due {by:oldDue}; it is now due {by:newDue}. Basis: {printed:basis}.' },
    { p: 'Measures stay suspended meanwhile.' },
  ],
  clockStopNotice: [
    { p: 'In the matter of the objection of {subject} to {record} the clock of the verification stands still from {at:since} on. Cause: {word:stopReason}. {explanation}' },
    { p: 'That time does not count. {left.count} {word:left.unit} of the limit are left; the new date is told when the clock runs on. Basis: {printed:basis}.' },
    { p: 'Measures stay suspended meanwhile.' },
  ],
  clockRestartNotice: [
    { when: 'newDue', p: 'In the matter of the objection of {subject} to {record} the clock of the verification, which had stood still since {at:since}, runs on from {at:restartedAt}. The verification is now due {by:newDue}.' },
    { when: '!newDue', p: 'In the matter of the objection of {subject} to {record} the clock of the verification has stood still since {at:since}. One cause, {word:ended}, was gone at {at:restartedAt}; others last: {words:lasting}. The new date is told when the clock runs on.' },
    { when: 'remark', quote: 'remark' },
    { p: 'Measures stay suspended meanwhile.' },
  ],
  dateChangeNotice: [
    { p: 'In the matter of {record} about {subject} dates that you had been told have changed with the calendar of working days. Reason: {reason}' },
    { each: 'changed' },
    { p: 'A date that you have to keep only moves later, never earlier. What has run out or has been done is not touched.' },
  ],
  exceptionNotice: [
    { p: '{subject} objected to {record}; the following measure ought to be suspended meanwhile.' }, { table: 'measures', of: 'measure' },
    { when: '!granted', p: '{measure.department} proposed that it should go on. {decidedBy} examined this and refused: the measure stays suspended.' },
    { when: 'granted', p: 'Because of the clause “{clause}”, {decidedBy} decided that it goes on until the end of {on:until} (no. {exception}); from the next day it is suspended again.' },
    { h: 'Reasons' }, { quote: 'reasons' },
    { when: 'granted', p: 'This decision is about this measure only. The verification goes on; if the record proves wrong the measure is lifted, and your reputation restored.' },
    { when: 'remedies', p: 'If you disagree, you may apply to {reconsiderationBody} for administrative reconsideration until {on:remedies.reconsiderUntil}, or bring an administrative suit until {on:remedies.sueUntil}.' },
  ],
  reopeningNotice: [
    { p: 'In the matter of the objection of {subject} to {record} we verify anew, on the basis of {basis}.' },
    { h: 'Why' }, { quote: 'reasons' },
    { h: 'Verification' }, { p: 'The provider, {provider}, has been asked to verify each ground: {by:verificationDue}.' },
    { h: 'Suspension of joint punitive measures' },
    { when: 'suspended', p: 'From this notice on the following joint punitive measures are suspended while the record is verified. {unchanged}' }, { table: 'measures', of: 'suspended' },
    { when: '!suspended', p: 'No joint punitive measure rests on this record at present. Any that is registered while it is verified is suspended as well.' },
  ],
  reviewDecision: [
    { p: '{subject} applied for a review (复核) of our decision on {record}. Another person than decided has reviewed it, on the basis of {basis}.' },
    { h: 'Result' }, { p: '{word:result}.' },
    { when: 'result=maintained', p: 'The decision stands.' }, { when: '!result=maintained', p: 'The case is dealt with anew; measures are suspended meanwhile.' },
    { h: 'Reasons' }, { quote: 'reasons' },
    { h: 'Remedies' }, { p: 'If you still disagree, you may apply to {reconsiderationBody} for administrative reconsideration or bring an administrative suit.' }, { when: 'respondent', p: RESPONDENT },
    { when: 'reconsiderUntil', p: 'The last day for reconsideration is {on:reconsiderUntil}.' }, { when: 'sueUntil', p: 'The last day for a suit is {on:sueUntil}. The review does not extend these dates.' },
  ],
  publicNotice: [
    { p: 'As {subject} could not be reached in another way, the decision on the objection, no. {caseNumber}, made on the basis of {basis}, is served by public notice. Result: {word:outcome}.' },
    { p: 'It counts as served when {days} days have passed, on {on:servedOn}; the time for remedies runs from then. Please collect it from us. Published at: {where}' },
  ],
  supplementLapseNotice: [
    { p: 'On the objection of {subject} to {record} we asked on {on:askedOn} for what was missing. Nothing came in time. The objection is not withdrawn: we decide on what there is.' },
    { when: 'nextDue', p: 'The next step: {by:nextDue}.' },
  ],
  confirmationRequest: [
    { p: '{department} reported at {at:reportedAt} what it has done to restore the reputation of {subject} and to remove the effects of {record}.' },
    { when: 'first', p: 'Has it been done, are the effects gone, and what else is needed?' }, { when: '!first', p: 'We have not heard from you and ask again: has it been done, are the effects gone, and what else is needed?' },
    { p: 'Please answer: {by:replyBy}.' }, { when: 'onPaper', p: 'You can answer on paper, signed or sealed, by mail or at our window.' },
    { when: 'silenceCounts', p: 'If you do not object by then, you count as agreeing.' }, { when: '!silenceCounts', p: 'Silence does not count as agreement; we shall ask again.' },
  ],
  mergerNotice: [
    { when: 'merged', p: 'The objection of {subject} to {record} and another one are about the same fact. On the basis of {basis} they are verified and decided together from {at:at} on.' },
    { when: '!merged', p: 'The objection of {subject} to {record}, dealt with together with another one so far, is verified and decided by itself from {at:at} on.' },
    { when: 'leads', p: 'This case leads.' }, { when: 'due', p: 'The verification is due {by:due}.' },
    { when: 'merged', p: 'The earlier date of the two holds. Each party gets a decision of its own, with remedies and dates of its own; what is suspended stays so.' },
    { when: '!merged', p: 'What is suspended stays so; no date begins anew.' },
  ],
  measureEndNotice: [
    { p: 'The following joint punitive measure against {subject}, which rested on {record}, ended at {at:endedAt} and is not executed any more:' }, { table: 'measures', of: 'measure' },
    { when: 'how=lapsed', p: 'The rule on which it rested is in force no more.' }, { when: 'how=withdrawn', p: 'Its department ended it. {reason}' },
    { p: 'If it is used all the same, show this notice and tell us. You can still object to the record itself.' },
  ],
  rehomingNotice: [
    { p: 'An objection has shown that {record} stood under somebody else\'s name by mistake; it was withdrawn there. It is about {subject}, and stands under your name with a new number since {on:recordedOn}. Whoever had been given it has been told.' },
    { p: 'Measures that were taken against somebody else because of it do not follow. Who wants to take one now needs a basis in force today.' },
    { p: 'If it is not yours, or is wrong, you can object to it; measures are suspended while it is verified.' },
  ],
  repairReceipt: [
    { p: 'The application to repair {record} about {subject} has been received. The authority that made the record, {repair.authority}, decides.' },
    { when: 'repair.due', p: 'You will be told the result: {by:repair.due}. Basis: {repair.regulation}.' }, { p: FREE },
  ],
  repairSupplementNotice: [
    { p: 'For the application to repair {record} about {subject} the following is missing; this notice says everything at once:' }, { quote: 'repair.reasons' },
    { when: 'repair.due', p: 'Please supply it: {by:repair.due}.' },
    { when: 'repair.goesOn', p: 'If it does not come in time we go on with what there is.' }, { when: '!repair.goesOn', p: 'If it does not come in time the application counts as withdrawn; it can be made again at any time.' }, { p: FREE },
  ],
  repairExtensionNotice: [
    { p: 'The time to decide on the application to repair {record} about {subject} is extended, for these reasons:' }, { quote: 'repair.reasons' }, { when: 'repair.due', p: 'The authority has to decide {by:repair.due}.' },
  ],
  repairLapseNotice: [
    { when: 'repair.goesOn', p: 'What was missing for the application to repair {record} about {subject} did not come in time; it goes on with what there is.' },
    { when: '!repair.goesOn', p: 'What was missing for the application to repair {record} about {subject} did not come in time; it counts as withdrawn. It can be made again at any time.' }, { p: FREE },
  ],
  repairRevocation: [
    { when: 'repair.revocation', p: 'The repair of {record} about {subject} was obtained by this: {word:repair.revocation}. It is revoked; publication and measures go on as before.' },
    { when: '!repair.revocation', p: 'The reorganisation in whose time {record} about {subject} was shielded cannot be carried out. The shield ends; publication and measures go on as before.' },
    { when: 'repair.reasons', h: 'Reasons' }, { quote: 'repair.reasons' },
    { when: 'repair.measures', h: 'Measures' }, { table: 'measures', of: 'repair.measures' },
    { when: 'repair.barUntil', p: 'No repair may be applied for before {on:repair.barUntil}.' },
    { h: 'Remedies' }, { when: 'repair.remedies', p: REPAIR_REMEDIES }, { when: '!repair.remedies', p: 'If you disagree, you may apply for administrative reconsideration or bring an administrative suit as the law provides.' },
  ],
  repairHint: [
    { p: '{record} about {subject} is going to be published. With it you are told how it can be repaired.' },
    { when: 'repair.class', p: 'Gravity of the conduct: {word:repair.class}.' },
    { when: '!repair.class', p: '{repair.authority} has still to state the gravity and the dates; you will be told the earliest day of an application and the longest publication then.' },
    { when: 'repair.minOn', p: 'The earliest day to apply is {on:repair.minOn}.' }, { when: 'repair.maxOn', p: 'It is published until {on:repair.maxOn} at the longest.' },
    { when: 'repair.clauses', p: 'Basis: {list:repair.clauses}.' },
    { p: 'Once the conduct has been corrected and the duties performed, apply on the platform with the proof and a commitment; {repair.authority} decides. No fee is charged for a repair, and no agency is needed.' },
  ],
  publicityEndNotice: [
    { p: 'The longest publication of {record} about {subject} has come to its end. It is no longer published, shared or used; you need not apply for anything.' }, { when: 'repair.effectiveOn', p: 'Since: {on:repair.effectiveOn}.' }, { when: 'repair.clauses', p: 'Basis: {list:repair.clauses}.' },
  ],
  publicityKeptNotice: [
    { p: 'The longest publication of {record} about {subject} has come to its end, but it goes on by rule: {words:repair.kept}.' },
    { p: 'Once that is mended, tell the authority that made the record; when it confirms, publication ends. You may apply for a repair as well. No fee is charged for it.' },
  ],
  repairGrant: [
    { when: '!repair.temporary', p: 'Upon examination {record} about {subject}: the conduct has been corrected and the duties performed. The repair is granted: publication ends, the record is no longer shared or used, and the measures that rest on it are lifted.' },
    { when: 'repair.temporary', p: 'Upon examination {record} about {subject} is shielded for the time of the reorganisation: it is not published meanwhile, and the measures rest.' },
    { when: 'repair.reasons', h: 'Reasons' }, { quote: 'repair.reasons' },
    { when: 'repair.measures', h: 'Measures' }, { table: 'measures', of: 'repair.measures' },
    { p: 'Every organisation that was given the record is told at the same time and has to confirm. Basis: {repair.regulation}.' },
  ],
  repairRefusal: [
    { p: 'Upon examination {record} about {subject} does not fulfil the conditions of a repair; it is refused.' },
    { h: 'Reasons' }, { when: 'repair.refusal', p: '{word:repair.refusal}.' }, { quote: 'repair.reasons' },
    { h: 'Applying again' },
    { when: 'repair.earliestOn', p: 'You may apply again from {on:repair.earliestOn} at the earliest.' }, { when: '!repair.earliestOn', p: 'You may apply again once the reason for the refusal is gone.' },
    { h: 'Remedies' }, { when: 'repair.remedies', p: REPAIR_REMEDIES }, { when: '!repair.remedies', p: 'If you disagree, you may apply for administrative reconsideration or bring an administrative suit as the law provides.' },
    { p: 'Basis: {repair.regulation}.' },
  ],
  repairCertificate: [
    { p: 'This is to certify that {record} about {subject} has been repaired.' }, { when: 'repair.effectiveOn', p: 'Since {on:repair.effectiveOn} it is no longer published, shared or used.' }, { code: 'repair.checkUrl' },
  ],
  complaintReceipt: [
    { p: 'The complaint of {subject} about {against} ({word:about}), made at {at:filedAt} on {record}, has been received and entered under no. {caseNumber}.' },
    { p: 'We examine it ourselves; it is not given to those complained of, nor are they told who complained and what was said.' },
    { p: 'You will have our answer in writing: {by:next}.' },
  ],
  complaintCertificate: [
    { p: 'This is to certify that the complaint of {subject} about {against} ({word:about}), made at {at:filedAt} on {record} (no. {caseNumber}), was to be answered by {respondent}: {by:due}.' },
    { p: 'Up to {at:issuedAt} no answer has been given. The system issues this certificate by itself when the time has run out; nobody has to approve it. Inaction does not mean that the complaint is unfounded. Those complained of are not given it.' },
    { h: 'Remedies' },
    { p: 'Against this inaction you first apply to {reconsiderationBody} for administrative reconsideration (respondent: {respondent}) within {reconsiderationDays} days; the last day is {on:applyBy}. A suit comes after it (Administrative Reconsideration Law, art. 23).' },
    ...CHECK,
  ],
  complaintAnswer: [
    { p: 'The complaint of {subject} about {against} ({word:about}), made at {at:filedAt} on {record} (no. {caseNumber}), has been examined. Our answer:' },
    { h: 'Result' }, { when: 'outcome=upheld', p: 'The complaint is well founded and upheld.' }, { when: 'outcome=notUpheld', p: 'The complaint is not upheld.' }, { quote: 'reasons' },
    { when: 'order', h: 'What was ordered' }, { when: 'order', p: '{against} has been ordered to put it right and to report: {by:order.reportBy}.' }, { quote: 'order.text' },
    { when: 'undone', p: 'The use of suspended measures is undone in the objection case, of which you hear separately.' },
    { when: 'remedies', h: 'Remedies' }, { when: 'remedies', p: 'Against administrative acts of those complained of you may apply to {remedies.reconsiderationBody} for administrative reconsideration within {remedies.reconsiderationDays} days, or bring an administrative suit within {remedies.suitMonths} months.' },
  ],
};

/** Slots that are the same in every letter. */
export const FIXED: Readonly<Record<string, string>> = { basis: BASIS, unchanged: UNCHANGED };
