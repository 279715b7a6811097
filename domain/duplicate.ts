import { findingsOfRound } from './joint-meeting.ts';
import type { HeldBeside, LinkedFix } from './duplicate-acts.ts';
import type { MeasureId, RecordId, SubjectId } from './ids.ts';
import { normalValue, traitsOf } from './known-wrong.ts';
import type { Remedy } from './objection.ts';
import type { RecordFields } from './record.ts';
import { RECORD_FIELDS } from './record.ts';
import type { CaseSituation } from './situation.ts';

/**
 * 重复记录: two records of one subject tell of the same fact when they name the same document, however it is typed; where one of them names none, when conduct, day and amount are all the same
 * (`known-wrong.ts`). Two documents are two decisions, whatever else is alike.
 */
export function sameFact(subjectId: SubjectId, a: RecordFields, b: RecordFields): boolean {
  const traits = (fields: RecordFields, sort: 'document' | 'deed'): string[] => traitsOf(subjectId, fields).filter((trait) => trait.sort === sort).map(({ parts }) => parts.join('\u0000'));
  const [ours, theirs] = [traits(a, 'document'), traits(b, 'document')];
  if (ours.length > 0 && theirs.length > 0) return ours[0] === theirs[0];
  return traits(a, 'deed').some((deed) => traits(b, 'deed').includes(deed));
}

/**
 * Whether the decision is about the fact itself, so that every record of it is put right in the same act. Where it only says that one of two is too many, the other is
 * the one that stays.
 */
export function isAboutTheFact(s: CaseSituation): boolean {
  if (s.base?.annulled !== undefined || s.ordered !== undefined) return true;
  const findings = findingsOfRound(s);
  const wrong = (id: string): boolean => findings.some((f) => f.groundId === id && (f.result === 'inaccurate' || f.result === 'partlyInaccurate'));
  return s.grounds.some((g) => g.kind !== 'duplicate' && (g.kind === 'notOurs' || wrong(g.id)));
}

/** Whether an objection may turn out to be about the fact itself: while it is verified, nothing that rests on any record of the fact is executed (四(五)). */
export const mayConcernTheFact = (grounds: CaseSituation['grounds']): boolean => grounds.some((g) => g.kind !== 'duplicate');

/** Measures on a record of the same fact that the decision leaves as it was: they go on. */
export function goOnBeside(s: CaseSituation, remedy: Remedy, measures: readonly { id: MeasureId; recordId?: RecordId }[]): Set<MeasureId> {
  return new Set(remedy === 'revoke' && isAboutTheFact(s) ? [] : measures.filter((m) => m.recordId !== undefined).map(({ id }) => id));
}

/** What the decision of a case does to the records of the same fact: those that still say what was found wrong. */
export function linkedFixes(s: CaseSituation, remedy: Remedy, beside: readonly HeldBeside[], before: RecordFields, after: RecordFields): LinkedFix[] {
  if ((remedy !== 'correct' && remedy !== 'revoke') || !isAboutTheFact(s)) return [];
  return beside.filter((r) => r.recordId !== s.recordId && r.state !== 'revoked' && sameFact(s.subjectId, before, r.fields)).flatMap((r): LinkedFix[] => {
    if (remedy === 'revoke') return [{ ...r, remedy, after: r.fields }];
    const wrong = RECORD_FIELDS.filter((field) => before[field] !== after[field] && normalValue(field, r.fields[field]) === normalValue(field, before[field]));
    return wrong.length === 0 ? [] : [{ ...r, remedy, after: { ...r.fields, ...Object.fromEntries(wrong.map((field) => [field, after[field]])) } }];
  });
}
