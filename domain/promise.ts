/**
 * What the register promises at any moment (architecture: the seven promises), each as rows of one view that has to be empty. The view
 * `promise_violation` names the same; whoever adds one adds it in both.
 */
export const PROMISES = [
  'suspended', // 3: a measure in effect on a record in dispute, without an exception that was granted
  'held', // 3: a verification is open, and nothing on the record holds what is registered next
  'told', // 3: a department was ordered to suspend, and no letter tells it
  'asked', // 3: a measure that the platform cannot order rests on a record in dispute, and its body was not asked to stay it
  'resumedInTime', // 3: a measure resumed before the decision was served and its day had come
  'excepted', // 3: an exception was granted, and its subject was not served
  'corrected', // 5: a case says that its record was corrected, and the record still stands at an older version
  'recipients', // 5: somebody who held the wrong record was sent no notice
  'sent', // 5: a notice to a system for which nothing was put into the outbox
  'followed', // 1: an act wants a procedure that the register does not know
] as const;
export type PromiseName = (typeof PROMISES)[number];
