import type { Calendar } from './calendar.ts';
import { dayStatus } from './calendar.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { Stake, StakeKind } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import type { LimitName } from './limit.ts';
import type { Ground } from './objection.ts';
import { noRepeat } from './repeat.ts';
import type { Day } from './time.ts';
import { addDays, dayAt, instantOn } from './time.ts';

/** What is told to be at stake, as handed in. */
export interface StakeRequest {
  kind: StakeKind;
  on: Day;
  what: string;
  proofIds: EvidenceId[];
}

/** The farthest day that is asked about; whatever lies behind it is no reason to hurry. */
const HORIZON_DAYS = 366;

/** What is at stake, from today on; its proof is among the files handed in. */
export function stakeOf({ kind, on, proofIds }: StakeRequest, evidenceIds: readonly EvidenceId[], { at, pack }: Pick<CaseWorld, 'at' | 'pack'>): Stake {
  const today = dayAt(at, pack.zone);
  if (on < today || on > addDays(today, HORIZON_DAYS)) throw new Refusal('invalid-field', { field: '/stake/on' });
  const stranger = proofIds.findIndex((id) => !evidenceIds.includes(id));
  if (stranger >= 0) throw new Refusal('unknown-evidence', { field: `/stake/proofIds/${stranger}` });
  return { kind, on, harmAt: instantOn(on, '00:00', pack.zone), proofIds };
}

/** 急件: shown by proof, and so near that the pack has it accepted the same day. */
export function acceptanceLimit(stake: Stake | undefined, { at, pack, calendar }: Pick<CaseWorld, 'at' | 'pack' | 'calendar'>): LimitName {
  const rule = pack.intake?.fastLane ?? null;
  if (stake === undefined || stake.proofIds.length === 0 || rule === null) return 'acceptance';
  return workingDaysBetween(dayAt(at, pack.zone), stake.on, calendar) <= rule.withinWorkingDays ? 'urgentAcceptance' : 'acceptance';
}

/** Working days after the first and up to the last; as many as a clock of working days would count. */
export function workingDaysBetween(first: Day, last: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (dayStatus(calendar, day).working) count += 1;
  return count;
}

/**
 * 收件即暂缓: on a ground that the pack names, shown by files; never for a repetition of what was rejected, which suspends
 * nothing before it has been accepted (law.md §8, 3 and 4).
 */
export function suspendsAtReceipt(grounds: readonly Pick<Ground, 'kind' | 'field'>[], primaFacieIds: readonly EvidenceId[], { pack, record, repeat }: Pick<CaseWorld, 'pack' | 'repeat'> & { record: { version: number } }): boolean {
  const rule = pack.intake?.provisional ?? null;
  const { rejected = [], files = [] } = repeat ?? {};
  if (rule === null || primaFacieIds.length === 0 || noRepeat({ recordVersion: record.version, grounds, files }, rejected) === null) return false;
  return grounds.some(({ kind }) => rule.grounds.includes(kind));
}
