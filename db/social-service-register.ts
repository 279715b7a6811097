import { v7 as uuidv7 } from 'uuid';
import type { ActDraft } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, DossierId, OrgId, RecordId, ServiceEntryId, SubjectId } from '../domain/ids.ts';
import type { Pack } from '../domain/policy.ts';
import type { RepairClass } from '../domain/publicity.ts';
import type { ServiceCount } from '../domain/social-service.ts';
import { countService } from '../domain/social-service.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { flush, lockDossiers, LogWriter } from './act-log.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { tell } from './notice-register.ts';
import { ownRecord } from './own-record.ts';
import type { Register } from './register.ts';
import { REPAIR_ZONE } from './repair-world.ts';
import { readingWords } from './sight-reads.ts';

export interface ServiceReceipt {
  entryId: ServiceEntryId;
  occurredAt: Instant;
}

/** An entry as its person logs it. */
export interface LoggedService {
  recordId: RecordId;
  orgId: OrgId;
  on: Day;
  minutes: number;
  what: string;
}

/** 登记社会公益服务: by a natural person for a record of their own, done for an organisation of the city's list, not to come, and no more on a day than the rule lets count. */
export async function logService(register: Register, request: PersonalRequest & { entry: LoggedService }): Promise<ServiceReceipt> {
  const { actor, key, entry: { recordId, orgId, on, minutes, what } } = request;
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await ownRecord(trx, actor, recordId);
    const head = (await lockDossiers(trx, [asId<DossierId>(recordId)])).get(asId<DossierId>(recordId))!;
    const earlier = await firstOutcome<ServiceReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const { kind } = await trx.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirstOrThrow();
    if (kind !== 'person') throw new Refusal('persons-only');
    const now = await businessNow(trx);
    const today = dayAt(now, REPAIR_ZONE);
    await register.calendars.upToDate(trx);
    const { socialService: rule } = register.currentPack(today);
    if (rule === null) throw new Refusal('not-provided-for');
    if (on > today) throw new Refusal('date-in-future', { field: '/on', params: { today } });
    if (!rule.organisers.includes(orgId)) throw new Refusal('invalid-field', { field: '/orgId' });
    const sameDay = await trx.selectFrom('social_service').select(({ fn }) => fn.sum<number | null>('minutes').as('minutes')).where('subject_id', '=', subjectId).where('on_day', '=', on)
      .where((e) => e.or([e('confirmed', 'is', null), e('confirmed', '>', 0)])).executeTakeFirst();
    if (Number(sameDay?.minutes ?? 0) + minutes > rule.mostMinutesPerDay) throw new Refusal('invalid-field', { field: '/minutes', params: { most: rule.mostMinutesPerDay / 60 } });
    const entryId = asId<ServiceEntryId>(uuidv7());
    const receipt = { entryId, occurredAt: now };
    await append(register, trx, { head, actor, actId: request.actId, now, subjectId }, { kind: 'socialServiceLogged', facts: { entryId, recordId, orgId, on, minutes } }, { what });
    await trx.insertInto('social_service').values({
      id: entryId, record_id: recordId, subject_id: subjectId, org_id: orgId, act_id: request.actId, on_day: on, minutes, confirmed: null, logged_at: now, answered_at: null, repair_id: null,
    }).execute();
    // Nothing of the person or the record: it learns those on its own page.
    await tell(register, trx, { party: `org:${orgId}`, role: ['executor', 'provider'] }, { notice: 'serviceLogged', number: null, path: '/social-service', role: 'executor' }, { ref: entryId, at: now });
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

/** What the organisation says: how long it saw it done, or that it did not. */
export type ServiceAnswer = { minutes: number } | { reason: string };

/** 确认或不予确认: by the organisation it was done for, once. */
export async function answerService(register: Register, request: PersonalRequest & { entryId: ServiceEntryId; answer: ServiceAnswer }): Promise<ServiceReceipt> {
  const { actor, key, entryId, answer } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const row = await trx.selectFrom('social_service').select(['record_id', 'org_id']).where('id', '=', entryId).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    if (row.org_id !== actor.orgId || !(hasRole(actor, 'executor') || hasRole(actor, 'provider'))) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    await takeRole(trx, 'zm_register', actor.userId);
    const dossier = asId<DossierId>(row.record_id);
    const head = (await lockDossiers(trx, [dossier])).get(dossier)!;
    const earlier = await firstOutcome<ServiceReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const { subject_id: subjectId, minutes, answered_at } = await trx.selectFrom('social_service').select(['subject_id', 'minutes', 'answered_at']).where('id', '=', entryId).forUpdate().executeTakeFirstOrThrow();
    if (answered_at !== null) throw new Refusal('already-done');
    const confirmed = 'minutes' in answer ? answer.minutes : 0;
    if (confirmed > minutes) throw new Refusal('invalid-field', { field: '/minutes' });
    const now = await businessNow(trx);
    const desk = { head, actor, actId: request.actId, now, subjectId };
    if ('minutes' in answer) await append(register, trx, desk, { kind: 'socialServiceConfirmed', facts: { entryId, minutes: confirmed } }, null);
    else await append(register, trx, desk, { kind: 'socialServiceRefused', facts: { entryId } }, { reason: answer.reason });
    await trx.updateTable('social_service').set({ confirmed, answered_at: now }).where('id', '=', entryId).execute();
    await tell(register, trx, { party: `subject:${subjectId}`, role: 'subject' }, { notice: 'serviceAnswered', number: null, path: `/records/${row.record_id}/repair`, role: 'subject' }, { ref: entryId, at: now });
    const receipt = { entryId, occurredAt: now };
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

async function append(
  register: Register, trx: Trx, { head, actor, actId, now, subjectId }: { head: ConstructorParameters<typeof LogWriter>[0]; actor: Actor; actId: ActId; now: Instant; subjectId: SubjectId }, draft: ActDraft,
  words: ActContents['socialServiceLogged'] | ActContents['socialServiceRefused'] | null,
): Promise<void> {
  const content = words === null ? null : await register.vault.seal(trx, subjectId, words);
  const writer = new LogWriter(head, now);
  writer.append(draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: now, content: content?.commitment ?? null });
  await flush(trx, [writer]);
  if (content !== null) await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed: content.sealed }).execute();
}

/** The service done for a record, as it stands; whoever sees the rows. */
export const servicesOf = (trx: Trx, recordId: RecordId) =>
  trx.selectFrom('social_service').select(['id', 'org_id', 'on_day', 'minutes', 'confirmed', 'logged_at', 'answered_at']).where('record_id', '=', recordId).orderBy('on_day').orderBy('id').execute();

/** What of it counts today for a record of a class; null: of this class none is repaired so. */
export function serviceCount(city: Pack, its: RepairClass, decidedOn: Day, rows: Awaited<ReturnType<typeof servicesOf>>, today: Day): ServiceCount | null {
  return countService(city, its, decidedOn, rows.map((row) => ({ on: row.on_day, confirmed: row.confirmed })), today);
}

/** Service done for the asker's organisation, what waits first; it learns who, when and what, and nothing of any record. */
export async function servicesFor(register: Register, actor: Actor & { orgId: OrgId }) {
  return readingWords(register, actor,
    (trx) => trx.selectFrom('social_service').select(['id', 'record_id', 'subject_id', 'act_id', 'on_day', 'minutes', 'confirmed', 'logged_at', 'answered_at']).where('org_id', '=', actor.orgId)
      .orderBy('answered_at', (o) => o.desc().nullsFirst()).orderBy('logged_at').orderBy('id').limit(200).execute(),
    (rows) => rows.map((row) => ({ kind: 'record', subjectId: row.subject_id, dossierId: asId<DossierId>(row.record_id), item: row.id })),
    async (trx, rows) => {
      if (rows.length === 0) return [];
      const names = new Map((await trx.selectFrom('subject').select(['id', 'name']).where('id', 'in', rows.map((row) => row.subject_id)).execute()).map(({ id, name }) => [id, name]));
      const words = new Map((await trx.selectFrom('act_content').select(['act_id', 'sealed']).where('act_id', 'in', rows.map((row) => row.act_id)).execute()).map(({ act_id, sealed }) => [act_id, sealed]));
      return Promise.all(rows.map(async (row) => {
        const sealed = words.get(row.act_id);
        return { ...row, name: names.get(row.subject_id) ?? '', what: sealed === undefined ? null : ((await register.vault.open(trx, row.subject_id, sealed)) as ActContents['socialServiceLogged']).what };
      }));
    });
}
