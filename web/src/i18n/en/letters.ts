export const letters = {
  list: 'Letters', received: 'Received', issued: 'Issued', none: 'No letters', noneText: 'What was issued to you or your organisation stands here.', newest: 'Back to the newest', older: 'Older letters', backToRepair: 'Back to the repair', backToList: 'Back to the letters', reports: 'Monthly reports of what was late',
  acknowledgement: 'Receipt (PDF)', english: 'English courtesy version', chinese: 'Chinese original', courtesy: 'This is a courtesy translation; the Chinese text governs.',
  backToComplaint: 'Back to the complaint',
  check: {
    none: 'There is no such letter', noneText: 'This platform has issued no letter with the check code {{code}}. Please compare the code.',
    valid: 'This letter is genuine and valid', validText: 'This platform issued the letter; it was not corrected, withdrawn or replaced.', superseded: 'This letter was superseded', supersededText: 'The letter is genuine, but a later one has taken its place.',
    replaced: 'The letter is genuine, but {{number}} of {{day}} has taken its place and governs.', withdrawn: 'This letter was withdrawn', withdrawnText: 'This platform issued the letter and withdrew or revoked it later; it holds no more.',
    over: 'What this letter ordered has ended', overText: 'The letter is genuine; a later notice has ended what it ordered.', kind: 'Letter', number: 'Number', issuer: 'Issued by', issuedOn: 'Issued on', compare: 'Compare each of these with the paper in your hand; if one differs, the paper is not to be trusted.',
  },
  supersededBy: 'This letter was corrected; what governs is', supersedes: 'This letter corrects and supersedes',
  places: { remedies: 'Reconsideration authority', addressee: 'Addressee', subjectName: 'Name of the subject', recordTitle: 'Title of the record', facts: 'Facts found', reasons: 'Reasons', reason: 'Reason', findings: 'Finding', reconsiderationBody: 'Reconsideration authority', body: 'Competent body', address: 'Address', contact: 'Contact', items: 'Item to supplement', explanation: 'Explanation', remark: 'Remark', where: 'Where', what: 'What happened' },
  correction: {
    title: 'Correct this letter', begin: 'There is a mistake: draft a correction', anew: 'Draft it anew', open: 'Read the draft and sign', draft: 'Drafted correction', place: 'Place', from: 'As issued', to: 'Corrected', sign: 'Sign the corrected letter', signed: 'The corrected letter has been issued.', otherSigns: 'A letter of this kind is signed by another person.', drafted: 'The draft waits to be signed.',
    consequence: 'Only names and words can be corrected. Once signed, the corrected letter goes out under a new number, and this one stays, marked as superseded. A wrong result, date or measure takes a new decision.', consequenceDecision: 'Only names and words can be corrected. Once signed, the corrected letter goes out under a new number and is served again; the time for review, reconsideration and suit runs from that service. A wrong result, date or measure takes a new decision.',
    needChange: 'Nothing was changed.', needText: 'This cannot be empty.', reason: 'Why it is corrected', reasonHint: 'Printed in the corrected letter.', needReason: 'Please say why.', send: 'Send the draft',
  },
};
