export const records = {
  linked: {
    title: 'Other records of the same fact', text: 'They name the same document, or, where one names none, the same deed, day and amount. A decision that corrects or withdraws one does the same to the others at once, and whoever was given them is told of each.', notice: '(linked record)',
  },
  derived: { title: 'Lists and bars that follow from records', text: 'Worked out from the records in force; no department’s own measure. They are suspended or end with the record they rest on.', inForce: 'In force', suspended: 'Suspended with its record', off: 'Switched off: no basis is entered', on: 'Switched on', listTitle: 'Derived lists and bars' },
  rehome: {
    title: 'Give it to whom it is about', text: 'This record was withdrawn because it is not this subject’s. Say whose it is: the same fact is kept there under a new id, and both subjects and whoever was given the old one are told. Measures on the wrong subject are lifted and do not follow.', name: 'Name of the right subject', identifier: 'USCC or resident ID number',
    needName: 'Please give the name.', needIdentifier: 'Please give the number.', send: 'Give it over', done: 'Done. Both subjects and the recipients are told.', case: 'Not this subject’s: it can be given to whom it is about.',
  },
} as const;
