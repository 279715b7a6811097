import type { Translation } from '../translation.ts';
import type { counter as zh } from '../zh/counter.ts';

export const counter: Translation<typeof zh> = {
  title: 'Taking in objections', lead: 'Any office takes an objection in on the spot; the receipt instant is this counter’s, and the platform handles it.', how: 'How it came', receivedAt: 'Handed in at', receivedAtHint: 'As signed on the paper; only the last working days can be entered, with an image of the paper.', needReceivedAt: 'Please say when it was handed in.',
  record: 'Which record', received: 'Records given to this office', applicant: 'Who applies', as: 'Capacity', name: 'Name', needName: 'Please give the name.', identifier: 'The agent’s ID number', needIdentifier: 'Please give the agent’s ID number.', validUntil: 'Power of attorney valid until', needValidUntil: 'Please say until when it is valid.', fee: 'Does the agent take a fee', feeHint: 'Objecting and repair are free. A fee is looked into.', scope: 'Scope', scopeHint: 'As in the power of attorney or the proof.',
  ground: 'What is wrong', files: 'There need not be any.', filesAuthority: 'Upload the power of attorney or the proof, and anything else.', filesPaper: 'Upload an image of the paper, and anything else.', consequence: 'In force at once: the record is marked as objected to, the receipt goes to the subject.', consequenceExOfficio: 'In force at once: the record is marked, its measures are suspended, the subject is told by letter.', file: 'Take in',
  filed: 'Taken in, case {{number}}', filedText: 'Received at {{at}}, registered as no. {{seq}}. Please print this page for the applicant.', print: 'Print the receipt', toCase: 'To the case', next: 'Take in another',
};
