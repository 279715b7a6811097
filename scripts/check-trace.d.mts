export type TraceVerdict = { ok: boolean; says: string };
export function checkTrace(
  lines: Iterable<string> | AsyncIterable<string>,
  held?: { receipts?: readonly { seq: number; hash: string; dossier: string }[]; roots?: readonly { no: number; root: string }[] },
): Promise<TraceVerdict>;
