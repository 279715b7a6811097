import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { FiledHarm, HarmKind, HarmWords } from '../domain/harm-acts.ts';
import type { HarmRequest } from '../domain/harm.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, EvidenceId, HarmId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { ownRecord } from './own-record.ts';
import type { RequestKey } from './idempotency.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';

/** What an entry says; sealed as a whole, under a key of its own. */
export interface HarmEntryWords {
  harm: HarmKind;
  on: Day;
  orgId: OrgId | null;
  where: string;
  what: string;
  amount: string | null;
}

export interface HarmEntry extends HarmEntryWords {
  entryId: HarmId;
  evidenceIds: EvidenceId[];
  madeAt: Instant;
  /** The case it was filed in; null while it is the subject's alone. */
  caseId: CaseId | null;
}

/** What an entry may not be: of a day to come, about a department that never had the record, or with files that are not one's own. */
export async function addHarmEntry(register: Register, actor: Actor, key: RequestKey, { recordId, evidenceIds, words }: { recordId: RecordId; evidenceIds: EvidenceId[]; words: HarmEntryWords }): Promise<{ entryId: HarmId; madeAt: Instant }> {
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await ownRecord(trx, actor, recordId);
    const earlier = await firstOutcome<{ entryId: HarmId; madeAt: Instant }>(trx, key);
    if (earlier !== undefined) return earlier;
    const madeAt = await businessNow(trx);
    if (words.on > dayAt(madeAt, register.currentPack().zone)) throw new Refusal('date-in-future', { field: '/on' });
    if (words.orgId !== null && !(await hasHad(trx, recordId, words.orgId))) throw new Refusal('invalid-field', { field: '/orgId' });
    const files = evidenceIds.length === 0 ? [] : await trx.selectFrom('evidence').select('id').where('id', 'in', evidenceIds).where('owner_user', '=', actor.userId).where('used_by', 'is', null).execute();
    if (files.length !== evidenceIds.length) throw new Refusal('unknown-evidence', { field: '/evidenceIds' });
    const entryId = asId<HarmId>(uuidv7());
    await trx.insertInto('harm_entry').values({
      id: entryId, subject_id: subjectId, record_id: recordId, sealed: await register.vault.sealAlone(trx, subjectId, words), evidence_ids: evidenceIds, made_by: actor.userId, made_at: madeAt, case_id: null, filed_by: null,
    }).execute();
    await keepOutcome(trx, key, 201, { entryId, madeAt });
    return { entryId, madeAt };
  });
}

/** The diary about a record, oldest day first: the subject's own, and nobody else's. */
export async function harmEntries(register: Register, actor: Actor, recordId: RecordId): Promise<HarmEntry[]> {
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await ownRecord(trx, actor, recordId);
    await takeRole(trx, 'zm_request', actor.userId);
    const rows = await trx.selectFrom('harm_entry').selectAll().where('record_id', '=', recordId).orderBy('made_at').orderBy('id').execute();
    await takeRole(trx, 'zm_register', actor.userId);
    const entries: HarmEntry[] = [];
    for (const row of rows) {
      entries.push({ ...((await register.vault.openAlone(trx, subjectId, row.sealed)) as HarmEntryWords), entryId: row.id, evidenceIds: row.evidence_ids, madeAt: row.made_at, caseId: row.case_id as CaseId | null });
    }
    return entries.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  });
}

/** Takes an entry out that was never filed; what a case has stays with it. */
export async function removeHarmEntry(register: Register, actor: Actor, key: RequestKey, entryId: HarmId): Promise<void> {
  await inOneTransaction(register.db, async (trx) => {
    if (!hasRole(actor, 'subject')) throw new Refusal('not-your-role', { params: { role: 'subject' } });
    await takeRole(trx, 'zm_request', actor.userId);
    const row = await trx.selectFrom('harm_entry').select('case_id').where('id', '=', entryId).executeTakeFirst();
    await takeRole(trx, 'zm_register', actor.userId);
    if ((await firstOutcome<object>(trx, key)) !== undefined) return;
    if (row === undefined) throw new Refusal('not-found');
    if (row.case_id !== null) throw new Refusal('already-done');
    await trx.deleteFrom('harm_entry').where('id', '=', entryId).execute();
    await keepOutcome(trx, key, 200, {});
  });
}

/** Entries as an act files them: opened for their author, who chooses which. */
export async function harmsToFile(register: Register, actor: Actor, caseId: CaseId, entryIds: readonly HarmId[]): Promise<HarmRequest> {
  const recordId = await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    return (await trx.selectFrom('case_file').select('record_id').where('id', '=', caseId).executeTakeFirst())?.record_id;
  });
  if (recordId === undefined) throw new Refusal('not-found');
  const all = await harmEntries(register, actor, recordId);
  const harms = entryIds.map((entryId, i): FiledHarm & HarmWords => {
    const found = all.find((e) => e.entryId === entryId);
    if (found === undefined) throw new Refusal('not-found', { field: `/entryIds/${i}` });
    const { harm, on, orgId, evidenceIds, where, what, amount } = found;
    return { entryId, harm, on, orgId, evidenceIds, where, what, amount };
  });
  return { kind: 'harmsFiled', harms, evidenceIds: [...new Set(harms.flatMap((h) => h.evidenceIds))] };
}

/** In the act's own transaction: from here on they are the case's. */
export async function fileHarms(trx: Trx, harms: readonly FiledHarm[], caseId: CaseId, actId: ActId): Promise<void> {
  const { numUpdatedRows } = await trx.updateTable('harm_entry').set({ case_id: caseId as string as DossierId, filed_by: actId }).where('id', 'in', harms.map((h) => h.entryId)).where('case_id', 'is', null).executeTakeFirst();
  if (Number(numUpdatedRows) !== harms.length) throw new Refusal('already-done', { field: '/entryIds' });
}

/** In the act's own transaction: a use while suspended is an entry of the subject's diary, and the case's from the first. */
export async function noteUse(register: Register, trx: Trx, act: Act, { entryId, evidenceIds, ...words }: FiledHarm & HarmWords, place: { caseId: CaseId; recordId: RecordId; subjectId: SubjectId }): Promise<void> {
  if (act.author.class !== 'person') throw new Error('a use is reported by a person');
  const { caseId, recordId, subjectId } = place;
  const { harm, on, orgId, where, what, amount } = words;
  await trx.insertInto('harm_entry').values({
    id: entryId, subject_id: subjectId, record_id: recordId, sealed: await register.vault.sealAlone(trx, subjectId, { harm, on, orgId, where, what, amount } satisfies HarmEntryWords), evidence_ids: evidenceIds,
    made_by: act.author.userId, made_at: act.occurredAt, case_id: caseId as string as DossierId, filed_by: act.id,
  }).execute();
}

/** Another side has reported the same use: its files stand with the entry that there is. */
export async function noteMoreOfUse(trx: Trx, { entryId, evidenceIds }: FiledHarm): Promise<void> {
  if (evidenceIds.length === 0) return;
  await trx.updateTable('harm_entry').set((e) => ({ evidence_ids: sql<EvidenceId[]>`${e.ref('evidence_ids')} || ${[...evidenceIds]}::uuid[]` })).where('id', '=', entryId).execute();
}

async function hasHad(trx: Trx, recordId: RecordId, orgId: OrgId): Promise<boolean> {
  const executed = await trx.selectFrom('measure').select('id').where('record_id', '=', recordId).where('executor_id', '=', orgId).limit(1).executeTakeFirst();
  return executed !== undefined || (await trx.selectFrom('record_recipient').select('org_id').where('record_id', '=', recordId).where('org_id', '=', orgId).limit(1).executeTakeFirst()) !== undefined;
}
