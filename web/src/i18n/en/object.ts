import type { Translation } from '../translation.ts';
import type { object as zh } from '../zh/object.ts';

export const object: Translation<typeof zh> = {
  title: 'Object to a record', about: 'About the record', steps: { refusal: 'Refusal', grounds: 'Grounds', evidence: 'Evidence', review: 'Check and file' }, stepOf: 'Step {{n}} of {{of}}',
  next: 'Next', previous: 'Back', skip: 'I was not refused, skip',
  refusal: {
    title: 'Where were you refused?', text: 'This helps to find who must be told. You may skip it.', where: 'Where', whereHint: 'e.g. Public Resources Trading Centre, a tender', byWhom: 'By whom', byWhomHint: 'e.g. the qualification desk',
    shown: 'What they showed you', shownHint: 'e.g. a printout of a credit check, a message, only words',
  },
  grounds: {
    title: 'What is wrong?', text: 'Each ground is answered by itself.', nth: 'Ground {{n}}', kind: 'Ground', field: 'Which item', choose: 'Please choose', now: 'The record says', claimed: 'It should be', explanation: 'Explanation', explanationHint: 'Say what happened and how you know.',
    add: 'Add another ground', remove: 'Remove this ground', needKind: 'Please choose a ground.', needField: 'Please choose the item that is wrong.', needExplanation: 'Please explain.',
    kinds: {
      notOurs: 'same or similar name, or a wrong code', wrongContent: 'amount, date, document number …', duplicate: 'the same matter recorded twice', expired: 'the publicity period is over', basisAnnulled: 'the penalty was annulled or changed',
      performed: 'performed, but the record says it is not', notToBePublic: 'state secrets, trade secrets, privacy …',
    },
  },
  evidence: {
    title: 'Evidence', text: 'None is needed; with evidence it is verified sooner. PDF, PNG, JPEG, up to 20 MB each.', add: 'Choose files', uploading: 'Uploading {{percent}}%', done: 'Uploaded', remove: 'Remove {{name}}', none: 'No files yet.', failed: 'Not uploaded',
    wait: 'A file is still being uploaded. Please wait.', tooMany: 'At most {{max}} files.', scan: { pending: 'waiting for the virus scan', not_scanned: 'not scanned for viruses', clean: 'virus scan passed', infected: 'infected, not available', failed: 'the virus scan could not be done, it will be tried again' },
    scannedBy: 'scanned {{at}} by {{engine}}, signatures {{signatures}}', notReleased: 'available once the scan has passed', preview: 'Preview of {{name}}', infectedDraft: 'Please remove it and choose another file; filed all the same it is received, but nobody can open it.',
    infectedTitle: 'Infected files among what you handed in: {{n}}', infectedText: 'They are kept apart and nobody can open them. What you filed stands, received when it was received; please hand in a clean copy.',
  },
  draft: { saved: 'Draft kept; you can go on with it on another device', restored: 'What you wrote before is here again' },
  urgency: {
    title: 'Is something about to be lost?', text: 'A bid opening the day after tomorrow, for example. With the date and proof it goes into the fast lane, ahead of others. Otherwise leave it out.', kind: 'What is at stake', none: 'Nothing urgent', on: 'On which day', needOn: 'Please give the day.', what: 'What exactly', needWhat: 'Please say what exactly.',
    proof: 'Which files show it', noFiles: 'No files yet; without proof it is noted, but not in the fast lane.', atSight: 'Files that show the ground at first sight', atSightHint: 'Another company’s licence, a decision that annuls, a receipt of payment. By the rules measures may be suspended from receipt on.',
  },
  review: {
    title: 'Check and file', file: 'File the objection', edit: 'Change', what: 'What happens then', consequence: 'The record is marked "objection received" at once. The platform checks completeness and accepts; on acceptance the measures are suspended.', noRefusal: 'not filled in',
  },
  receipt: {
    title: 'Your objection was received', text: 'It is in force from this moment and will not be lost, even if the system fails.', number: 'Case number', at: 'Received', place: 'Place in the register', placeText: 'no. {{seq}}, checksum {{hash}}', next: 'What comes next',
    toCase: 'Follow the case', toFile: 'Back to my credit file', keep: 'The receipt is ready as a PDF under "Letters".', copy: 'Copy the checksum', copied: 'Copied', placeWhy: 'The register is chained in order: any change to it would show.',
  },
  alreadyOpen: 'There is an open objection to this record already.', revoked: 'This record was revoked; there is nothing left to object to.',
};
