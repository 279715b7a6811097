import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, RecordId } from '../domain/ids.ts';
import { inOffice } from '../domain/organisation.ts';
import type { EndSituation } from '../domain/publicity-end.ts';
import { foldPublicityEnd } from '../domain/publicity-end.ts';
import { dayAt } from '../domain/time.ts';
import { loadActs } from './act-log.ts';
import { platformId } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { Register } from './register.ts';
import { REPAIR_ZONE } from './repair-world.ts';
import { readingWords } from './sight-reads.ts';

export type EndMaterial = Awaited<ReturnType<typeof publicityEndFor>>;

/** What was told of an end by itself: all of it to the subject, the authority and those who oversee, to a recipient its own notice; to anybody else there is nothing. */
export const publicityEndFor = (register: Register, actor: Actor, recordId: RecordId) =>
  readingWords(register, actor, (trx) => find(trx, recordId), ({ subjectId }) => [{ kind: 'record', subjectId, dossierId: asId<DossierId>(recordId), item: null }], async (trx, { subjectId, visible }) => {
    const now = await businessNow(trx);
    const orgs = await register.organisations.all();
    const record = await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
      .select(['record.title', 'record.provider_id', 'v.fields']).where('record.id', '=', recordId).executeTakeFirstOrThrow();
    const authority = inOffice(orgs, record.provider_id, dayAt(now, REPAIR_ZONE));
    const all = (hasRole(actor, 'subject') && actor.subjectId === subjectId) || (hasRole(actor, 'provider') && actor.orgId === authority) || ['clerk', 'supervisor', 'auditor'].some((role) => hasRole(actor, role as 'clerk'));
    const situation = foldPublicityEnd(await loadActs(trx, asId<DossierId>(recordId)));
    if (situation === null) throw new Refusal('not-found');
    const mine = ownPart(situation, all, actor);
    if (!all && mine.notices.length === 0) throw new Refusal('not-found');
    const words = new Map<ActId, ActContents['stillShownReported']>();
    // In whose words it was said is for those who read all, and in its letter for whoever is told again; not for an auditor.
    if (all && !(hasRole(actor, 'auditor') && actor.subjectId !== subjectId)) {
      for (const { actId } of mine.reports) {
        const row = await trx.selectFrom('act_content').select('sealed').where('act_id', '=', actId).executeTakeFirst();
        if (row !== undefined) words.set(actId, (await register.vault.open(trx, subjectId, row.sealed)) as ActContents['stillShownReported']);
      }
    }
    const letters = await trx.selectFrom('letter').select(['id', 'kind', 'number', 'issued_at', 'ref', 'party']).where('case_id', '=', asId<DossierId>(recordId)).where('kind', 'in', ['repairStopNotice', 'publicityEndNotice'])
      .$if(!(actor.subjectId === subjectId), (q) => q.where('party', '=', `org:${actor.orgId ?? ''}` as never)).$if(actor.subjectId === subjectId, (q) => q.where('party', '=', `subject:${subjectId}` as never)).orderBy('issued_at').execute();
    // Whoever was given it by the ledger and may not see restricted records sees no more of it here.
    const { title, number } = all || visible ? { title: record.title, number: record.fields.documentNumber } : { title: '', number: '' };
    return { now, subjectId, recordId, authority, platform: await platformId(register), title, number, all, situation: mine, words, letters };
  });

async function find(trx: Trx, recordId: RecordId) {
  const record = await trx.selectFrom('record').select('subject_id').where('id', '=', recordId).executeTakeFirst();
  if (record !== undefined) return { subjectId: record.subject_id, visible: true };
  const { rows: [told] } = await sql<{ subject_id: NonNullable<typeof record>['subject_id'] }>`select l.subject_id from correction_notice n join letter l on l.case_id = n.case_id and l.ref = n.notice_id::text where n.case_id = ${asId<CaseId>(recordId)} limit 1`.execute(trx);
  if (told === undefined) throw new Refusal('not-found');
  return { subjectId: told.subject_id, visible: false };
}

/** What of it is for a reader: everything, or the reader's own organisation's notices. */
function ownPart(s: EndSituation, all: boolean, actor: Actor): EndSituation {
  if (all) return s;
  const notices = s.notices.filter(({ orgId }) => orgId === actor.orgId);
  const own = new Set(notices.map(({ noticeId }) => noticeId as string));
  return { ...s, notices, reports: [], clocks: s.clocks.filter(({ ref }) => own.has(ref)) };
}
