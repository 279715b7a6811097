import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, LetterId } from '../domain/ids.ts';
import type { LetterOwner } from '../domain/letter-correction-log.ts';
import { correctionLog, mayCorrect } from '../domain/letter-correction-log.ts';
import { assertCorrections, correctablesOf } from '../domain/letter-correction.ts';
import type { LetterCorrectionWords } from '../domain/letter-correction-acts.ts';
import type { Letter } from '../domain/letter.ts';
import { correctionNeedsAnother } from '../domain/signing.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { flush, loadActs, lockDossiers, LogWriter, sealedPrint } from './act-log.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { newCheck } from './letter-check.ts';
import { contentOf } from './letter-content.ts';
import { addresseeOf, correctedLetter } from './letter-corrections.ts';
import { printable } from './letter-writer.ts';
import { letterNumber } from './numbering.ts';
import type { Register } from './register.ts';

/** Dossiers whose letters are corrected here; those of a case are acts of its own table, those of complaints nobody's but the examiner's. */
const DOSSIERS = ['repair', 'record'] as const;

/** What a person gets for it: its place in the log of the letter's dossier. */
export interface LetterCorrectionReceipt {
  letterId: LetterId;
  actId: ActId;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** A letter of a repair or a record with its own dossier, or nothing. */
export async function correctableLetter(trx: Trx, letterId: LetterId) {
  return trx.selectFrom('letter').innerJoin('dossier', 'dossier.id', 'letter.case_id').select(['letter.id', 'letter.case_id', 'letter.kind', 'letter.party', 'letter.ref', 'letter.subject_id', 'letter.sealed', 'letter.printed', 'letter.issuer_id'])
    .where('letter.id', '=', letterId).where('dossier.kind', 'in', [...DOSSIERS]).executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof correctableLetter>>>;

const ownerOf = async (register: Register, row: Row): Promise<LetterOwner> => ({
  issuerId: row.issuer_id, subjectId: row.subject_id, byPlatform: row.issuer_id !== null && (await register.organisations.all()).get(row.issuer_id)?.kind === 'platform',
});

/** What of such a letter can be printed anew, and what a draft of it says; null where it is not the reader's to correct. */
export async function correctionOfLetter(register: Register, trx: Trx, actor: Actor, letterId: LetterId, letter: Letter) {
  const row = await correctableLetter(trx, letterId);
  if (row === undefined) return null;
  const [log, owner] = [correctionLog(await loadActs(trx, row.case_id)), await ownerOf(register, row)];
  const [drafting, signing] = [mayCorrect(log, actor, 'letterCorrectionDrafted', letterId, owner), mayCorrect(log, actor, 'letterCorrected', letterId, owner)];
  if (!drafting.allowed) return null;
  const draft = log.drafts.find((each) => each.letterId === letterId);
  return {
    places: correctablesOf(letter), draft: draft === undefined ? null : await wordsAt(register, trx, row, draft.seq), draftAllowed: true, signAllowed: signing.allowed,
    signCode: signing.allowed ? null : signing.code, decision: false,
  };
}

async function wordsAt(register: Register, trx: Trx, row: Row, seq: number): Promise<LetterCorrectionWords> {
  const { sealed } = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select('act_content.sealed').where('act.dossier_id', '=', row.case_id).where('act.seq', '=', seq).executeTakeFirstOrThrow();
  return (await register.vault.open(trx, row.subject_id, sealed)) as LetterCorrectionWords;
}

/** Drafts the correction of a letter of a repair or a record (`words`), or signs the one that is drafted (null): one transaction, once per key. */
export async function correctLetter(register: Register, request: PersonalRequest & { letterId: LetterId; words: LetterCorrectionWords | null }): Promise<LetterCorrectionReceipt> {
  const { actor, actId, key, elapsedMs, letterId, words } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if ((await trx.selectFrom('letter').select('id').where('id', '=', letterId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<LetterCorrectionReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const dossierId = (await correctableLetter(trx, letterId))?.case_id;
    const head = dossierId === undefined ? undefined : (await lockDossiers(trx, [dossierId])).get(dossierId);
    const row = await correctableLetter(trx, letterId);
    if (head === undefined || row === undefined) throw new Refusal('not-found');
    if (row.sealed.length === 0) throw new Refusal('erased');
    const log = correctionLog(await loadActs(trx, row.case_id));
    const permission = mayCorrect(log, actor, words === null ? 'letterCorrected' : 'letterCorrectionDrafted', letterId, await ownerOf(register, row));
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
    const now = await businessNow(trx);
    const occurredAt = plusMs(now, -elapsedMs());
    const letter = contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed));
    const writer = new LogWriter(head, now);
    const said = words ?? (await wordsAt(register, trx, row, log.drafts.find((each) => each.letterId === letterId)!.seq));
    if (words !== null) assertCorrections(letter, words.corrections);
    const content = await register.vault.seal(trx, row.subject_id, said);
    const facts = { letterId, letter: row.kind };
    const pack = register.currentPack(dayAt(occurredAt, register.currentPack().zone));
    const act = writer.append(words === null
      ? { kind: 'letterCorrected', facts: { ...facts, to: addresseeOf(row.party), ref: row.ref, draft: log.drafts.find((each) => each.letterId === letterId)!.seq } }
      : { kind: 'letterCorrectionDrafted', facts: { ...facts, otherSigner: correctionNeedsAnother(pack, row.kind, null) } },
    { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt, content: content.commitment });
    const issued = words === null ? await issueCorrected(register, trx, { row, letter, said, act: { id: act.id }, writer, at: occurredAt }) : null;
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: act.id, subject_id: row.subject_id, sealed: content.sealed }).execute();
    if (issued !== null) await trx.insertInto('letter').values(issued).execute();
    const { hash } = await trx.selectFrom('act').select('hash').where('id', '=', act.id).executeTakeFirstOrThrow();
    const receipt: LetterCorrectionReceipt = { letterId, actId: act.id, seq: act.seq, hash: hash.toString('hex'), occurredAt };
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

/** The letter anew, in the name of the organ that issued it before, under the next number of its series. */
async function issueCorrected(register: Register, trx: Trx, { row, letter, said, act, writer, at }: { row: Row; letter: Letter; said: LetterCorrectionWords; act: { id: ActId }; writer: LogWriter; at: Instant }) {
  const today = dayAt(at, register.currentPack().zone);
  const number = await letterNumber(trx, row.kind, Number(today.slice(0, 4)), await register.organisations.all(), row.issuer_id);
  const [id, check] = [asId<LetterId>(uuidv7()), newCheck(register)];
  const corrected = correctedLetter(letter, said, { number, at, today, check });
  const sealed = await register.vault.sealBytes(trx, row.subject_id, Buffer.from(printable({ register, contents: new Map([[act.id, said]]) }, act, corrected)));
  const to = addresseeOf(row.party);
  writer.append({ kind: 'letterIssued', facts: { letterId: id, letter: row.kind, number, to, ref: row.ref, supersedes: row.id, sealed: sealedPrint(sealed) } }, { class: 'entailed', by: act.id }, { occurredAt: at });
  return {
    id, case_id: row.case_id as DossierId, kind: row.kind, number, party: row.party, ref: row.ref, issued_by: act.id, issued_at: at, template: 1, subject_id: row.subject_id, sealed, printed: row.printed,
    check_code: check.code, issuer_id: row.issuer_id, supersedes: row.id,
  };
}
