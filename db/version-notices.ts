import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Author } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, OrgId, RecordId } from '../domain/ids.ts';
import { isSigned } from '../domain/notice-way.ts';
import { inOffice } from '../domain/organisation.ts';
import { levelsUpTo } from '../domain/sensitivity.ts';
import { RECIPIENTS_SEE } from '../domain/sight.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { LogWriter } from './act-log.ts';
import type { Trx } from './database.ts';
import type { NoticeContent } from './delivery-tables.ts';
import { lookBackMonths } from '../domain/policy.ts';
import { hostOf } from './notice-outbox.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';

/** A version that has come about without a decision on the record, with its log still open, and the act that made it. */
export interface NewVersion {
  recordId: RecordId;
  fromVersion: number | null;
  version: number;
  writer: LogWriter;
  cause: ActId;
  /** Who is given a record that nobody has yet; absent: whoever was given an earlier version. */
  to?: readonly OrgId[];
}

/**
 * 修订后再次共享: whoever was given a record gets the version that its provider has made of it since (Shenzhen 2023 Art. 37), each as an act in the record's log and a line
 * of the ledger. Systems get it signed, in the order of all that concerns them; people who read the web app get one mail per batch (`batch`). Returns what the caller
 * has to write once the acts are in the log.
 */
export async function shareVersions(register: Register, trx: Trx, versions: readonly NewVersion[], { at, author, batch }: { at: Instant; author: Author; batch: string }): Promise<() => Promise<void>> {
  const pack = register.currentPack();
  const months = lookBackMonths(pack);
  const ids = versions.map(({ recordId }) => recordId);
  const earlier = await trx.selectFrom('record_recipient').select(['record_id', 'org_id']).distinct().where('record_id', 'in', ids)
    .where((e) => e.or([e.val(months === null), e('given_at', '>=', sql<Instant>`${at}::timestamptz - ${months ?? 0}::int * interval '1 month'`)])).orderBy('org_id').execute();
  // What is published no more or not disclosed is given to nobody.
  const silent = new Set((await trx.selectFrom('record').leftJoin('record_publicity as p', 'p.record_id', 'record.id').select('record.id').where('record.id', 'in', ids)
    .where((e) => e.or([e('record.state', '!=', 'published'), e('p.ended_how', 'is not', null), e('record.sensitivity', 'not in', levelsUpTo(RECIPIENTS_SEE))])).execute()).map(({ id }) => id));
  const ways = new Map((await trx.selectFrom('recipient_channel').select(['org_id', 'way']).execute()).map(({ org_id, way }) => [org_id, way]));
  const orgs = await register.organisations.all();
  const shared = versions.filter(({ recordId }) => !silent.has(recordId)).flatMap((v) => {
    const to = v.to ?? earlier.filter(({ record_id }) => record_id === v.recordId).map(({ org_id }) => org_id);
    return [...new Set(to.map((org) => inOffice(orgs, org, dayAt(at, pack.zone))))].map((orgId) => ({ ...v, orgId }));
  });
  for (const { writer, recordId, orgId, version } of shared) writer.append({ kind: 'recordShared', facts: { recordId, orgId, version } }, author, { occurredAt: at });
  return async () => {
    if (shared.length === 0) return;
    await trx.insertInto('record_recipient').values(shared.map((s) => ({ record_id: s.recordId, org_id: s.orgId, version: s.version, given_at: at }))).onConflict((c) => c.doNothing()).execute();
    const rows = shared.flatMap(({ orgId, recordId, fromVersion, version, cause }) => {
      const way = ways.get(orgId);
      if (!isSigned(way)) return [];
      const id = uuidv7();
      const content: NoticeContent = { about: 'version', caseId: asId<CaseId>(recordId), recordId, number: recordId, fromVersion, version, issuedAt: at };
      return [{
        id, message_id: `<${cause}.${orgId}@${hostOf(register.publicUrl)}>`, channel: way, destination: `org:${orgId}`, user_id: null, party: `org:${orgId}`, kind: 'version' as const, ref: `${cause}.${orgId}`,
        language: 'zh' as const, content: JSON.stringify(content), created_at: at,
      }];
    });
    if (rows.length > 0) await trx.insertInto('delivery').values(rows).execute();
    const readers = [...new Set(shared.flatMap(({ orgId }) => (isSigned(ways.get(orgId)) ? [] : [orgId])))];
    for (const orgId of readers) await tell(register, trx, { party: `org:${orgId}`, role: 'executor' }, { notice: 'versionShared', number: null, path: '/measures', role: 'executor' }, { ref: batch, at });
  };
}
