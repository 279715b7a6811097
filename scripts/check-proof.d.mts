/** What the checker read from the calendar files; only the checker looks inside. */
export interface ProofCalendars {
  readonly kept: Map<string, unknown>;
}
export type Verdict = { ok: true; due: string } | { ok: false; day: string | null; reason: string };
export function readCalendars(folder: string): ProofCalendars;
export function checkProof(proof: unknown, calendars: ProofCalendars): Verdict;
