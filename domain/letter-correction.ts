import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { LetterId } from './ids.ts';
import type { LetterCorrectionDraft, LetterCorrectionFacts, LetterCorrectionWords } from './letter-correction-acts.ts';
import type { Letter, LetterKind } from './letter.ts';
import type { CaseSituation } from './situation.ts';
import { decisionOfRound } from './situation.ts';
import { correctionNeedsAnother } from './signing.ts';

export type LetterCorrectionRequest =
  | ({ kind: 'letterCorrectionDrafted'; letterId: LetterId } & LetterCorrectionWords)
  | { kind: 'letterCorrected'; letterId: LetterId };

type Corrected = { [K in keyof LetterCorrectionFacts]: { draft: { kind: K; facts: LetterCorrectionFacts[K] }; content: LetterCorrectionWords } }[keyof LetterCorrectionFacts];

/** Names, as every letter prints them. */
const NAMES = ['/addressee', '/subjectName', '/recordTitle'] as const;

/**
 * What a correction may change: names, and what somebody wrote. What was decided, ordered or counted follows from the log and is changed by
 * acts of its own (复核, a new decision), never by printing it otherwise.
 */
const WORDS: Partial<Record<LetterKind, readonly string[]>> = {
  decisionLetter: ['/facts', '/reasons', '/findings/*/reason', '/reconsiderationBody'],
  inadmissibilityNotice: ['/reasons', '/reconsiderationBody'],
  deemedWithdrawnNotice: ['/reconsiderationBody'],
  transferNotice: ['/reasons', '/body', '/address', '/contact'],
  supplementNotice: ['/items/*/explanation'],
  reopeningNotice: ['/reasons'],
  reviewDecision: ['/reasons', '/reconsiderationBody'],
  exceptionNotice: ['/reasons', '/reconsiderationBody'],
  extensionNotice: ['/reason'],
  clockStopNotice: ['/explanation'],
  clockRestartNotice: ['/remark'],
  recallNotice: ['/reason'],
  rollbackOrder: ['/where', '/what'],
  publicNotice: ['/where'],
  stayAnswerNotice: ['/document'],
  successorNotice: ['/name'],
  terminationNotice: ['/reconsiderationBody'],
  measureEndNotice: ['/reason'],
  repairSupplementNotice: ['/repair/reasons'],
  repairExtensionNotice: ['/repair/reasons'],
  repairGrant: ['/repair/reasons'],
  repairConversionNotice: ['/repair/reasons'],
  repairRefusal: ['/repair/reasons', '/repair/remedies/body'],
  repairRevocation: ['/repair/reasons', '/repair/remedies/body'],
};

/** Certificates are checked by a number of their own, a service receipt is filled in by hand, what whoever verified has said is not the platform's to reword, and what names nobody stands in a table of its own: none is printed anew. */
const NEVER: readonly LetterKind[] = ['suspensionCertificate', 'restorationCertificate', 'repairCertificate', 'noAnswerCertificate', 'complaintCertificate', 'serviceReceipt', 'verificationReply', 'overdueReport', 'incidentRequest', 'incidentUrge', 'incidentEscalation'];

export const isCorrectable = (kind: LetterKind): boolean => !NEVER.includes(kind);

/** The places of a letter that may be corrected, with what stands there. */
export function correctablesOf(letter: Letter): { pointer: string; value: string }[] {
  if (!isCorrectable(letter.kind)) return [];
  return [...NAMES, ...(WORDS[letter.kind] ?? [])].flatMap((pattern) => found(letter, pattern.slice(1).split('/'), ''));
}

function found(at: unknown, [step, ...rest]: string[], pointer: string): { pointer: string; value: string }[] {
  if (step === undefined) return typeof at === 'string' && at !== '' ? [{ pointer, value: at }] : [];
  if (step === '*') return Array.isArray(at) ? at.flatMap((each: unknown, i) => found(each, rest, `${pointer}/${i}`)) : [];
  return typeof at === 'object' && at !== null && step in at ? found((at as Record<string, unknown>)[step], rest, `${pointer}/${step}`) : [];
}

/** The letter with the corrections put in; each place is one that may be corrected. */
export function withCorrections(letter: Letter, corrections: LetterCorrectionWords['corrections']): Letter {
  const corrected = structuredClone(letter);
  for (const { pointer, to } of corrections) {
    const steps = pointer.slice(1).split('/');
    const last = steps.pop()!;
    const holder = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, corrected as unknown as Record<string, unknown>);
    holder[last] = to;
  }
  return corrected;
}

/** Whether a letter of the case can be corrected: undefined where there is none. What a later one has replaced is done. */
export function correctionState(s: CaseSituation, letterId: string, open: (draft: LetterCorrectionDraft | undefined) => 'open' | 'undrafted'): 'open' | 'undrafted' | 'done' | undefined {
  const letter = s.letters.find((l) => l.letterId === letterId);
  if (letter === undefined || !isCorrectable(letter.letter)) return undefined;
  if (letter.supersededBy !== undefined) return 'done';
  // The decision of an earlier examination is no longer the one that holds.
  if (letter.letter === 'decisionLetter' && letter.letterId !== s.letters.findLast((l) => l.letter === 'decisionLetter')?.letterId) return 'done';
  if (letter.letter === 'decisionLetter' && decisionOfRound(s) === undefined) return 'done';
  return open(s.letterDrafts?.find((d) => d.letterId === letterId));
}

/** Each correction names a place of the letter that may be corrected, once, and says something else there. */
export function assertCorrections(letter: Letter, corrections: LetterCorrectionWords['corrections']): void {
  const places = new Map(correctablesOf(letter).map(({ pointer, value }) => [pointer, value]));
  if (corrections.length === 0) throw new Refusal('value-needed', { field: '/corrections' });
  for (const [i, { pointer, to: text }] of corrections.entries()) {
    if (!places.has(pointer) || corrections.findIndex((c) => c.pointer === pointer) !== i) throw new Refusal('invalid-field', { field: `/corrections/${i}/pointer` });
    if (text.trim() === '' || text === places.get(pointer)) throw new Refusal('invalid-field', { field: `/corrections/${i}/to` });
  }
}

/** A draft names places that may be corrected and says something else there; signing makes the letter, and where it is the decision's has it served again. */
export function letterCorrection(request: LetterCorrectionRequest, s: CaseSituation, world: CaseWorld): Corrected {
  const { letter, to, ref, drafted } = world.correcting!;
  const { letterId } = request;
  if (request.kind === 'letterCorrectionDrafted') {
    assertCorrections(letter, request.corrections);
    const otherSigner = correctionNeedsAnother(world.pack, letter.kind, decisionOfRound(s)?.remedy ?? null);
    return { draft: { kind: request.kind, facts: { letterId, letter: letter.kind, otherSigner } }, content: { reason: request.reason, corrections: request.corrections } };
  }
  const draft = s.letterDrafts?.find((d) => d.letterId === letterId);
  if (drafted === null || draft === undefined) throw new Refusal('draft-needed');
  // What has not been served yet is served once, by the newest letter.
  const decision = decisionOfRound(s);
  const again = letter.kind === 'decisionLetter' && decision !== undefined && decision.served !== null && decision.again === undefined;
  const service = again ? { service: clockNow('service', world, s.platformId) } : {};
  return { draft: { kind: request.kind, facts: { letterId, letter: letter.kind, to, ref, draft: draft.seq, ...service } }, content: drafted };
}
