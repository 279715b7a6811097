import { Refusal } from './errors.ts';
import type { OrgId, RecordId } from './ids.ts';
import { readDay, readFields, readOneOf } from './reading.ts';
import type { Day, Instant } from './time.ts';
import { dayAt, parseInstant } from './time.ts';

/** What the platform asks the system of an authority: one record, by the number that the authority gave it. It goes signed. */
export interface ProofQuestion {
  format: 'zhengming-proof-request/1';
  issuer: string;
  authority: OrgId;
  requestId: string;
  record: { id: RecordId; number: string };
  askedAt: Instant;
}

/** What the system says, signed with the authority's own key. */
export interface ProofAnswer {
  format: 'zhengming-proof/1';
  authority: string;
  requestId: string;
  recordNumber: string;
  result: 'found' | 'notFound';
  correctedOn: Day | null;
  performedOn: Day | null;
  system: string;
  reference: string;
  asOf: Instant;
}

/** Why nothing could be fetched: there is no connector, the system did not answer, or its answer proves nothing. */
export const PROOF_FAULTS = ['noConnector', 'unreachable', 'refused', 'malformed', 'badSignature', 'otherQuestion', 'inFuture', 'notFound', 'nothingDone'] as const;
export type ProofFault = (typeof PROOF_FAULTS)[number];

/** An answer whose signature has been verified, or why there is none. */
export type Asked = { answer: ProofAnswer; signed: string; key: string } | { fault: ProofFault };

/** Reads the claims of an answer; undefined when they are none. */
export function readProofAnswer(value: unknown): ProofAnswer | undefined {
  try {
    const f = readFields(value, '', ['format', 'authority', 'requestId', 'recordNumber', 'result', 'correctedOn', 'performedOn', 'system', 'reference', 'asOf']);
    const text = (name: string, most: number): string => {
      const said = f[name];
      // oxlint-disable-next-line no-control-regex
      if (typeof said !== 'string' || said.length > most || /[\u0000-\u001f\u007f\u2028\u2029\ufffd]/.test(said)) throw new Refusal('invalid-field', { field: `/${name}` });
      return said;
    };
    const day = (name: string): Day | null => (f[name] === null ? null : readDay(f[name], `/${name}`));
    return {
      format: readOneOf(f['format'], '/format', ['zhengming-proof/1']), authority: text('authority', 200), requestId: text('requestId', 200), recordNumber: text('recordNumber', 200),
      result: readOneOf(f['result'], '/result', ['found', 'notFound']), correctedOn: day('correctedOn'), performedOn: day('performedOn'), system: text('system', 100), reference: text('reference', 100),
      asOf: parseInstant(text('asOf', 40)),
    };
  } catch {
    return undefined;
  }
}

/** Whether a verified answer is to this question, and says that something was done. */
export function proofFault(said: ProofAnswer, asked: ProofQuestion, now: Instant, zone: string): ProofFault | null {
  if (said.authority !== asked.authority || said.requestId !== asked.requestId || said.recordNumber !== asked.record.number) return 'otherQuestion';
  if (said.result === 'notFound') return 'notFound';
  const today = dayAt(now, zone);
  if ([said.correctedOn, said.performedOn].some((day) => day !== null && day > today)) return 'inFuture';
  return said.correctedOn === null && said.performedOn === null ? 'nothingDone' : null;
}
