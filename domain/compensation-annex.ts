import type { Breach } from './breach-situation.ts';
import type { ClaimDates } from './harm.ts';
import type { HarmKind } from './harm-acts.ts';
import type { Day, Instant } from './time.ts';

/** What the annex to a claim for compensation (赔偿申请附件) says; text only, already unsealed. */
export interface CompensationAnnex {
  number: string;
  platform: string;
  subject: string;
  record: string;
  /** The decision that found the record wrong; null: none did, and it lists the uses while suspended alone. */
  decision: { number: string; on: Day } | null;
  /** How far the log had come, and the hash it ends in. */
  upTo: number;
  head: string;
  madeAt: Instant;
  entries: readonly {
    harm: HarmKind; on: Day; org: string | null; where: string; what: string; amount: string | null;
    files: readonly { name: string; size: number; sha256: string }[];
    /** The report that the register made it of: a measure was used while it was suspended. null: the subject's own entry. */
    use: { by: Breach['by']; also: readonly Breach['by'][]; seq: number; reportedAt: Instant; undoneAt: Instant | null } | null;
  }[];
  sum: string;
  claim: ClaimDates | null;
}
