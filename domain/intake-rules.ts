import type { Founded } from './founded.ts';
import { TRANSFER_REASONS } from './intake-acts.ts';
import type { TransferReason } from './intake-acts.ts';
import { GROUND_KINDS } from './objection.ts';
import type { GroundKind } from './objection.ts';
import type { Fields } from './reading.ts';
import { readFields, readInteger, readList, readNullable, readOneOf, readText } from './reading.ts';

/** Who is competent for what this platform may not decide, and where they are found. */
export interface ReferralRule extends Founded {
  reason: TransferReason;
  body: string;
  address: string;
  contact: string;
}
/** 急件: what harms within so many working days is accepted in the fast lane (limit `urgentAcceptance`). */
export interface FastLaneRule extends Founded { withinWorkingDays: number }
/** 收件即暂缓: grounds that, shown by prima facie proof, suspend the measures at receipt. */
export interface ProvisionalRule extends Founded { grounds: readonly GroundKind[] }
/** 代理: how many subjects one agent may file for within so many days before filing is refused, and from how many on it is flagged. */
export interface AgentRule extends Founded { days: number; flagFrom: number; most: number }

/** 书面收件: how many working days back a receipt may be dated. */
export interface PaperRule extends Founded { withinWorkingDays: number }

/** What happens between the door and acceptance, beside its limits. */
export interface IntakeRules {
  referrals: readonly ReferralRule[];
  fastLane: FastLaneRule | null;
  provisional: ProvisionalRule | null;
  agents: AgentRule | null;
  paper: PaperRule | null;
}

type ReadFounded = <T>(value: unknown, path: string, own: readonly string[], read: (fields: Fields) => T) => T & Founded;

/** Checks a pack's rules of intake; `founded` reads what each rests on. */
export function readIntake(value: unknown, path: string, founded: ReadFounded): IntakeRules {
  const f = readFields(value, path, ['referrals', 'fastLane', 'provisional', 'agents', 'paper']);
  return {
    referrals: readList(f['referrals'], `${path}/referrals`, (each, at) => founded(each, at, ['reason', 'body', 'address', 'contact'], (r) => ({
      reason: readOneOf(r['reason'], `${at}/reason`, TRANSFER_REASONS), body: readText(r['body'], `${at}/body`), address: readText(r['address'], `${at}/address`),
      contact: readText(r['contact'], `${at}/contact`),
    }))),
    fastLane: readNullable(f['fastLane'], `${path}/fastLane`, (each, at) => founded(each, at, ['withinWorkingDays'], (r) => ({ withinWorkingDays: readInteger(r['withinWorkingDays'], `${at}/withinWorkingDays`, 1, 60) }))),
    paper: readNullable(f['paper'], `${path}/paper`, (each, at) => founded(each, at, ['withinWorkingDays'], (r) => ({ withinWorkingDays: readInteger(r['withinWorkingDays'], `${at}/withinWorkingDays`, 1, 30) }))),
    provisional: readNullable(f['provisional'], `${path}/provisional`, (each, at) => founded(each, at, ['grounds'], (r) => ({ grounds: readList(r['grounds'], `${at}/grounds`, (g, p) => readOneOf(g, p, GROUND_KINDS)) }))),
    agents: readNullable(f['agents'], `${path}/agents`, (each, at) => founded(each, at, ['days', 'flagFrom', 'most'], (r) => ({
      days: readInteger(r['days'], `${at}/days`, 1, 366), flagFrom: readInteger(r['flagFrom'], `${at}/flagFrom`, 1, 10_000), most: readInteger(r['most'], `${at}/most`, 1, 10_000),
    }))),
  };
}
