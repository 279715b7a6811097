import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, OrgId, ProofId, RecordId, SubjectId } from '../domain/ids.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Asked, ProofFault, ProofQuestion } from '../domain/proof.ts';
import { proofFault } from '../domain/proof.ts';
import type { ProofContents } from '../domain/proof-acts.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { ProofConnector } from './proof-connectors.ts';
import { connectorOf } from './proof-connectors.ts';
import type { Register } from './register.ts';
import { REPAIR_ZONE } from './repair-world.ts';

/** What an authority's system has said; its words stand sealed beside the act. */
export interface ProofReceipt {
  proofId: ProofId;
  authorityId: OrgId;
  correctedOn: Day | null;
  performedOn: Day | null;
  asOf: Instant;
  fetchedAt: Instant;
}

/** Asks an authority's system; a room of its own does it. */
export type AskSystem = (question: ProofQuestion, connector: ProofConnector) => Promise<Asked>;

const notFetched = (why: ProofFault): Refusal => new Refusal('proof-not-fetched', { params: { why } });

/**
 * Fetches proof from the system of the authority that made the record, for its subject or the platform's window: asked outside any transaction, kept as an act of the
 * record's own log. Whatever goes wrong says so, and that the proof can be uploaded instead.
 */
export async function fetchProof(register: Register, request: PersonalRequest & { recordId: RecordId }, ask: AskSystem): Promise<ProofReceipt> {
  const { actor, actId, key, recordId } = request;
  const found = await inOneTransaction(register.db, async (trx) => {
    const record = await recordFor(register, trx, actor, recordId);
    const earlier = await firstOutcome<ProofReceipt>(trx, key);
    return { ...record, earlier, connector: await connectorOf(trx, record.authorityId), at: await businessNow(trx) };
  });
  if (found.earlier !== undefined) return found.earlier;
  const { connector, authorityId, subjectId, number, at } = found;
  if (connector === undefined) throw notFetched('noConnector');
  const question: ProofQuestion = { format: 'zhengming-proof-request/1', issuer: register.publicUrl, authority: authorityId, requestId: uuidv7(), record: { id: recordId, number }, askedAt: at };
  const asked = await ask(question, connector);
  if ('fault' in asked) throw notFetched(asked.fault);
  const { answer, signed, key: kid } = asked;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = (await lockDossiers(trx, [asId<DossierId>(recordId)])).get(asId<DossierId>(recordId))!;
    const earlier = await firstOutcome<ProofReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const now = await businessNow(trx);
    const fault = proofFault(answer, question, now, REPAIR_ZONE);
    if (fault !== null) throw notFetched(fault);
    const { correctedOn, performedOn, system, reference, asOf } = answer;
    const proofId = asId<ProofId>(question.requestId);
    const words: ProofContents['proofFetched'] = { system, reference, signed };
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, words);
    const writer = new LogWriter(head, now);
    writer.append(
      { kind: 'proofFetched', facts: { proofId, recordId, authorityId, requestId: question.requestId, correctedOn, performedOn, asOf, sha256: createHash('sha256').update(signed).digest('hex'), key: kid } },
      { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: now, content: commitment },
    );
    await flush(trx, [writer]);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    await trx.insertInto('fetched_proof').values({
      id: proofId, record_id: recordId, subject_id: subjectId, authority_id: authorityId, act_id: actId, corrected_on: correctedOn, performed_on: performedOn, as_of: asOf, fetched_at: now, repair_id: null,
    }).execute();
    const receipt: ProofReceipt = { proofId, authorityId, correctedOn, performedOn, asOf, fetchedAt: now };
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

/** Its own subject's record, or any at the platform's window; anybody else's is not there. */
async function recordFor(register: Register, trx: Trx, actor: Actor, recordId: RecordId): Promise<{ subjectId: SubjectId; authorityId: OrgId; number: string }> {
  await takeRole(trx, 'zm_request', actor.userId);
  const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
    .select(['record.subject_id', 'record.provider_id', 'v.fields']).where('record.id', '=', recordId).executeTakeFirst();
  if (record === undefined || !(hasRole(actor, 'clerk') || (hasRole(actor, 'subject') && record.subject_id === actor.subjectId))) throw new Refusal('not-found');
  await takeRole(trx, 'zm_register', actor.userId);
  const orgs = await register.organisations.all();
  return { subjectId: record.subject_id, authorityId: inOffice(orgs, record.provider_id, dayAt(await businessNow(trx), REPAIR_ZONE)), number: record.fields.documentNumber };
}

/** Proofs of this record that an application names, each with its words; under the register's role. */
export async function proofsToUse(register: Register, trx: Trx, recordId: RecordId, ids: readonly ProofId[]) {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('fetched_proof as p').innerJoin('act_content as c', 'c.act_id', 'p.act_id').select(['p.id', 'p.authority_id', 'p.subject_id', 'p.corrected_on', 'p.performed_on', 'p.as_of', 'c.sealed'])
    .where('p.record_id', '=', recordId).where('p.id', 'in', [...ids]).orderBy('p.fetched_at').execute();
  if (rows.length !== new Set(ids).size) throw new Refusal('unknown-evidence', { field: '/fetchedProofs' });
  return Promise.all(rows.map(async (row) => ({ ...row, words: (await register.vault.open(trx, row.subject_id, row.sealed)) as ProofContents['proofFetched'] })));
}
