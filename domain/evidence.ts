/**
 * What a virus scanner says of a file. `pending`: it has not been asked yet, or could not be; `failed`: it was asked and could
 * not examine it, and is asked again; `not_scanned`: taken while there was no scanner.
 */
export const SCANS = ['pending', 'clean', 'infected', 'failed', 'not_scanned'] as const;
export type Scan = (typeof SCANS)[number];

/** Which scanner said so, with which signatures. */
export interface ScannedBy {
  engine: string;
  signatures: string;
}

/** What came of asking: an answer, none that can be understood, or nobody there (the file is not at fault). */
export type ScanOutcome =
  | { result: 'clean'; by: ScannedBy }
  | { result: 'infected'; finding: string; by: ScannedBy }
  | { result: 'error'; code: string }
  | { result: 'down'; code: string };

/** Whether others than its owner may have a file: one that was found clean, or, where the installation says so in its configuration, one that nobody scanned. */
export function isReleased(scan: Scan, allowUnscanned: boolean): boolean {
  switch (scan) {
    case 'clean':
      return true;
    case 'not_scanned':
      return allowUnscanned;
    case 'pending':
    case 'failed':
    case 'infected':
      return false;
  }
}

/** Whether somebody may have a file that they may see: its owner has it back unless it is infected, others once it is released. */
export const mayFetch = (scan: Scan, own: boolean, allowUnscanned: boolean): boolean => (own ? scan !== 'infected' : isReleased(scan, allowUnscanned));

const AGAIN = { down: 10_000, first: 60_000, most: 3_600_000 } as const;

/** When to ask again: soon if nobody was there; ever more seldom if this file could not be examined. */
export const scanAgainAfterMs = (outcome: 'error' | 'down', tries: number): number =>
  outcome === 'down' ? AGAIN.down : Math.min(AGAIN.first * 2 ** Math.min(Math.max(tries - 1, 0), 10), AGAIN.most);
