import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { LetterId } from '../domain/ids.ts';
import type { Letter } from '../domain/letter.ts';
import type { Look } from './access-log.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import { partiesOf, readingWords } from './sight-reads.ts';

/** A letter belongs to its addressee; the platform that wrote it and its supervisors read it too. */
async function findLetter(trx: Trx, actor: Actor, letterId: LetterId) {
  const row = await trx.selectFrom('letter').select(['id', 'case_id', 'number', 'party', 'subject_id', 'sealed']).where('id', '=', letterId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found');
  if (!hasRole(actor, 'clerk') && !hasRole(actor, 'supervisor') && !partiesOf(actor).includes(row.party)) throw new Refusal('not-found');
  // The words went by the schedule of retention; that there was a letter is still told.
  if (row.sealed.length === 0) throw new Refusal('erased');
  return row;
}

const looks = (row: Awaited<ReturnType<typeof findLetter>>): Look[] => [{ kind: 'letter', subjectId: row.subject_id, dossierId: row.case_id, item: row.id }];

/** A letter's frozen content, for somebody it is for. */
export async function letterFor(register: Register, actor: Actor, letterId: LetterId): Promise<Letter> {
  return readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), looks, async (trx, row) => contentOf(await register.vault.openBytes(trx, row.subject_id, row.sealed)));
}

/** Refuses whoever a letter is not for; to the others it is handed out next, so the look is kept here. */
export const assertReadsLetter = (register: Register, actor: Actor, letterId: LetterId): Promise<void> =>
  readingWords(register, actor, (trx) => findLetter(trx, actor, letterId), looks, async () => {});

/** An issued letter as it was frozen, from its opened bytes. */
export const contentOf = (bytes: Buffer): Letter => JSON.parse(bytes.toString());
