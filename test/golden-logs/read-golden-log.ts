import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actOf } from '../../db/act-log.ts';
import type { Act } from '../../domain/act.ts';
import type { CaseSituation } from '../../domain/situation.ts';

/** A log as a released build wrote it: the stored bodies, the situation they folded to, and the hash its chain ends in. */
export interface GoldenLog {
  bodies: string[];
  head: { seq: number; hash: string };
  situation: CaseSituation;
}

export const GOLDEN_LOGS = ['upheld', 'rejected', 'silence', 'extended'] as const;
export type GoldenName = (typeof GOLDEN_LOGS)[number];

export const GOLDEN_FOLDER = import.meta.dirname;
export const goldenLog = (name: GoldenName): GoldenLog => JSON.parse(readFileSync(join(GOLDEN_FOLDER, `${name}.json`), 'utf8')) as GoldenLog;
export const goldenActs = (name: GoldenName): Act[] => goldenLog(name).bodies.map((body) => actOf(Buffer.from(body)));

/** "rejected" as it would have gone on had it been reopened between service and resumption: its own acts, given new places. */
export function reopenedBeforeResumption(): Act[] {
  const acts = goldenActs('rejected');
  const served = acts.findIndex((a) => a.kind === 'served');
  const reopened = acts.findIndex((a) => a.kind === 'reopened');
  const again = acts.slice(reopened).filter((a) => ['reopened', 'verificationRequested', 'answered', 'decisionOpened', 'decided', 'served'].includes(a.kind));
  return [...acts.slice(0, served + 1), ...again].map((act, i) => ({ ...act, seq: i + 1 }));
}
