import type { Translation } from '../translation.ts';
import type { policy as zh } from '../zh/policy.ts';

export const policy = {
  evidence: 'Evidence', pointer: 'Place', statedIn: 'stated in {{edition}}', source: 'Source: {{source}}', unsigned: 'not signed', signed: 'signed', csv: 'Download as a table (CSV)',
  signedBy: 'signed by {{name}}, {{document}}, {{day}}',
  confirm: {
    title: 'Confirmation of basis', lead: 'No text of law was read for the values below. Cases may be handled by them once the customer has signed each; they are told as internal handling limits all the same, never as statutory ones.',
    figures: { unsigned: 'Not signed', signed: 'Signed', edition: 'Policy pack', validity: 'In force' }, openEnded: 'from {{from}}', until: '{{from}} to {{until}}', inherits: 'inherits from {{edition}}',
    unsignedNote: 'A production installation does not start before all are signed.', allSigned: 'Every value is signed', allSignedText: 'When the pack changes one of them, that one has to be signed again.',
    show: 'Show', unsignedTitle: 'To be signed ({{count}})', signedTitle: 'Signed ({{count}})', select: 'Choose “{{name}}”', all: 'Choose all', none: 'Choose at least one.',
    formTitle: 'Sign the {{count}} chosen', name: 'Name of who signs', nameHint: 'Whoever stands for the customer, not necessarily who enters it.', document: 'Document', documentHint: 'Its title and number', day: 'Date of the document',
    needName: 'Enter the name of who signs.', needDocument: 'Enter the document.', needDay: 'Choose the date of the document.', future: 'The document cannot be of a day to come.',
    consequence: 'The signature enters the chained log of this installation and cannot be taken back; a changed value has to be signed again.', submit: 'Sign', done: '{{count}} signed, entered as number {{seq}}.', mayNot: 'Only the supervisor of this platform signs; you can look.',
    refused: 'Policy files were not taken up; the editions before them stay in force', debt: 'Look at the law debt', edition: 'Edition',
  },
  debt: {
    title: 'Law debt', lead: 'Values for which no text of law was read: what letters went out on them, what cases are open, and what would be without them. The heaviest debt first.', confirm: 'Sign values',
    figures: { values: 'Values without a text', unsigned: 'of these not signed', letters: 'Letters sent on them', openCases: 'Most open cases on one value' },
    table: 'Table of the law debt', head: { value: 'Value', evidence: 'Basis', letters: 'Letters', cases: 'Open cases', clocks: 'Clocks', without: 'Without it', signed: 'Signed' },
    without: { refused: 'the pack is refused, no case can be received', gone: 'no longer applies', inherited: 'falls back to {{text}} of {{edition}}' },
  },
} satisfies Translation<typeof zh>;
