export const records = {
  linked: {
    title: 'Other records of the same fact', text: 'They name the same document, or, where one names none, the same deed, day and amount. A decision that corrects or withdraws one does the same to the others at once, and whoever was given them is told of each.', notice: '(linked record)',
  },
  derived: { title: 'Lists and bars that follow from records', text: 'Worked out from the records in force; no department’s own measure. They are suspended or end with the record they rest on.', inForce: 'In force', suspended: 'Suspended with its record', off: 'Switched off: no basis is entered', on: 'Switched on', listTitle: 'Derived lists and bars' },
  bars: {
    title: 'Bars on you as a legal representative', text: 'Worked out from a company’s record and from your being its legal representative on the day of that decision. A bar is suspended when an objection to the company’s record is accepted, and lifted when the record is corrected, withdrawn or repaired. If the record is wrong, the company (or its agent) objects.',
    ofPerson: 'Bars as a legal representative', company: 'Company', since: 'since {{from}}', period: '{{from}} to {{until}}', inForce: 'In force', suspended: 'Suspended with the company’s case', lifted: 'Lifted', liftedOn: 'lifted on {{day}}',
  },
  representatives: {
    title: 'Legal representatives', lead: 'The bar that follows from a company’s record rests on whoever was its legal representative on the day of the decision, and on nobody who came later. Entered by the company register.', company: 'USCC', find: 'Find', needCompany: 'Enter the USCC.', list: 'Legal representatives of {{name}}', none: 'None is entered.',
    enter: 'Enter a legal representative', name: 'Name', needName: 'Enter the name.', identifier: 'Resident ID number', needIdentifier: 'Enter the resident ID number.', from: 'First day', needFrom: 'Enter the first day.', until: 'Last day (empty: still in office)', document: 'Extract of the company register', documentHint: 'For example its number.', needDocument: 'Enter where it is from.',
    save: 'Enter', saved: 'Entered.', end: 'Enter the last day', strike: 'Entered by mistake, strike out', ended: 'Entered.', now: 'in office',
  },
  rehome: {
    title: 'Give it to whom it is about', text: 'This record was withdrawn because it is not this subject’s. Say whose it is: the same fact is kept there under a new id, and both subjects and whoever was given the old one are told. Measures on the wrong subject are lifted and do not follow.', name: 'Name of the right subject', identifier: 'USCC or resident ID number',
    needName: 'Please give the name.', needIdentifier: 'Please give the number.', send: 'Give it over', done: 'Done. Both subjects and the recipients are told.', case: 'Not this subject’s: it can be given to whom it is about.',
  },
} as const;
