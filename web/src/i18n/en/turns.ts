import type { Translation } from '../translation.ts';
import type { turns as zh } from '../zh/turns.ts';

export const turns: Translation<typeof zh> = {
  units: {
    consequence: 'The unit views the evidence and drafts the answer. Outwards your organisation answers, by its own limit, and stays liable.', to: 'Unit', needTo: 'Please choose a unit.', none: 'No unit of your organisation is registered.', until: 'Internal date', untilHint: 'Not later than your own limit; the applicant does not see it.', needUntil: 'Please choose a date.',
    instructions: 'Instructions (optional)', instructionsHint: 'E.g. which file to look at, whom to ask. Only the unit sees them.', recallConsequence: 'The unit sees nothing of the case any more.', reason: 'Reason', needReason: 'Please say why.',
    with: 'With {{unit}}, internal date {{day}}', overdue: 'Past the internal date', recalled: 'Was with {{unit}}, taken back', drafted: 'Answer drafted on {{day}}', notDrafted: 'No draft yet', fromDraft: 'Filled in as {{unit}} has drafted it. Please check it and send it in your own name.', draftConsequence: 'Only your principal sees the draft; it checks it and answers in its own name. You may draft again; the last one counts.',
  },
  extension: {
    askConsequence: 'Only before the limit has run out, and as often as the policy pack says. Your principal has to approve it; until then the limit is as it was.', approveConsequence: 'The limit is extended at once, and the applicant is told by letter.', declineConsequence: 'The limit stays as it is.', theirReason: 'Reason given', declineReason: 'Why not', needDecline: 'Please say why.',
    open: 'More time asked for on {{day}}; waits for the principal, the limit is as it was', approved: 'Asked for on {{day}} and approved', declined: 'Asked for on {{day}} and declined',
  },
  sheet: {
    title: 'One finding, an answer for each', lead: 'Where several objections have one cause, verify once: choose the requests, download the sheet, fill in result, right value and what was verified row by row, and hand it in. Each is registered as its own case’s answer, with its own letters.', link: 'Answer several with one sheet', none: 'No request waits for an answer.', choose: 'Requests to answer', all: 'All', download: 'Download the sheet', needOrders: 'Please choose first.', chosen: '{{n}} chosen',
    fill: 'Results: accurate, inaccurate, partlyInaccurate or cannotVerify, or the Chinese words. Each file of evidence has a row: how it was viewed, by whom, whether it is accepted. Requests that are not filled in stay open.', file: 'The sheet, filled in (XLSX or CSV)', needFile: 'Please choose a file.', send: 'Send the answers', result: 'What became of it', done: 'answered, registered as no. {{seq}}', refused: 'row {{row}}: {{why}}', some: '{{done}} answered, {{refused}} not', column: 'column “{{column}}”',
  },
  merge: { besideGround: 'Of the party of the other case, examined together',
    consequence: 'Both are verified once and decided once, in the older case; the stricter date counts. Each party has its own notice and letter, and its own days to apply for a remedy.', none: 'There is no case that could be examined with this one: on the same record or one of the same document by the same provider, younger, and still being verified.', which: 'Which case', whichSplit: 'Which case', needCase: 'Please choose a case.', reason: 'Reason', needReason: 'Please say why.',
    splitConsequence: 'It is verified by itself by whoever was asked before, by the clock it had; measures stay suspended.', follows: 'Verified and decided with {{number}}, which leads', followsOther: 'Verified and decided with another objection about the same fact', joined: 'Examined with it: {{number}}', joinedOther: 'Examined with another objection about the same fact',
  },
  task: { for: 'Principal: {{org}}', by: 'Internal date {{day}}', before: 'Please decide before the limit runs out on {{day}}' },
};
