import { Refusal } from './errors.ts';
import type { Finding, Ground, MootReason, Outcome, Remedy } from './objection.ts';
import { OUTCOMES } from './objection.ts';
import type { PolicyPack } from './policy.ts';
import type { RecordCategory, RecordFields } from './record.ts';
import { isPositive } from './record.ts';
import type { Day } from './time.ts';

/** What can be decided on a record of this kind, and what each outcome may do to it (law.md §6). */
export function outcomesFor(category: RecordCategory, pack: Pick<PolicyPack, 'silence'>): { outcome: Outcome; remedies: Remedy[] }[] {
  const all = OUTCOMES.map((outcome) => ({ outcome, remedies: remediesOf(outcome, pack) }));
  // §8-45: an advantage has no punishment whose end or term could make it moot; what cannot be verified is no advantage and is withdrawn.
  return isPositive(category) ? all.filter(({ outcome }) => outcome !== 'moot').map((o) => (o.outcome === 'unverifiable' ? { ...o, remedies: ['revoke'] } : o)) : all;
}

function remediesOf(outcome: Outcome, pack: Pick<PolicyPack, 'silence'>): Remedy[] {
  switch (outcome) {
    case 'upheld':
    case 'partlyUpheld':
      return ['correct', 'revoke'];
    case 'rejected':
    case 'moot':
      return ['none'];
    case 'unverifiable':
      return [ofUnverified(pack)];
  }
}

/** §8-41: what cannot be verified is annotated (征信业管理条例 25), no longer disclosed (Taizhou 2020 Art. 13), or deleted (FCRA), as the pack has it. */
function ofUnverified({ silence }: Pick<PolicyPack, 'silence'>): Remedy {
  switch (silence?.unverified ?? silence?.effect) {
    case 'stopDisclosure':
      return 'stopDisclosure';
    case 'delete':
      return 'revoke';
    case 'annotate':
    case 'none':
    case 'payPerDay':
    case undefined:
      return 'annotate';
  }
}

/** What an outcome claims has to be so. */
export interface Claimed {
  outcome: Outcome;
  mootReason: MootReason | null;
  grounds: readonly Ground[];
  findings: readonly Finding[];
  fields: RecordFields;
  /** Whether any measure that rests on the record is in force. */
  anyMeasure: boolean;
  today: Day;
}

/** Refuses an outcome whose ground is not there: nothing is unverifiable that everybody has verified, nothing moot that goes on. */
export function assertHolds({ outcome, mootReason, grounds, findings, fields, anyMeasure, today }: Claimed): void {
  if ((outcome === 'moot') !== (mootReason !== null)) throw new Refusal('value-needed', { field: '/mootReason' });
  const verified = (g: Ground): boolean => findings.some((f) => f.groundId === g.id && ['accurate', 'inaccurate', 'partlyInaccurate'].includes(f.result));
  if (outcome === 'unverifiable' && grounds.every(verified)) throw new Refusal('invalid-field', { field: '/outcome' });
  // §8-15, §8-16: the publication period has expired, or the last measure has ended.
  if (mootReason === 'periodExpired' && (fields.publicUntil === '' || fields.publicUntil >= today)) throw new Refusal('invalid-field', { field: '/mootReason' });
  if (mootReason === 'measureEnded' && anyMeasure) throw new Refusal('invalid-field', { field: '/mootReason' });
}
