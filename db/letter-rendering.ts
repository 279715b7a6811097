import { Refusal } from '../domain/errors.ts';
import type { LetterId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { takeRole } from './database.ts';
import { contentOf } from './letter-content.ts';
import type { Register } from './register.ts';

/**
 * The PDF of an issued letter: kept from an earlier time, or rendered now and kept. It is rendered and sealed outside
 * of any transaction; of two who render at once the first one's file stays, and both hand that out.
 */
export async function renderAndKeep(register: Register, letterId: LetterId): Promise<Uint8Array> {
  const { db, vault } = register;
  const found = await db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const row = await trx.selectFrom('letter').leftJoin('letter_rendering as r', 'r.letter_id', 'letter.id')
      .select(['letter.subject_id', 'letter.sealed', 'r.pdf_sealed']).where('letter.id', '=', letterId).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    const { subject_id, sealed, pdf_sealed } = row;
    if (sealed.length === 0) throw new Refusal('erased');
    if (pdf_sealed !== null) return { pdf: await vault.openBytes(trx, subject_id, pdf_sealed) };
    return { subjectId: subject_id, letter: contentOf(await vault.openBytes(trx, subject_id, sealed)) };
  });
  if (found.pdf !== undefined) return found.pdf;
  const pdf = await register.render(found.letter);
  return db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const sealedPdf = await vault.sealBytes(trx, found.subjectId, pdf);
    await trx.insertInto('letter_rendering').values((e) => ({
      letter_id: letterId, pdf_sealed: sealedPdf, rendered_at: e.fn<Instant>('business_now'),
    })).onConflict((c) => c.doNothing()).execute();
    const kept = await trx.selectFrom('letter_rendering').select('pdf_sealed').where('letter_id', '=', letterId).executeTakeFirstOrThrow();
    return vault.openBytes(trx, found.subjectId, kept.pdf_sealed);
  });
}
