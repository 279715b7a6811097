export const checks = {
  title: 'Check before acting', lead: 'Before a joint-punishment measure is taken or carried out, ask whether it may be applied now. Each check leaves a sealed receipt for the file.',
  form: {
    heading: 'Check', identifiers: 'USCC or resident ID numbers', identifiersHint: 'One per line, 50 at most: all bidders of an opening, for example.', needIdentifiers: 'Enter at least one number.', tooMany: '50 numbers at most.',
    code: 'Measure you want to apply', codeHint: 'Asks about this one only: another measure in force does not let you apply it.', anyCode: 'All of your department’s', kind: 'Kind of measure', anyKind: 'Any kind', purpose: 'Purpose', needPurpose: 'Choose a purpose.', decisiveAt: 'Decisive instant', decisiveAtHint: 'When bids close, are reviewed or decided. A change of the answer before then is shown on this page. Optional.', submit: 'Check and issue the receipt', table: 'Read numbers from a table (XLSX, CSV)', tableRead: '{{count}} numbers read from the table.', tableUnread: 'No valid number in these rows, please look:', tableRow: 'Row {{row}}: {{text}}',
  },
  purposes: { bidClosing: 'Closing of bids', bidReview: 'Review', award: 'Award', licence: 'Licence or approval', funding: 'Funds or subsidy', appointment: 'Appointment', other: 'Other' },
  meaning: {
    apply: 'The measures below are in force and may be applied as the law says.', suspended: 'The record they rest on is being verified; they must not be carried out meanwhile (Daqing plan, IV (5)).', lifted: 'The measures have been lifted or have expired and must not be applied.',
    unknown: 'Your department has no measure in force on file for this subject. “Nothing on file” never justifies a refusal.',
  },
  newest: 'Newest checks', none: 'No checks yet', noneText: 'Enter the numbers above for the first one.', changedTag: 'Answer has changed', changedText: 'The answer is not what the receipt says any more. Check again before deciding.', whenAsked: 'when checked: {{state}}', onlyThose: 'Only those in force may be applied; the others may not.', stay: '{{standing}}; whether it is applied is for you to decide', byException: 'by exception {{number}}', nowIs: 'Now: {{answer}}', subjects: '{{count}} subjects',
  receipt: {
    title: 'Receipt of a check', bulletin: 'The register’s bulletin then', bulletinNo: 'No. {{no}}', number: 'Receipt number', at: 'Checked at', org: 'Department', by: 'Official', purpose: 'Purpose', kind: 'Kind of measure', decisiveAt: 'Decisive instant', seal: 'Seal', results: 'Answers', nobody: 'Name not known', noMeasures: 'No measures.', stand: 'Register position {{seq}}',
    download: 'Download receipt', table: 'Download as table', confirm: 'Confirm receipt', again: 'Check again', keep: 'The seal is the SHA-256 of the whole receipt. With number and seal anybody can confirm that it is genuine, without seeing who was asked about.',
  },
  confirm: { title: 'Confirm a receipt', lead: 'Says whether the receipt is genuine, who checked and when; not who was asked about.', id: 'Receipt number', seal: 'Seal', need: 'Please fill in.', submit: 'Confirm', genuine: 'The receipt is genuine', genuineText: 'Checked by {{org}} on {{at}}.', forged: 'Not a receipt of this platform', forgedText: 'Number and seal do not belong together, or there is no such receipt.' },
} as const;
