import { createHash } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { LetterId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { reading, takeRole } from './database.ts';
import type { Register } from './register.ts';
import { partiesOf, readingWords } from './sight-reads.ts';

/** A letter belongs to its addressee; the platform that wrote it and its supervisors read it too. */
async function findLetter(trx: Trx, actor: Actor, letterId: LetterId) {
  const row = await trx.selectFrom('letter').select(['id', 'number', 'party', 'subject_id', 'sealed']).where('id', '=', letterId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  if (!hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor') && !partiesOf(actor).includes(row.party)) throw new Refusal('not-found');
  return row;
}

/** A letter's frozen content, for somebody it is for. */
export async function letterFor(register: Register, actor: Actor, letterId: LetterId): Promise<Letter> {
  return readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), async (trx, row) => contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed)));
}

/** Refuses whoever a letter is not for. */
export const assertReadsLetter = async (register: Register, actor: Actor, letterId: LetterId): Promise<void> =>
  void (await reading(register.db, actor.userId, (trx) => findLetter(trx, actor, letterId)));

const contentOf = (bytes: Buffer): Letter => JSON.parse(bytes.toString());

/**
 * The PDF of an issued letter: kept from an earlier time, or rendered now and kept. The renderer is passed in, outside of
 * any transaction; two who render at once write the same bytes and the first stays.
 */
export async function renderAndKeep(register: Register, render: (letter: Letter) => Promise<Uint8Array>, letterId: LetterId): Promise<Uint8Array> {
  const { db, vault } = register;
  const found = await db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register');
    const row = await trx.selectFrom('letter').leftJoin('letter_rendering as r', 'r.letter_id', 'letter.id')
      .select(['letter.subject_id', 'letter.sealed', 'r.pdf_sealed']).where('letter.id', '=', letterId).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    const { subject_id, sealed, pdf_sealed } = row;
    if (pdf_sealed !== null) return { pdf: await vault.openBytes(trx, subject_id, pdf_sealed) };
    return { subjectId: subject_id, letter: contentOf(await vault.openBytes(trx, subject_id, sealed)) };
  });
  if (found.pdf !== undefined) return found.pdf;
  const pdf = await render(found.letter);
  await db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register');
    const sealedPdf = await vault.sealBytes(trx, found.subjectId, pdf);
    await trx.insertInto('letter_rendering').values((e) => ({
      letter_id: letterId, pdf_sealed: sealedPdf, pdf_hash: createHash('sha256').update(pdf).digest(), rendered_at: e.fn<Instant>('business_now'),
    })).onConflict((c) => c.doNothing()).execute();
  });
  return pdf;
}
