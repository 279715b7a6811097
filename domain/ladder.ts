import type { Role } from './actor.ts';
import { Refusal } from './errors.ts';
import type { LimitName } from './limit.ts';
import { readFields, readInteger, readList, readOneOf } from './reading.ts';

/**
 * The rungs of the ladder, from the mildest: 提醒 before the due day (a notice, no act), 催办 at the due instant, 督办 after
 * the pack's `escalation`, and what silence does in the end (the pack's `hardStop`, awaited by the procedure itself).
 */
export const RUNGS = ['remind', 'urge', 'escalate', 'silenceEffect'] as const;
export type Rung = (typeof RUNGS)[number];

/** Rungs that the sweep climbs and tells people of. */
export type SweptRung = Exclude<Rung, 'silenceEffect'>;

/** A pack's ladder. */
export interface Ladder {
  /** How long before the due day a duty is brought to mind; null: not at all. */
  remindBefore: { count: number; unit: 'workingDays' } | null;
  rungs: readonly Rung[];
  /** Over how many minutes what concerns one person is gathered into one mail. */
  digestMinutes: number;
}

/** A reminder earlier than this is no reminder; the sweep looks no further ahead. */
export const MOST_DAYS_BEFORE = 5;

/** Checks a pack's ladder; rungs stand in their order, each once, and nobody is escalated who was not urged. */
export function readLadder(value: unknown, path: string): Ladder {
  const f = readFields(value, path, ['remindBefore', 'rungs', 'digestMinutes']);
  const rungs = readList(f['rungs'], `${path}/rungs`, (rung, at) => readOneOf(rung, at, RUNGS));
  const wrong = (at: string, expected: string): Refusal => new Refusal('invalid-field', { field: at, detail: `${at}: expected ${expected}` });
  for (const [i, rung] of rungs.entries()) {
    const before = rungs[i - 1];
    if (before !== undefined && RUNGS.indexOf(before) >= RUNGS.indexOf(rung)) throw wrong(`${path}/rungs/${i}`, `each rung once, in the order ${RUNGS.join(', ')}`);
  }
  if (rungs.includes('escalate') && !rungs.includes('urge')) throw wrong(`${path}/rungs`, 'urge before escalate');
  const remindBefore = f['remindBefore'] === null ? null : readRemindBefore(f['remindBefore'], `${path}/remindBefore`);
  if ((remindBefore !== null) !== rungs.includes('remind')) throw wrong(`${path}/remindBefore`, rungs.includes('remind') ? 'how long before, as rungs has remind' : 'null, as rungs has no remind');
  return Object.freeze({ remindBefore, rungs: Object.freeze(rungs), digestMinutes: readInteger(f['digestMinutes'], `${path}/digestMinutes`, 0, 480) });
}

function readRemindBefore(value: unknown, path: string): NonNullable<Ladder['remindBefore']> {
  const f = readFields(value, path, ['count', 'unit']);
  return Object.freeze({ count: readInteger(f['count'], `${path}/count`, 0, MOST_DAYS_BEFORE), unit: readOneOf(f['unit'], `${path}/unit`, ['workingDays']) });
}

/** Who of the organisation (or of the subject's people) does a duty, and so is told of its rungs. */
const DUTY_ROLES: Record<LimitName, Role | readonly Role[]> = {
  acceptance: 'clerk', urgentAcceptance: 'clerk', supplement: 'subject', decision: ['clerk', 'supervisor'], service: 'clerk', correction: 'clerk', basisWithdrawal: 'clerk', publicNotice: 'clerk', review: 'clerk', remedyAnswer: 'clerk', remedyAnswerSimple: 'clerk', reviewApplication: 'subject', inquiry: 'clerk', complaint: 'supervisor', complaintOrder: ['executor', 'provider', 'clerk'], total: 'clerk',
  superiorAnswer: 'supervisor', superiorDecision: 'supervisor', jointMeeting: 'supervisor', verification: 'provider', verificationAcknowledgement: 'provider', escalation: 'supervisor', hardStop: 'provider',
  suspensionAcknowledgement: 'executor', stayAnswer: 'executor', successorWait: 'clerk', powerExamination: 'clerk', endingAcknowledgement: 'executor', resumption: 'executor', recipientConfirmation: ['executor', 'provider', 'clerk'], rollback: 'executor', restoration: ['executor', 'provider', 'clerk'],
  restorationNotice: ['executor', 'provider', 'clerk'], restorationLetters: ['executor', 'provider', 'clerk'], restorationReopening: ['executor', 'provider', 'clerk'], restorationHonour: ['executor', 'provider', 'clerk'], restorationRoute: ['executor', 'provider', 'clerk'],
  restorationConfirmation: 'subject',
  repairTotal: 'clerk', repairAcceptance: 'clerk', repairDecision: 'provider', repairSupplement: 'subject',
};

/** The same as a list: a restoration may be a provider's or the publisher's as well. */
export const dutyRoles = (limit: LimitName): readonly Role[] => [DUTY_ROLES[limit]].flat();

/** Not brought to mind: what a procedure does by itself is nobody's task before it is late, and the whole case has its own duties. */
export const NOT_REMINDED: readonly LimitName[] = ['total', 'service', 'correction', 'repairTotal', 'publicNotice', 'successorWait'];
/** Limits that are not urged: the whole case has its own duties, a subject's silence has its own effect, and nobody urges whom it can only ask. */
export const NOT_URGED: readonly LimitName[] = ['total', 'restorationConfirmation', 'publicNotice', 'supplement', 'repairTotal', 'repairSupplement', 'stayAnswer', 'successorWait'];
