import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, LetterId, OrgId } from '../domain/ids.ts';
import type { Letter, LetterKind } from '../domain/letter.ts';
import { acknowledgementOf } from '../domain/letter-acknowledgement.ts';
import { correctablesOf } from '../domain/letter-correction.ts';
import { may } from '../domain/permission.ts';
import { foldCase } from '../domain/situation.ts';
import type { Look } from './access-log.ts';
import type { Trx } from './database.ts';
import { loadActs } from './act-log.ts';
import { contentOf } from './letter-content.ts';
import { correctionOfLetter } from './letter-correction-register.ts';
import { draftedCorrection } from './letter-corrections.ts';
import type { Register } from './register.ts';
import { partiesOf, readingWords, represents } from './sight-reads.ts';

/** A letter belongs to its addressee; who issued it, the platform and its supervisors read it too. */
async function findLetter(trx: Trx, actor: Actor, letterId: LetterId) {
  const row = await trx.selectFrom('letter').select(['id', 'case_id', 'number', 'kind', 'issuer_id', 'party', 'subject_id', 'sealed', 'supersedes', 'ref']).where('id', '=', letterId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  const issued = actor.orgId !== null && row.issuer_id === actor.orgId && !row.kind.startsWith('complaint');
  if (!hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor') && !issued && !partiesOf(actor).includes(row.party) && !(row.party.startsWith('subject:') && (await represents(trx, actor, row.case_id as string as CaseId)))) throw new Refusal('not-found');
  // The words went by the schedule of retention; that there was a letter is still told.
  if (row.sealed.length === 0) throw new Refusal('erased');
  return row;
}

const looks = (row: Awaited<ReturnType<typeof findLetter>>): Look[] => [{ kind: 'letter', subjectId: row.subject_id, dossierId: row.case_id, item: row.id }];

/** A letter with what it takes the place of and what has taken its place; for who corrects letters, what of it can be corrected. */
export async function letterDetails(register: Register, actor: Actor, letterId: LetterId) {
  return readingWords(register, actor, async (trx) => {
    const row = await findLetter(trx, actor, letterId);
    const linked = trx.selectFrom('letter').select(['id', 'number']);
    return {
      row, supersededBy: (await linked.where('supersedes', '=', letterId).executeTakeFirst()) ?? null,
      supersedes: row.supersedes === null ? null : ((await linked.where('id', '=', row.supersedes).executeTakeFirst()) ?? null),
      isCase: (await trx.selectFrom('case_file').select('id').where('id', '=', row.case_id as string as CaseId).executeTakeFirst()) !== undefined,
    };
  }, ({ row }) => looks(row), async (trx, { row, supersededBy, supersedes, isCase }) => {
    const letter = contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed));
    return { letter, acknowledged: isCase && (await isAcknowledged(trx, row)), supersededBy, supersedes, correction: isCase ? (hasRole(actor, 'clerk') ? await correctionOf(register, trx, actor, letterId, letter, row.case_id) : null) : await correctionOfLetter(register, trx, actor, letterId, letter), caseId: isCase ? asId<CaseId>(row.case_id) : null };
  });
}

/** What a clerk can print anew of a letter of a case, and what a draft of it says already; null where it is not theirs to correct. */
async function correctionOf(register: Register, trx: Trx, actor: Actor, letterId: LetterId, letter: Letter, dossierId: DossierId) {
  const situation = foldCase(await loadActs(trx, dossierId));
  const asked = (kind: 'letterCorrectionDrafted' | 'letterCorrected') => may(situation, actor, { kind, ref: letterId, how: null });
  const [drafting, signing] = [asked('letterCorrectionDrafted'), asked('letterCorrected')];
  if (!drafting.allowed) return null;
  return {
    places: correctablesOf(letter), draft: await draftedCorrection({ register, trx, situation }, letterId), draftAllowed: drafting.allowed, signAllowed: signing.allowed,
    signCode: signing.allowed ? null : signing.code, decision: letter.kind === 'decisionLetter',
  };
}

/** A letter's frozen content, for somebody it is for. */
export async function letterFor(register: Register, actor: Actor, letterId: LetterId): Promise<Letter> {
  return readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), looks, async (trx, row) => contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed)));
}

/** The receipt of a letter: which act took note of it, of which organisation; refused where nobody has, or its kind has none. */
export async function acknowledgementFor(register: Register, actor: Actor, letterId: LetterId) {
  const orgs = await register.organisations.all();
  return readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), looks, async (trx, row) => {
    const act = acknowledgementOf(row, await loadActs(trx, row.case_id));
    if (act === undefined) throw new Refusal('not-found');
    const letter = contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed));
    const { hash } = await trx.selectFrom('act').select('hash').where('id', '=', act.id).executeTakeFirstOrThrow();
    const orgId = asId<OrgId>(row.party.slice('org:'.length));
    return { letter, by: orgs.get(orgId)?.name ?? orgId, system: act.author.class !== 'person', at: act.occurredAt, seq: act.seq, hash: hash.toString('hex') };
  });
}

/** Whether somebody has taken note of a letter. */
export const isAcknowledged = async (trx: Trx, row: { kind: LetterKind; ref: string | null; case_id: DossierId }): Promise<boolean> => acknowledgementOf(row, await loadActs(trx, row.case_id)) !== undefined;

/** Refuses whoever a letter is not for; to the others it is handed out next, so the look is kept here. */
export const assertReadsLetter = (register: Register, actor: Actor, letterId: LetterId): Promise<void> =>
  readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), looks, async () => {});
