import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ActDraft } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import type { EmergencyFinding, EmergencyKind } from '../domain/emergency.ts';
import { mayOpenEmergency, mayReviewEmergency } from '../domain/emergency-rights.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, OrgId, RecordId } from '../domain/ids.ts';
import type { Permission } from '../domain/permission.ts';
import type { Instant } from '../domain/time.ts';
import { noteLooks } from './access-log.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { takeRole } from './database.ts';
import type { ActPlace } from './installation-log.ts';
import { installationAct } from './installation-log.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';
import { mayReadCase } from './sight-reads.ts';

/** What an act on an emergency gives. */
export interface EmergencyReceipt {
  emergencyId: string;
  kind: EmergencyKind;
  /** The case or the record that is open now. */
  dossierId: DossierId;
  endsAt: Instant;
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** What to open: a case by its number or id, a record by its id. */
export interface EmergencyTarget {
  kind: EmergencyKind;
  ref: string;
}

/** Opens a case or record that is not the asker's, for a reason and a while; every supervisor is written to in the same transaction. */
export function openEmergency(register: Register, request: PersonalRequest & { target: EmergencyTarget; reason: string; minutes: number }): Promise<EmergencyReceipt> {
  const { actor, target, reason, minutes } = request;
  allowed(mayOpenEmergency(actor));
  const emergencyId = uuidv7();
  return onInstallation(register, request, async (trx, at) => {
    const found = await findTarget(trx, target);
    if (found === undefined) throw new Refusal('not-found', { field: '/ref' });
    await takeRole(trx, 'zm_request', actor.userId);
    const theirs = target.kind === 'case' ? await mayReadCase(trx, actor, found.dossierId as string as CaseId) && !actor.roles.includes('auditor') : false;
    await takeRole(trx, 'zm_register', actor.userId);
    // What is theirs by their office needs no emergency.
    if (theirs) throw new Refusal('already-open', { params: { number: found.number ?? '' } });
    const { sealed } = await register.vault.seal(trx, found.subjectId, reason);
    const { endsAt } = await trx.insertInto('emergency').values({
      id: emergencyId, by_user: actor.userId, by_org: actor.orgId, kind: target.kind, dossier_id: found.dossierId, record_id: found.recordId, subject_id: found.subjectId,
      number: found.number, reason_sealed: sealed, opened_at: at, ends_at: sql<Instant>`date_trunc('milliseconds', clock_timestamp()) + ${minutes} * interval '1 minute'`,
    }).returning('ends_at as endsAt').executeTakeFirstOrThrow();
    await noteLooks(trx, actor, [{ kind: 'emergency', subjectId: found.subjectId, dossierId: found.dossierId, item: emergencyId }], { andMore: true });
    await tellSupervisors(register, trx, actor.orgId, emergencyId, found, at);
    return { emergencyId, kind: target.kind, dossierId: found.dossierId, endsAt, draft: { kind: 'emergencyOpened', facts: { emergencyId, kind: target.kind, dossierId: found.dossierId, until: endsAt } } };
  });
}

/** Closes what one has opened, before its time is over. */
export function endEmergency(register: Register, request: PersonalRequest & { emergencyId: string }): Promise<EmergencyReceipt> {
  const { actor, emergencyId } = request;
  return onInstallation(register, request, async (trx) => {
    const row = await trx.selectFrom('emergency').selectAll().select(sql<boolean>`ended_at is not null or ends_at <= clock_timestamp()`.as('over')).where('id', '=', emergencyId).executeTakeFirst();
    if (row === undefined || row.by_user !== actor.userId) throw new Refusal('not-found');
    if (row.over) throw new Refusal('already-done');
    await trx.updateTable('emergency').set({ ended_at: sql<Instant>`clock_timestamp()` }).where('id', '=', emergencyId).execute();
    return { emergencyId, kind: row.kind, dossierId: row.dossier_id, endsAt: row.ends_at, draft: { kind: 'emergencyEnded', facts: { emergencyId } } };
  });
}

/** A supervisor says whether it was justified; one that was not, and still lasts, ends with that. */
export function reviewEmergency(register: Register, request: PersonalRequest & { emergencyId: string; finding: EmergencyFinding; note: string }): Promise<EmergencyReceipt> {
  const { actor, emergencyId, finding, note } = request;
  return onInstallation(register, request, async (trx, at) => {
    const row = await trx.selectFrom('emergency').selectAll().where('id', '=', emergencyId).executeTakeFirst();
    allowed(mayReviewEmergency(actor, row?.by_user ?? '', (row?.reviewed_at ?? null) !== null));
    if (row === undefined || !(await maySee(trx, actor, emergencyId))) throw new Refusal('not-found');
    const { sealed } = await register.vault.seal(trx, row.subject_id, note);
    await trx.updateTable('emergency').set({
      reviewed_by: actor.userId, reviewed_at: at, finding, note_sealed: sealed,
      ...(finding === 'unjustified' ? { ended_at: sql<Instant>`coalesce(ended_at, least(ends_at, clock_timestamp()))` } : {}),
    }).where('id', '=', emergencyId).execute();
    return { emergencyId, kind: row.kind, dossierId: row.dossier_id, endsAt: row.ends_at, draft: { kind: 'emergencyReviewed', facts: { emergencyId, finding } } };
  });
}

/** Whether an emergency is this supervisor's to know of, asked with their own eyes. */
async function maySee(trx: Trx, actor: Actor, emergencyId: string): Promise<boolean> {
  await takeRole(trx, 'zm_request', actor.userId);
  const seen = await trx.selectFrom('emergency').select('id').where('id', '=', emergencyId).executeTakeFirst();
  await takeRole(trx, 'zm_register', actor.userId);
  return seen !== undefined;
}

function allowed(permission: Permission): void {
  if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
}

async function findTarget(trx: Trx, { kind, ref }: EmergencyTarget) {
  if (kind === 'record') {
    if (!UUID.test(ref)) return undefined;
    const record = await trx.selectFrom('record').select(['id', 'subject_id']).where('id', '=', asId<RecordId>(ref)).executeTakeFirst();
    return record && { dossierId: asId<DossierId>(record.id), recordId: record.id, subjectId: record.subject_id, number: null };
  }
  const found = await trx.selectFrom('case_file').select(['id', 'number', 'record_id', 'subject_id']).where((e) => (UUID.test(ref) ? e('id', '=', asId<CaseId>(ref)) : e('number', '=', ref))).executeTakeFirst();
  return found && { dossierId: asId<DossierId>(found.id), recordId: found.record_id, subjectId: found.subject_id, number: found.number };
}
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** To every organisation that oversees the platform, who opened it or what was opened, in the transaction itself: an emergency that nobody hears of is none. It names nobody; who it was stands on the page. */
async function tellSupervisors(register: Register, trx: Trx, by: OrgId | null, emergencyId: string, { dossierId, number }: { dossierId: DossierId; number: string | null }, at: Instant): Promise<void> {
  const orgs = await trx.selectFrom('app_user as u').innerJoin('user_role as r', 'r.user_id', 'u.id').select('u.org_id').distinct()
    .where('r.role', '=', 'supervisor').where('u.enabled', '=', true).where('u.org_id', 'is not', null)
    .where(sql<boolean>`exists (select from organisation p where p.kind = 'platform' and p.valid_to is null and u.org_id in (p.id, p.superior_id))
      or exists (select from organisation o where o.id = ${by} and u.org_id in (o.id, o.superior_id))
      or sight_dossier_below(${dossierId}, array(select o.id from organisation o where u.org_id in (o.id, o.superior_id)))`).orderBy('u.org_id').execute();
  for (const { org_id: orgId } of orgs) {
    await tell(register, trx, { party: `org:${orgId!}`, role: 'supervisor' }, { notice: 'emergencyOpened', number, path: `/emergencies/${emergencyId}`, role: 'supervisor' }, { ref: emergencyId, at });
  }
}

/** One act in the log of the installation, with what it changes. */
const onInstallation = (register: Register, request: PersonalRequest, change: (trx: Trx, at: Instant) => Promise<Omit<EmergencyReceipt, keyof ActPlace> & { draft: ActDraft }>): Promise<EmergencyReceipt> =>
  installationAct(register, request, async (trx, at) => {
    const { draft, ...made } = await change(trx, at);
    return { draft, outcome: (place) => ({ ...made, ...place }) };
  });
