import type { Translation } from '../translation.ts';
import type { recipients as zhRecipients } from '../zh/recipients.ts';

export const recipients: Translation<typeof zhRecipients> = {
  title: 'Corrections and their recipients', lead: 'Everyone who was ever given a record puts its own copy right and confirms it. Times run from the decision.',
  byDepartment: 'By department', byDepartmentText: 'Acknowledging the end of a suspension and restoring a reputation: from the decision to the last word.', department: 'Department', duties: 'Duties', done: 'Done', byRecipient: 'By recipient', listLabel: 'Confirmations by recipient', org: 'Recipient', way: 'Told by', notices: 'Notices', confirmed: 'Confirmed', awaited: 'Awaited', overdue: 'Overdue', dead: 'Undeliverable', median: 'Median time', longest: 'Longest time', none: 'No correction was sent yet', noneText: 'Notices stand here once a record has been corrected or revoked.',
  hours: '{{hours}} h', open: 'Notices awaited', openLabel: 'Notices awaited', openNone: 'Nothing is awaited', openNoneText: 'Every recipient has confirmed.', case: 'Case', notified: 'Notified', due: 'Due', delivery: 'Delivery', action: 'Action', attempts: 'attempt {{count}}', letter: 'Print', posted: 'Posted', postedDone: 'Noted as posted. When the slip comes back, confirm it on the page of the case.', escalated: 'Escalated', late: 'Overdue',
  refused: 'Refused acknowledgements', refusedText: 'An acknowledgement whose signature, notice or content does not fit counts for nothing and is only kept here.', refusedLabel: 'Refused acknowledgements', at: 'When', fault: 'Why', nobody: 'Unknown sender',
  ways: { web: 'Web app', webhook: 'Webhook', drop: 'File exchange', mail: 'Mail', paper: 'Paper' },
  faults: { malformed: 'Not an acknowledgement', unknownRecipient: 'No such recipient', badSignature: 'Bad signature', unknownNotice: 'No such notice', otherRecipient: 'Another recipient’s notice', otherContent: 'Other content than was sent', replayed: 'Used before' },
  fetched: 'fetched version {{version}} on {{day}}', confirmedOn: 'confirmed on {{day}}', defunct: 'is no more',
  query: { title: 'Query credit records', lead: 'Whoever queries holds the record from then on: when it is corrected or revoked you are told and have to confirm. Every query is kept, and the subject can see it.', identifier: 'USCC or resident ID number', need: 'Enter a number.', submit: 'Query', none: 'Nothing is published', noneText: 'No record of this subject is published. What was stopped or revoked is not shown.' },
  stillShown: 'Still shown', stillShownTag: 'reported still shown',
  reason: 'What was found out', needReason: 'Say how this was found out.',
  channels: {
    title: 'How recipients are told', lead: 'Organisations without a setting read the web app. Webhooks go only where the installation’s configuration allows.', listLabel: 'Ways of telling', address: 'Address', proof: 'Acknowledges by', keys: 'public key {{keys}}', secret: 'shared secret', changed: 'Set', form: 'Set how a recipient is told', choose: 'Choose', needOrg: 'Choose an organisation.', needWay: 'Choose a way.',
    addressHint: 'A URL for a webhook, an address for mail or post; none for the web app and file exchange.', allowed: 'Allowed hosts: {{hosts}}', allowedNone: 'No hosts are allowed (ZM_WEBHOOK_HOSTS).', publicKeys: 'Public keys (JWK, P-256, one per line)', publicKeysHint: 'With a key, acknowledgements must be signed by it; without one, under the shared secret.', badKeys: 'Each line must be a JWK with a kid.', newSecret: 'Make a new shared secret', save: 'Save', saved: 'Saved.', secretOnce: 'The shared secret is shown this once; hand it over now:',
    signing: 'The platform’s signing keys', signingText: 'Published at {{url}}. After a rotation the old key stays there, to verify by.', inUse: 'in use', retired: 'retired {{at}}', rotate: 'Rotate the signing key', rotated: 'Rotated.', madeAt: 'made {{at}}',
  },
};
