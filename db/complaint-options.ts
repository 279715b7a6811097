import type { Actor } from '../domain/actor.ts';
import type { ComplaintKind } from '../domain/complaint-acts.ts';
import { examinerOf } from '../domain/complaint.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, OrgId, RecordId } from '../domain/ids.ts';
import { inOffice } from '../domain/organisation.ts';
import { dayAt } from '../domain/time.ts';
import { platformId } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, takeRole } from './database.ts';
import type { Register } from './register.ts';

/** A unit that may be complained of, about what, and the organ that would examine it. */
export interface ComplaintUnit {
  orgId: OrgId;
  kinds: ComplaintKind[];
  supervisorId: OrgId;
}

/** What a subject may complain of about its own record: whoever acted on it, its provider, the platform, and whoever was given it. The transaction is in the subject's role before, in the register's after. */
export async function complaintOptions(register: Register, trx: Trx, actor: Actor, recordId: RecordId, caseId: CaseId | null): Promise<{ title: string; caseNumber: string | null; units: ComplaintUnit[] }> {
  const record = await trx.selectFrom('record').select(['title', 'subject_id', 'provider_id']).where('id', '=', recordId).executeTakeFirst();
  if (record === undefined || actor.subjectId === null || record.subject_id !== actor.subjectId) throw new Refusal('not-found', { field: '/recordId' });
  const file = caseId === null ? undefined : await trx.selectFrom('case_file').select('number').where('id', '=', caseId).where('record_id', '=', recordId).executeTakeFirst();
  if (caseId !== null && file === undefined) throw new Refusal('not-found', { field: '/caseId' });
  const measures = await trx.selectFrom('measure').select('executor_id').distinct().where('record_id', '=', recordId).execute();
  const recipients = await trx.selectFrom('record_recipient').select('org_id').distinct().where('record_id', '=', recordId).execute();
  // Who works where is nobody's to see; whether anybody examines there decides where the complaint goes.
  await takeRole(trx, 'zm_register', actor.userId);
  const examiners = new Set((await trx.selectFrom('app_user as u').innerJoin('user_role as r', 'r.user_id', 'u.id').select('u.org_id').distinct().where('r.role', '=', 'supervisor').where('u.enabled', '=', true).execute()).map(({ org_id }) => org_id));
  const orgs = await register.organisations.all();
  const platform = await platformId(register);
  const today = dayAt(await businessNow(trx), register.currentPack().zone);
  const now = (id: OrgId): OrgId => inOffice(orgs, id, today);
  const kinds = new Map<OrgId, ComplaintKind[]>();
  const may = (id: OrgId, more: ComplaintKind[]): void => void kinds.set(now(id), [...new Set([...(kinds.get(now(id)) ?? []), ...more])]);
  for (const m of measures) may(m.executor_id, ['stillRefused', 'notResumed', 'falseRestoration', 'handling']);
  for (const r of recipients) may(r.org_id, ['stillRefused', 'notResumed', 'handling']);
  may(record.provider_id, ['handling']);
  may(platform, ['handling']);
  const units = [...kinds].flatMap(([orgId, its]) => {
    const supervisorId = examinerOf(orgId, platform, { superiorOf: (org) => orgs.get(org)?.superiorId ?? null, examines: (org) => examiners.has(org) });
    return supervisorId === null ? [] : [{ orgId, kinds: its, supervisorId }];
  });
  return { title: record.title, caseNumber: file?.number ?? null, units };
}
