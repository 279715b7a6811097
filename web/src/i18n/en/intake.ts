import type { Translation } from '../translation.ts';
import type { intake as zh } from '../zh/intake.ts';

export const intake: Translation<typeof zh> = {
  supplementAsk: {
    what: 'What is missing', item: 'To be supplemented', explanation: 'What exactly', explanationHint: 'Say what is to be handed in or explained; it goes into the notice.', needItem: 'Please choose at least one.', needExplanation: 'Please say what exactly.',
    consequence: 'Say everything at once: there is one supplement notice in a case and no second. The mark stays; the time until the supplement comes does not count for acceptance.',
  },
  supplement: {
    asked: 'The platform asks for a supplement', askedText: 'Supplement notice of {{day}}.', until: 'Until', lapseWithdrawn: 'What does not come in time is taken for a withdrawal.', lapseGoesOn: 'If nothing comes, the platform decides by what is there; it is no withdrawal.',
    words: 'Explanation', wordsHint: 'Item by item; may be left out where you only hand in files.', files: 'Further files', needSomething: 'Please explain, or hand in a file.', received: 'Supplement received on {{day}}', lapsed: 'The limit has run out without a supplement', items: 'To be supplemented', consequence: 'The platform then goes on examining whether to accept.',
  },
  turnAway: {
    reason: 'Why it is not admitted', needReason: 'Please choose a reason.', reasons: 'Reasons', reasonsHint: 'These go into the notice to the applicant.', needReasons: 'Please state the reasons.', consequence: 'In force at once: the case ends, the mark goes, no measure is suspended; the notice states reasons and remedies.', earlier: 'Other objections to this record', noEarlier: 'There are no other objections to this record.',
    earlierRow: '{{number}}, filed on {{day}}', repeatHint: '"Without new evidence" needs an earlier objection to this record that was rejected.',
  },
  transfer: { reason: 'Whose it is', needReason: 'Please choose who is competent.', body: 'Competent body', address: 'Address or entrance', contact: 'Contact', basis: 'Basis', consequence: 'In force at once: the case ends, the mark goes; the notice names the competent body and keeps the receipt instant.' },
  withdrawal: {
    reasons: 'Why you withdraw', consequence: 'A withdrawal is in force only once you confirm it a second time; until then the case goes on. Nobody may demand it of you.', askedTitle: 'You asked to withdraw and have not confirmed it', askedText: 'Asked on {{day}}. Until you confirm, the case goes on.',
    confirmConsequence: 'With your confirmation the case ends, the mark goes, suspended measures resume. What was found wrong already is put right all the same.', confirmedGoesOn: 'Withdrawn; since the record was found wrong already, the platform goes on ex officio.', askedOther: 'The applicant asked to withdraw and has not confirmed it',
  },
  stake: { title: '{{day}}: {{what}}', provisional: 'Measures are suspended since receipt' },
  through: { counter: 'Taken in at the counter of {{org}}', paper: 'Taken in on paper by {{org}}, entered later', exOfficio: 'Found by {{org}} itself, ex officio', online: 'Filed online for the subject, taken in by {{org}}' }, applicant: 'Applicant: {{as}}', flagged: 'Please look into it: the agent files for many, or takes a fee',
  subjectEnd: { title: 'Since {{day}} the subject is no more: {{how}}', waits: 'A successor, liquidator or heir is waited for; verification and suspension go on.', came: '{{name}} ({{as}}) came in its place on {{day}}; the case goes on.', over: 'The wait ended on {{day}} and nobody came.', goesOn: 'Whoever filed goes on by a right of their own.' },
  ending: {
    title: 'No decision was taken in this case',
    terminated: 'The subject is no more and nobody came in its place', notAccepted: 'Not admitted', transferred: 'Transferred', converted: 'Converted to credit repair', withdrawn: 'Withdrawn by the applicant', deemedWithdrawn: 'No supplement in time: taken for withdrawn', at: '{{day}}', reason: 'Reason', again: 'With new facts or evidence you may object again.',
  },
};
