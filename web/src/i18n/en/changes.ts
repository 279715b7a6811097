import type { Translation } from '../translation.ts';
import type { changes as zh } from '../zh/changes.ts';

export const changes: Translation<typeof zh> = {
  title: 'Calendar changes', one: 'Calendar change', lead: 'A new working calendar, or a new edition of the rules, is an event: one person proposes it, everybody sees which dates it moves, a second person approves it, and it is carried into each case and told. Until then the calendar and the rules in force count.',
  inForce: 'Calendar in force', editionInForce: 'Edition of the rules in force', editionNote: 'A new edition of the rules governs only objections received after its approval, from the day it is valid. A case already received keeps the edition of its receipt, so the edition itself moves no open date.', open: 'Proposed or under way', list: 'Changes', none: 'No changes yet', noneText: 'Propose one when the State Council announces next year’s holidays, or when offices close for a disaster.', back: 'Back to calendar changes',
  proposedBy: 'Proposed by {{name}}, {{at}}', approvedBy: 'Approved by {{name}}, {{at}}', rejectedBy: 'Rejected or withdrawn by {{name}}, {{at}}', head: 'What changes',
  state: { proposed: 'To be approved', rejected: 'Rejected', withdrawn: 'Withdrawn', applying: 'Being carried out', applied: 'Carried out' },
  propose: 'Propose a change', found: 'This release ships calendar or rule files that are not in force: {{files}}.', proposeFound: 'Propose them', reason: 'Reason', reasonHint: 'Printed in the notice of changed dates, for example: the State Council’s holiday notice for 2027.',
  file: 'Calendar or rules (JSON)', fileHint: 'The holiday notice of a year, the calendar of a region or an organisation, or an edition of the rules, in the form of the files in policies/calendars/ and policies/packs/.', chosen: 'Chosen: {{name}}', submit: 'Check and propose', takeExample: 'Use the demo file',
  exampleReason: '因暴雪停止办公两日（演示）', consequence: 'You see the preview first. No date changes before a second person approves.', proposed: 'Proposed. Please look at the preview.',
  needReason: 'Please give a reason.', needFile: 'Please choose a file.', notJson: '{{name}} is not a JSON file.', wrongFile: 'The file did not pass its check; what is in force stays in force. At {{path}}: {{detail}}', nothingNew: 'Nothing here differs from the calendar and the rules in force.',
  progress: { moved: 'Dates moved', examined: '{{count}} counted anew', cases: 'Files concerned', told: 'Cases told', toTell: 'of {{count}} to be told' },
  outdated: 'The calendar in force has changed since this was proposed, so the preview is no longer right. Please propose it anew.',
  decide: 'Approval', decideText: 'The new calendar is in force at once, and is carried into the cases in batches. What an applicant has to keep only moves later; what was met or has passed stays.', secondPerson: 'You proposed this; a second person has to approve it.', mayNot: 'The platform’s supervisor approves; you may look.',
  approve: 'Approve and put into force', approveYes: 'Approve', approveText: 'This cannot be taken back; to return, propose another change.', cancel: 'Cancel', reject: 'Reject or withdraw', approved: 'Approved; it is being carried out.', rejected: 'Rejected or withdrawn.',
  previewTitle: 'Preview: dates that would move', movedTitle: 'Dates that were moved', noMoves: 'No date moves.', table: 'Dates that change', tableHint: 'Date by date. Notices go out case by case after the approval, one to each addressee.', provisional: ' (provisional)', applicant: 'Applicant',
  totals: { moved: 'Dates that would move', examined: 'of {{count}} not yet due', cases: 'Files concerned', direction: 'Later / earlier', certain: '{{certain}} no longer provisional, {{provisional}} become so', letters: 'Notices to send', toApplicants: '{{count}} of them to applicants' },
  kept: { applicant: '{{count}} would be earlier and stay, since they are the applicant’s.', tooEarly: '{{count}} would have passed already and stay.', same: '{{count}} are not affected.' },
  edition: {
    title: '{{before}} → {{after}}', from: 'In force from {{day}}, {{count}} values differ', json: 'Whole text (JSON)', unsigned: '{{count}} of its values rest on no text and are not signed; production does not start until they are.', sign: 'Sign them', table: 'What the edition changes', value: 'Value', before: 'Before', after: 'After',
  },
  head_: { case: 'File', limit: 'Limit', owner: 'Whose duty', before: 'Before', after: 'After', told: 'Told' },
  why: { later: 'later', earlier: 'earlier', certain: 'same date, no longer provisional', provisional: 'same date, now provisional' }, told: { both: 'Applicant and department', applicant: 'Applicant', owner: 'Department' },
};
