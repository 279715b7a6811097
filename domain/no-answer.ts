import { workingDayFrom } from './calendar.ts';
import type { CaseWorld } from './case-world.ts';
import type { LimitName } from './limit.ts';
import type { Clock } from './clock-fold.ts';
import type { Day, Instant } from './time.ts';
import { addDays } from './time.ts';

/** Duties to the subject itself: what it has asked for is taken up in time, whom it names is let in or refused, a question and a complaint are answered, the superior decides after the provider's silence, and the whole is answered in time. */
export const DUTIES_TO_SUBJECT = ['acceptance', 'urgentAcceptance', 'superiorDecision', 'total', 'powerExamination', 'inquiry', 'complaint'] as const satisfies readonly LimitName[];

/** What a certificate of no answer is about, as its letter names it. */
export const certifiedRef = ({ limit, ref, generation }: Pick<Clock, 'limit' | 'ref' | 'generation'>): string => `${limit}|${ref}|${generation}`;

/** Whether a certificate is due: the duty is the subject's to rely on, its time is over, nobody has fulfilled it, and none was issued. */
export const mayBeCertified = (clock: Clock, at: Instant): boolean =>
  DUTIES_TO_SUBJECT.some((limit) => limit === clock.limit) && clock.endedAt === null && clock.noAnswerAt === undefined && clock.terms.dueAt !== null && clock.terms.dueAt <= at;

/**
 * The last day to apply for 复议 against silence (复议前置, 复议法 20, 23): counted from the day the duty's time ran out, which is never later than
 * from knowing it; a last day off rolls to the next working day (民法典 203).
 */
export const lastDayToApply = (dueOn: Day, { pack, calendar }: Pick<CaseWorld, 'pack' | 'calendar'>): Day =>
  workingDayFrom(calendar, addDays(dueOn, pack.remedies.reconsiderationDays)).day;
