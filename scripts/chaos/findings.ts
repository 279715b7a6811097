import { sql } from 'kysely';
import { overseeing, takeRole } from '../../db/database.ts';
import type { Trx } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import type { CaseId, OrgId, RecordId } from '../../domain/ids.ts';
import { recipientStore } from '../recipient/store.ts';
import type { RecipientStore } from '../recipient/store.ts';
import type { KeptReceipt } from './persistent-counter.ts';

/** What may never be, counted; `findings` says the first of each. */
export interface Findings {
  invariantViolations: number;
  correctionsLost: number;
  deliveredTwiceUnderOtherIds: number;
  resumedTooEarly: number;
  answeredActsLost: number;
  doneTwice: number;
  unfinishedCases: number;
  notices: number;
  findings: string[];
}

const asAuditor = <T>(register: Register, read: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_auditor');
  return read(trx);
});

/** What breaks a promise at this moment, measures in force under an open verification among it: as the watchdog sees it. */
export const violationsNow = (register: Register): Promise<number> => overseeing(register.db, 'zm_procedure', async (trx) => (await sql<{ n: number }>`select count(*)::int as n from promise_violation`.execute(trx)).rows[0]!.n);

/**
 * What a recipient was sent under more than one message id: the same version or mark of a record, whatever notice it came by. A message's id is made
 * of its notice's, so two notices of one correction would be two messages that no recipient could tell to be one.
 */
export function deliveredTwice(arrivals: ReturnType<RecipientStore['arrivals']>): string[] {
  const said = Map.groupBy(arrivals, ({ kind, copy, order }) => (copy === null ? `${kind} ${order?.order} of ${order?.orderId}: ${order?.measures.join(' ')}` : `${kind} of ${copy.recordId} at version ${copy.version}${copy.mark === null ? '' : `, ${copy.mark}`}`));
  return [...said].filter(([, all]) => new Set(all.map(({ messageId }) => messageId)).size > 1).map(([what]) => what);
}

interface Played {
  played: readonly { caseId: CaseId; recordId: RecordId; upheld: boolean }[];
  receipts: readonly KeptReceipt[];
  /** What each recipient's own system has kept. */
  stores: readonly (readonly [OrgId, string])[];
  violationsSeen: number;
}

/** Looks at the register and into the recipients' own stores, once nothing is killed any more. */
export async function lookForFindings(register: Register, { played, receipts, stores, violationsSeen }: Played): Promise<Findings> {
  const ids = played.map(({ caseId }) => caseId as string);
  const upheld = played.filter((p) => p.upheld);
  const read = await asAuditor(register, async (trx) => ({
    notices: (await sql<{ case_id: string; org_id: OrgId; record_id: RecordId; record_version: number; confirmed: boolean; way: string }>`select n.case_id, n.org_id, c.record_id, n.record_version, n.confirmed_at is not null as confirmed, n.way
      from correction_notice n join case_file c on c.id = n.case_id where n.case_id = any (${ids}::uuid[])`.execute(trx)).rows,
    recipients: (await sql<{ record_id: RecordId; org_id: OrgId; version: number }>`select record_id, org_id, max(version)::int as version from record_recipient where record_id = any (${played.map((p) => p.recordId)}::uuid[]) group by 1, 2`.execute(trx)).rows,
    versions: (await sql<{ id: RecordId; version: number }>`select id, version from record where id = any (${played.map((p) => p.recordId)}::uuid[])`.execute(trx)).rows,
    early: (await sql<{ dossier_id: string }>`select r.dossier_id::text from act r join act s on s.dossier_id = r.dossier_id and s.kind = 'served' where r.kind = 'measuresResumed' and r.dossier_id = any (${ids}::uuid[])
      and r.occurred_at < (convert_from(s.body, 'UTF8')::json -> 'facts' ->> 'resumeFrom')::timestamptz`.execute(trx)).rows,
    acts: new Set((await sql<{ id: string }>`select id::text from act where dossier_id = any (${ids}::uuid[])`.execute(trx)).rows.map(({ id }) => id)),
    twice: (await sql<{ dossier_id: string; kind: string }>`select dossier_id::text, kind from act where dossier_id = any (${ids}::uuid[]) and kind in ('served', 'recordCorrected', 'certified', 'closed', 'decided', 'accepted') group by 1, 2 having count(*) > 1`.execute(trx)).rows,
    open: (await sql<{ number: string; phase: string }>`select number, phase from case_file where id = any (${ids}::uuid[]) and phase <> 'closed'`.execute(trx)).rows,
  }));
  const findings: string[] = [];
  const count = (what: string, list: readonly string[]): number => {
    if (list.length > 0) findings.push(`${what}: ${list.length}, first: ${list[0]}`);
    return list.length;
  };
  const lost = upheld.flatMap(({ recordId, caseId }) => {
    const version = read.versions.find((v) => v.id === recordId)?.version ?? 0;
    if (version !== 2) return [`${recordId} stands at version ${version}`];
    return read.recipients.filter((r) => r.record_id === recordId).flatMap(({ org_id }) => {
      const notice = read.notices.find((n) => n.case_id === caseId && n.org_id === org_id && n.record_version === version);
      if (notice === undefined) return [`${org_id} was not told of ${recordId}`];
      if (!notice.confirmed) return [`${org_id} has not confirmed ${recordId}`];
      const store = stores.find(([org]) => org === org_id);
      // What its own system holds, not what it said.
      return store === undefined || copyOf(store[1], recordId) === version ? [] : [`${org_id} holds an old copy of ${recordId}`];
    });
  });
  const twice = stores.flatMap(([org, folder]) => deliveredTwice(storeAt(folder).arrivals()).map((what) => `${org}: ${what}`));
  const violations = violationsSeen + (await violationsNow(register));
  return {
    invariantViolations: count('promise broken', Array.from({ length: violations }, () => 'seen')),
    correctionsLost: count('correction lost', lost),
    deliveredTwiceUnderOtherIds: count('delivered twice under different ids', twice),
    resumedTooEarly: count('resumed too early', read.early.map(({ dossier_id }) => dossier_id)),
    answeredActsLost: count('answered and not in the log', receipts.filter(({ caseId, actId }) => ids.includes(caseId) && !read.acts.has(actId)).map(({ actId }) => actId)),
    doneTwice: count('done twice', read.twice.map(({ dossier_id, kind }) => `${kind} in ${dossier_id}`)),
    unfinishedCases: count('not at its end', read.open.map(({ number, phase }) => `${number} ${phase}`)),
    notices: read.notices.length, findings,
  };
}

const stores = new Map<string, ReturnType<typeof recipientStore>>();
function storeAt(folder: string): ReturnType<typeof recipientStore> {
  const known = stores.get(folder) ?? recipientStore(folder);
  stores.set(folder, known);
  return known;
}
const copyOf = (folder: string, recordId: RecordId): number | undefined => storeAt(folder).copy(recordId)?.version;
