import type { Addressee } from '../domain/act.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, LetterId, OrgId, SubjectId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { LetterCheck } from '../domain/letter-check.ts';
import { withCorrections } from '../domain/letter-correction.ts';
import type { LetterCorrectionWords } from '../domain/letter-correction-acts.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import type { CaseSituation } from '../domain/situation.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { contentOf } from './letter-content.ts';
import type { Register } from './register.ts';
import type { Party } from './schema.ts';

interface Desk { register: Register; trx: Trx; situation: CaseSituation }

/** The frozen content of a letter of this case that is to be superseded; what it printed of packs the new one prints as well. */
export async function supersededLetter({ register, trx, situation: s }: Desk, letterId: LetterId, printed?: Set<PrintedValue>): Promise<Letter> {
  const row = await letterRow(trx, s, letterId);
  for (const value of row.printed) printed?.add(value);
  return contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed));
}

async function letterRow(trx: Trx, s: CaseSituation, letterId: LetterId) {
  const row = await trx.selectFrom('letter').select(['party', 'ref', 'subject_id', 'sealed', 'printed']).where('id', '=', letterId).where('case_id', '=', s.caseId as string as DossierId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  if (row.sealed.length === 0) throw new Refusal('erased');
  return row;
}

export const addresseeOf = (party: Party): Addressee => {
  const id = party.slice(party.indexOf(':') + 1);
  return party.startsWith('org:') ? { orgId: asId<OrgId>(id) } : { subjectId: asId<SubjectId>(id) };
};

/** What a correction needs: the letter as it was issued, to whom, and what the open draft of its correction says. */
export async function correctingOf(desk: Desk, letterId: LetterId): Promise<NonNullable<CaseWorld['correcting']>> {
  const { party, ref, subject_id, sealed } = await letterRow(desk.trx, desk.situation, letterId);
  const letter = contentOf(await desk.register.vault.openBytes(desk.trx, subject_id, sealed));
  return { letter, to: addresseeOf(party), ref, drafted: await draftedCorrection(desk, letterId) };
}

/** What the open draft of a letter's correction says, for whoever signs it; null without one. */
export async function draftedCorrection({ register, trx, situation: s }: Desk, letterId: LetterId): Promise<LetterCorrectionWords | null> {
  const seq = s.letterDrafts?.find((d) => d.letterId === letterId)?.seq;
  if (seq === undefined) return null;
  const row = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select('act_content.sealed')
    .where('act.dossier_id', '=', s.caseId as string as DossierId).where('act.seq', '=', seq).executeTakeFirst();
  return row === undefined ? null : ((await register.vault.open(trx, s.subjectId, row.sealed)) as LetterCorrectionWords);
}

/** 改送: the letter anew to the successor of whoever it went to, saying which one it takes the place of. */
export function readdressedLetter(earlier: Letter, { number, at, today, check, addressee }: { number: string; at: Instant; today: Day; check: LetterCheck; addressee: string }): Letter {
  return { ...earlier, number, issuedAt: at, issuedOn: today, check, addressee, readdresses: { number: earlier.number, issuedOn: earlier.issuedOn, addressee: earlier.addressee } };
}

/** The letter anew: its content with the corrections, under its own number, date and code, saying which one it takes the place of. */
export function correctedLetter(earlier: Letter, { reason, corrections }: LetterCorrectionWords, { number, at, today, check }: { number: string; at: Instant; today: Day; check: LetterCheck }): Letter {
  return { ...withCorrections(earlier, corrections), number, issuedAt: at, issuedOn: today, check, corrects: { number: earlier.number, issuedOn: earlier.issuedOn, reason } };
}
