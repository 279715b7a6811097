import type { ActKind, Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import type { RecordedBy } from '../domain/filing-acts.ts';
import type { DossierId, RecordId, UploadId } from '../domain/ids.ts';
import { actOf } from './act-log.ts';
import type { Trx } from './database.ts';

/** Whoever enters a record is said with the unit, which does not decide on it. */
export const recorderOf = ({ userId, orgId, unitId }: Actor): Author => ({ class: 'person', userId, orgId, ...(unitId === undefined ? {} : { unitId }) });

/** 录入: who has entered a record as it stands, or handed a batch in, by its own log. */
export async function recordedBy(trx: Trx, of: RecordId | UploadId, kinds: readonly Extract<ActKind, 'recordProvided' | 'recordRevised' | 'uploadOpened'>[]): Promise<RecordedBy> {
  const { body } = await trx.selectFrom('act').select('body').where('dossier_id', '=', of as string as DossierId).where('kind', 'in', [...kinds]).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
  const { author } = actOf(body);
  if (author.class !== 'person') throw new Error('a record is entered by a person');
  const { userId, orgId, unitId } = author;
  return { userId, orgId, ...(unitId === undefined ? {} : { unitId }) };
}
