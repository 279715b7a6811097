import type { ActKind } from './act.ts';
import type { CaseFileView } from './case-file.ts';
import type { Letter } from './letter.ts';
import type { SigningStep } from './signing-record.ts';
import type { Instant } from './time.ts';

/** Everything a case file (卷宗) is made of, as far as its reader may see it; text only, already unsealed. */
export interface CaseFileMaterial {
  number: string;
  view: CaseFileView;
  platform: string;
  subject: string | null;
  provider: string;
  record: string;
  /** How far the log had come, and the hash it ends in. */
  upTo: number;
  head: string;
  madeAt: Instant;
  letters: readonly Letter[];
  service: readonly { document: string; how: string; on: string; remedies: string }[];
  /** 拟稿、审核、签发: by name, in the whole file only. */
  signing: readonly { document: string; step: SigningStep; by: string; at: Instant }[];
  acts: readonly { seq: number; at: Instant; kind: ActKind; by: string; hash: string }[];
  evidence: readonly { name: string; size: number; sha256: string; uploadedAt: Instant }[];
  dates: readonly { duty: string; owner: string; from: Instant; due: string; rule: string; skipped: string }[];
  basis: readonly { limit: string; value: string; text: string; kind: string }[];
  pack: string;
}
