import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { DossierId, OrgId } from '../domain/ids.ts';
import { asId } from '../domain/ids.ts';
import { levelsUpTo } from '../domain/sensitivity.ts';
import { RECIPIENTS_SEE } from '../domain/sight.ts';
import { recordsByIdentifier, subjectByIdentifier } from './record-reads.ts';
import type { Look } from './access-log.ts';
import { noteLooks } from './access-log.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';

/**
 * An organisation fetches what is published about a subject (信用信息查询). Whoever fetches a record holds it from then on: it stands
 * in the ledger as pulled, so that a correction within the pack's look-back finds it too (`law.md` §8, 20).
 */
export async function queryRecords(register: Register, actor: Actor & { orgId: OrgId }, identifier: string) {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    return fetchFor(register, trx, actor, identifier, 'pulled');
  });
}

/** What is published about a subject, entered in the ledger as given to this organisation, in the transaction of whatever it is fetched for. */
export async function fetchFor(register: Register, trx: Trx, actor: Actor & { orgId: OrgId }, identifier: string, how: 'pulled' | 'report') {
  const indexes = register.vault.blindIndexes(identifier);
  const subjectId = await subjectByIdentifier(trx, indexes);
  // What is stopped or withdrawn is shown to nobody who could act on it.
  // 终止公示、停止共享和使用: nor what was repaired or shielded, or has come to its maximum.
  const over = new Set(subjectId === null ? [] : (await trx.selectFrom('record_publicity as p').innerJoin('record', 'record.id', 'p.record_id').select('p.record_id')
    .where('record.subject_id', '=', subjectId).where('p.ended_on', 'is not', null).execute()).map((row) => row.record_id));
  // 授权查询: nor what its holder would not be shown.
  const records = (await recordsByIdentifier(trx, indexes)).filter(({ id, state, sensitivity }) => state === 'published' && !over.has(id) && levelsUpTo(RECIPIENTS_SEE).includes(sensitivity));
  if (records.length > 0) {
    const at = await businessNow(trx);
    await sql`insert into record_recipient (record_id, org_id, version, given_at, how)
      select r.id, ${actor.orgId}, r.version, ${at}, ${how} from record r where r.id = any (${records.map((r) => r.id)}::uuid[])
      on conflict (record_id, org_id, version) do update set given_at = excluded.given_at, how = excluded.how where record_recipient.how = 'pulled' or excluded.how = 'report'`.execute(trx);
  }
  const looks: Look[] = records.map(({ id }) => ({ kind: 'record', subjectId, dossierId: asId<DossierId>(id), item: null }));
  await noteLooks(trx, actor, subjectId === null ? [] : [{ kind: 'recordSearch', subjectId, dossierId: null, item: null }, ...looks], { andMore: records.length > 0 });
  return records;
}
