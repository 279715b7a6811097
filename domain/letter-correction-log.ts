import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import type { LetterId, OrgId, SubjectId } from './ids.ts';
import type { LetterCorrectionDraft } from './letter-correction-acts.ts';
import { isCorrectable } from './letter-correction.ts';
import type { LetterKind } from './letter.ts';
import type { Permission } from './permission.ts';

/** The letters of a log that is no case's (a repair's, a record's), and what of them is drafted anew and not signed. */
export interface CorrectionLog {
  letters: { letterId: LetterId; letter: LetterKind; supersededBy?: LetterId }[];
  drafts: LetterCorrectionDraft[];
}

/** Folds what a log says of its letters, oldest first. */
export function correctionLog(acts: readonly Act[]): CorrectionLog {
  const log: CorrectionLog = { letters: [], drafts: [] };
  for (const act of acts) {
    switch (act.kind) {
      case 'letterIssued': {
        const { letterId, letter, supersedes } = act.facts;
        const earlier = log.letters.find((each) => each.letterId === supersedes);
        if (earlier !== undefined) earlier.supersededBy = letterId;
        log.letters.push({ letterId, letter });
        break;
      }
      case 'letterCorrectionDrafted':
      case 'letterCorrected':
        log.drafts = log.drafts.filter(({ letterId }) => letterId !== act.facts.letterId);
        if (act.kind === 'letterCorrectionDrafted' && act.author.class === 'person') log.drafts.push({ letterId: act.facts.letterId, seq: act.seq, by: act.author.userId, otherSigner: act.facts.otherSigner });
        break;
      default:
    }
  }
  return log;
}

/** Whose letter it is: the organ that issued it, whether that is the platform, and whom it is about. */
export interface LetterOwner {
  issuerId: OrgId | null;
  byPlatform: boolean;
  subjectId: SubjectId;
}

/** Whether this person may draft or sign the correction of a letter: the people of the organ that issued it, never in their own cause, and where the draft says so another than drafted it. */
export function mayCorrect(log: CorrectionLog, actor: Actor, kind: 'letterCorrectionDrafted' | 'letterCorrected', letterId: LetterId, { issuerId, byPlatform, subjectId }: LetterOwner): Permission {
  const refused = (code: Extract<Permission, { allowed: false }>['code'], params: Record<string, string> = {}): Permission => ({ allowed: false, code, params });
  const letter = log.letters.find((each) => each.letterId === letterId);
  if (letter === undefined || !isCorrectable(letter.letter)) return refused('not-found');
  const inOffice = byPlatform ? hasRole(actor, 'clerk') : hasRole(actor, 'provider') || hasRole(actor, 'executor');
  if (!inOffice || issuerId === null || actor.orgId !== issuerId) return refused('not-your-role', { role: byPlatform ? 'clerk' : 'provider' });
  if (actor.subjectId === subjectId) return refused('conflict-of-interest', { conflict: 'ownCase' });
  if (letter.supersededBy !== undefined) return refused('already-done');
  if (kind === 'letterCorrectionDrafted') return { allowed: true };
  const draft = log.drafts.find((each) => each.letterId === letterId);
  if (draft === undefined) return refused('draft-needed');
  return draft.otherSigner && draft.by === actor.userId ? refused('conflict-of-interest', { conflict: 'ownDraft' }) : { allowed: true };
}
