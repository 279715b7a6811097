import type { AwaitedLimit, RunningTerms } from './limit.ts';
import type { Owner } from './clock-fold.ts';
import type { CaseSituation } from './situation.ts';
import { verificationIsOpen } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';

/** A date that a procedure of the case waits for without its being anybody's duty. */
export interface AwaitedDate {
  limit: AwaitedLimit;
  ref: string;
  generation: number;
  /** Whose it is: the provider's last chance, and what keeps the applicant from the measures. */
  owner: Owner;
  terms: RunningTerms;
  /** Whether it is still waited for. */
  open: boolean;
}

/** The awaited dates of a case: the hard stop of each verification, and 恢复执行 after the service of each decision that resumes measures. */
export function awaitedDates(s: CaseSituation): AwaitedDate[] {
  return [
    ...s.verifications.map((v): AwaitedDate => ({
      limit: 'hardStop', ref: v.orderId, generation: 1, owner: { org: v.orgId }, terms: v.hardStop,
      open: v.answered === null && v.stoppedSeq === null && v.round === s.round && verificationIsOpen(s),
    })),
    ...s.decisions.flatMap(({ round, served }): AwaitedDate[] => (served?.resumption === undefined ? [] : [{
      limit: 'resumption', ref: s.caseId, generation: round, owner: { subject: s.subjectId }, terms: served.resumption,
      open: round === s.round && s.phase === 'executing' && s.suspensions.some((o) => stillSuspended(o).length > 0),
    }])),
  ];
}
