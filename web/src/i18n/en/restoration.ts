export const restoration = {
  partly: 'Report what is done so far; the rest follows by its own date',
  parts: 'Part', result: 'What came of it', steps: 'How', needResult: 'Choose what came of it.', needSteps: 'Say how.', stepsHint: 'When, to whom, what was done; why, where there was nothing to do or it cannot be done.', evidence: 'Proof of this duty', summary: 'All in all', noProof: 'no proof attached',
  open: 'to be done', which: 'What was not done', needWhich: 'Choose at least one.', reason: 'What is missing', needReason: 'Say what is missing.', proof: 'Proof',
  objected: 'The subject objected on {{day}} (no. {{times}})', why: 'Read why in the letter', notDone: 'Not restored yet? Object', objectedDuties: 'To be done again',
} as const;
