import type { Translation } from '../translation.ts';
import type { zh } from '../zh.ts';

export const emergencies: Translation<typeof zh.emergencies> = {
  title: 'Emergency access', lead: 'To see a case or a record that is not yours, in an emergency. The supervisors are told at once; everything looked at leaves a trace; the subject sees, too, that an organisation has opened its file.',
  superviseLead: 'Who opened what was not theirs, and why. Each of them has to be reviewed.', list: 'Emergencies', none: 'No emergencies', noneText: 'When somebody opens something it stands here, and the supervisors get a mail.',
  form: { title: 'Open', kind: 'What', kinds: { case: 'A case (with its record)', record: 'One record' }, ref: 'Number of the case, or id of the record', refHint: 'A case by its number, a record by the id in its address.', needRef: 'Please fill this in.', reason: 'Reason', reasonHint: 'What has happened, and why it cannot wait for somebody whose case it is. Supervisors and the subject will read it.', needReason: 'Please give the reason.', consequence: 'It stays open for {{minutes}} minutes and closes by itself; it cannot be extended.', submit: 'Open and tell the supervisors' },
  kinds: { case: 'Case', record: 'Record' }, opened: 'Opened {{at}}', endsAt: 'closes {{at}}', endedAt: 'closed {{at}}', open: 'Open now', over: 'Over', reviewed: { justified: 'Found justified', unjustified: 'Found unjustified' }, waiting: 'To be reviewed',
  one: 'Emergency {{number}}', record: 'Record', facts: { who: 'Who', org: 'Organisation', what: 'What', reason: 'Reason', opened: 'Opened', ends: 'Closes', review: 'Review', reviewer: 'Reviewed by', note: 'Remark' },
  go: 'Look at it', close: 'Close now', closed: 'Closed.', opened_: 'Open; it closes by itself {{at}}. The supervisors have been told.',
  looks: 'Looked at meanwhile', looksNone: 'Nothing has been looked at since it was opened.', looksHead: { at: 'When', kind: 'What', item: 'File or letter' },
  review: { title: 'Review', finding: 'Finding', note: 'Remark', needFinding: 'Please choose.', needNote: 'Please give your remark.', unjustifiedHint: 'What is found unjustified and still open is closed at once.', submit: 'Review', done: 'Reviewed.' }, all: 'All emergencies',
  banner: 'You are looking at a case that is not yours, in an emergency; it closes by itself. All you look at leaves a trace, and the supervisors have been told.',
};
