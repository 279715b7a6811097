import type { Translation } from '../translation.ts';
import type { file as zh } from '../zh/file.ts';

export const file: Translation<typeof zh> = {
  title: 'My credit file',
  ask: { title: 'Where were you refused?', text: 'A loan, a bid, a licence, a subsidy: tell us what happened. Once you find the record behind it, you can object to it directly.', missing: 'The reason is not among the records below', hint: 'When you find the reason among the records below, choose "Object".' },
  recordsTitle: 'Records in the file ({{count}})',
  noRecords: 'There are no credit records in your file', noRecordsText: 'If you are refused for reasons of credit all the same, tell us where, by whom and what you were shown, and we will trace it.',
  provider: 'Provider', providedOn: 'provided on {{day}}', measuresTitle: 'Measures that follow from it ({{count}})', noMeasures: 'No department has taken a measure because of this record.',
  recipientsTitle: 'Who was given this record ({{count}})', noRecipients: 'It was given to nobody else.', received: 'version {{version}} on {{day}}', historyTitle: 'Versions ({{count}})',
  fieldsTitle: 'What the record says', changed: 'changed', basis: 'Basis',
  object: 'Object', openCase: 'See the open objection', casesTitle: 'Objections', sensitivity: { shared: 'Not shown to the public; seen by the authorities it was given to.', restricted: 'Not shown to the public, nor to whoever was only given it: seen by its provider, by departments with a measure on it and by the parties of your cases.' }, revokedHint: 'This record was revoked. It is kept as history and has no effect any more.',
  measureState: { inForce: 'In force', suspended: 'Suspended', lifted: 'Lifted', withdrawn: 'Ended by the department', lapsed: 'Ended: its basis lapsed', expired: 'Expired' },
  recordTitle: 'Credit record',
};
