import type { ActDraft, Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, RecordId } from '../domain/ids.ts';
import { inOffice } from '../domain/organisation.ts';
import type { PublicityFacts } from '../domain/publicity.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { Day, Instant } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';
import { projectPublicity } from './publicity-projection.ts';
import { recordLetter } from './record-letter-writer.ts';
import { REPAIR_ZONE } from './repair-world.ts';

export interface PublicityReceipt {
  recordId: RecordId;
  seq: number;
  hash: string;
  occurredAt: Instant;
  maxOn: Day | null;
}

/** Checks what an authority states: days in their order, none in the future. */
export function assertPublicity(facts: PublicityFacts, today: Day): void {
  const wrong = (field: string): Refusal => new Refusal('invalid-field', { field });
  if (facts.sanctions.length === 0) throw new Refusal('value-needed', { field: '/sanctions' });
  if (facts.publishedOn < facts.decidedOn) throw wrong('/publishedOn');
  for (const [field, day] of [['decidedOn', facts.decidedOn], ['publishedOn', facts.publishedOn], ['correctedOn', facts.correctedOn], ['performedOn', facts.performedOn]] as const) {
    if (day !== null && day > today) throw new Refusal('date-in-future', { field: `/${field}`, params: { today } });
  }
}

/** 认定单位 states what the publicity of its record rests on, or that conduct is corrected and duties are performed. The first statement carries 信用修复提示书 (两书同达). */
export async function statePublicity(register: Register, request: PersonalRequest & { recordId: RecordId; facts: PublicityFacts }): Promise<Outcome<PublicityReceipt>> {
  const { actor, key, recordId, facts } = request;
  if (!hasRole(actor, 'provider')) throw new Refusal('not-your-role', { params: { role: 'provider' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const record = await trx.selectFrom('record').select(['subject_id', 'provider_id', 'state']).where('id', '=', recordId).executeTakeFirst();
    if (record === undefined) throw new Refusal('not-found');
    // 谁认定谁修复, and after a reform whoever is in its office.
    const orgs = await register.organisations.all();
    if (inOffice(orgs, record.provider_id, dayAt(await businessNow(trx), REPAIR_ZONE)) !== actor.orgId) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<PublicityReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const head = (await lockDossiers(trx, [asId<DossierId>(recordId)])).get(asId<DossierId>(recordId))!;
    const known = await trx.selectFrom('record_publicity').select(['ended_how']).where('record_id', '=', recordId).executeTakeFirst();
    if (known !== undefined && known.ended_how !== null) throw new Refusal('publicity-ended', { field: '/recordId' });
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    const today = dayAt(at, REPAIR_ZONE);
    assertPublicity(facts, today);
    const writer = new LogWriter(head, now);
    const draft: ActDraft = { kind: 'publicityStated', facts: { recordId, ...facts, sanctions: [...facts.sanctions] } };
    const act = writer.append(draft, personOf(actor), { id: request.actId, occurredAt: at });
    const hint = known === undefined ? await recordLetter(register, trx, { writer, act, recordId, subjectId: record.subject_id, letter: 'repairHint', facts, at, today }) : undefined;
    await flush(trx, [writer]);
    if (hint !== undefined) await trx.insertInto('letter').values(hint).execute();
    const maxOn = await projectPublicity(trx, recordId, facts, today);
    const receipt: PublicityReceipt = { recordId, seq: act.seq, hash: writer.head.hash.toString('hex'), occurredAt: at, maxOn };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

const personOf = (actor: Actor): Author => ({ class: 'person', userId: actor.userId, orgId: actor.orgId });
