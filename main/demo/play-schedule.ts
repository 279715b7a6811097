import type { Calendar } from '../../domain/calendar.ts';
import { dayStatus } from '../../domain/calendar.ts';
import type { Phase } from '../../domain/objection.ts';
import { addDays } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import type { CaseStage, DemoCase } from './city/case-story.ts';
import { DEMO_CASES } from './city/cases.ts';

/** What is done on a case on one day; `…Some` leaves part of it to the visitor. */
export type StepKind =
  | 'file' | 'accept' | 'acknowledge' | 'answer' | 'draft' | 'sign' | 'acknowledgeEndings' | 'confirm' | 'confirmSome'
  | 'report' | 'reportSome' | 'satisfy' | 'satisfySome';

/** `on`: working days after the filing. */
export interface Step {
  kind: StepKind;
  on: number;
}

/** Everyone keeps their limits but where the stage says otherwise, so that the overdue board shows the one case it is meant to show. */
export function stepsOf({ until, filedWorkingDaysAgo: n }: Pick<DemoCase, 'until' | 'filedWorkingDaysAgo'>): Step[] {
  const step = (kind: StepKind, on: number): Step => ({ kind, on });
  const examined = (accept: number, answer: number): Step[] => [step('file', 0), step('accept', accept), step('acknowledge', accept + 1), step('answer', answer)];
  const decided = [...examined(1, 5), step('draft', 6), step('sign', 7), step('acknowledgeEndings', 8), step('acknowledgeEndings', 9), step('acknowledgeEndings', 10)];
  switch (until) {
    case 'received':
      return [step('file', 0)];
    case 'accepted':
      return [step('file', 0), step('accept', Math.min(2, n - 1))];
    case 'acknowledged':
    case 'overdue':
      return [step('file', 0), step('accept', 1), step('acknowledge', 2)];
    case 'answered':
      return examined(n > 7 ? 2 : 1, n - 1);
    case 'decidedUpheld':
    case 'decidedRejected':
      return [...examined(n > 9 ? 2 : 1, n - 3), step('draft', n - 2), step('sign', n - 1)];
    case 'correcting':
      return [...examined(2, 7), step('draft', 8), step('sign', 9), step('acknowledgeEndings', 10), step('confirmSome', 11)];
    case 'restoring':
      return [...decided, step('confirm', 9), step('reportSome', 12), step('satisfySome', 14)];
    case 'closed':
      // Twice each: on a slow machine a procedure may have come to it only after the first; what is done stays done.
      return [...decided, step('confirm', 10), step('confirm', 12), step('report', 14), step('report', 15), step('satisfy', 17), step('satisfy', 18)];
  }
}

/** Where a case stands when its story has been played up to its stage. */
export const PHASE_OF_STAGE: Record<CaseStage, Phase> = {
  received: 'received', accepted: 'verifying', acknowledged: 'verifying', overdue: 'verifying', answered: 'deciding', decidedUpheld: 'executing',
  decidedRejected: 'executing', correcting: 'executing', restoring: 'executing', closed: 'closed',
};

/** How many working days before today the play begins: a quiet day before the oldest filing. */
export const PLAY_BEGINS_AGO = Math.max(...DEMO_CASES.map((demoCase) => demoCase.filedWorkingDaysAgo)) + 1;

/** The working days before today, the oldest first; today itself belongs to the visitor. */
export function playDays(today: Day, calendar: Calendar, count = PLAY_BEGINS_AGO): Day[] {
  const days: Day[] = [];
  for (let day = addDays(today, -1); days.length < count; day = addDays(day, -1)) if (dayStatus(calendar, day).working) days.unshift(day);
  return days;
}

/** What is to be done on a day, given as how many working days it lies before today. */
export function stepsAgo(ago: number): { demoCase: DemoCase; step: Step }[] {
  return DEMO_CASES.flatMap((demoCase) =>
    stepsOf(demoCase).filter((step) => demoCase.filedWorkingDaysAgo - step.on === ago).map((step) => ({ demoCase, step })));
}
