import { sql } from 'kysely';
import type { Act } from '../domain/act.ts';
import { toldOfEvidence } from '../domain/added-evidence.ts';
import { harmOfBreach } from '../domain/breach-situation.ts';
import { harmWordsIn } from '../domain/harm.ts';
import type { MeasureId } from '../domain/ids.ts';
import { markRequestsOf } from '../domain/mark-request-situation.ts';
import type { RecordFields } from '../domain/record.ts';
import { currentDecision, protects } from '../domain/situation.ts';
import { noticesOf } from '../domain/correction-situation.ts';
import type { TermExtended } from '../domain/paused-days.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { EffectContext } from './effect-context.ts';
import { fixDuplicate, toldBy } from './duplicate-register.ts';
import { layTombstones } from './tombstones.ts';
import { noteMoreOfUse, noteUse } from './harm-diary.ts';
import { tell } from './notice-register.ts';
import { reclass } from './publicity-projection.ts';
import { REPAIR_ZONE } from './repair-world.ts';
import type { NoticeKind } from '../domain/delivery.ts';
import { beganLaterCertificate } from '../domain/suspension-certificate.ts';

/** What an act does to the versions of the record, its measures and its holds, in the act's own transaction; the record itself follows from all its cases (`projectRecord`). */
export async function applyEffect(trx: Trx, act: Act, context: EffectContext): Promise<void> {
  const { caseId, recordId } = context.situation;
  const release = (measureIds: MeasureId[] | 'record'): Promise<unknown> =>
    trx.updateTable('hold').set({ released_at: act.occurredAt, released_by: act.id })
      .where('case_id', '=', caseId).where('released_at', 'is', null)
      .where((e) => (measureIds === 'record' ? e('measure_id', 'is', null) : e('measure_id', 'in', measureIds))).execute();
  const held = { case_id: caseId, placed_at: act.occurredAt, placed_by: act.id, released_at: null, released_by: null };
  /** The record itself, and the records of the same fact with it. */
  const holdRecord = async (): Promise<void> => {
    const linked = context.world.linkedRecords ?? [];
    await trx.insertInto('hold').values([recordId, ...linked].map((record_id) => ({ ...held, record_id, measure_id: null }))).onConflict((c) => c.doNothing()).execute();
    if (linked.length > 0) await trx.updateTable('record').set((e) => ({ changed_at: e.fn<Instant>('clock_timestamp') })).where('id', 'in', [...linked]).execute();
  };
  const hold = async (measureIds: readonly MeasureId[]): Promise<void> => {
    const rows = await trx.selectFrom('measure').select(['id', 'record_id']).where('id', 'in', [...measureIds]).execute();
    await trx.insertInto('hold').values(rows.map((row) => ({ ...held, record_id: row.record_id, measure_id: row.id }))).execute();
  };

  const tellSubject = (notice: NoticeKind, ref: string): Promise<void> =>
    tell(context.register, trx, { party: `subject:${context.situation.subjectId}`, role: 'subject', caseId }, { notice, number: context.situation.number, path: `/cases/${caseId}`, role: 'subject' }, { ref, at: act.occurredAt });

  switch (act.kind) {
    case 'filed':
      if (act.facts.provisional === true) await holdRecord();
      return;
    case 'accepted':
      if (context.situation.provisional !== true) await holdRecord();
      return;
    case 'reopened':
    case 'suspensionImposed':
      // The hold on the record itself: what is registered later inherits it.
      await holdRecord();
      return;
    case 'remedyEnded':
    case 'suspensionEnded':
      // Reopened by its result: as at a reopening. Else what is imposed ends with it; what it has suspended is resumed by the procedure.
      if (protects(context.situation)) await holdRecord();
      else await release('record');
      return;
    case 'suspensionOrdered':
      await hold(act.facts.measureIds);
      if (beganLaterCertificate(context.situation, act.facts.orderId)) await tellSubject('suspendedLater', act.facts.orderId);
      if (act.facts.extends !== undefined) {
        await trx.updateTable('measure').set({ rests_from: dayAt(act.occurredAt, context.world.pack.zone) }).where('id', 'in', act.facts.extends).where('until_day', 'is not', null).where('rests_from', 'is', null).execute();
      }
      return;
    case 'notAccepted':
    case 'transferred':
    case 'supplementLapsed':
    case 'withdrawn':
    case 'caseTerminated':
      // The record's own hold ends with the case; what is suspended is resumed by the procedure.
      if (context.situation.ending !== undefined && !protects(context.situation)) await release('record');
      return;
    case 'decided':
      if (!protects(context.situation)) await release('record');
      return;
    case 'evidenceAdded':
      for (const orgId of toldOfEvidence(act, context.situation)) {
        await tell(context.register, trx, { party: `org:${orgId}`, role: 'provider' }, { notice: 'evidenceAdded', number: context.situation.number, path: `/cases/${caseId}`, role: 'provider' }, { ref: act.id, at: act.occurredAt });
      }
      return;
    case 'subAssigned':
      await tell(context.register, trx, { party: `org:${act.facts.to}`, role: 'provider' }, { notice: 'subAssigned', number: context.situation.number, path: `/cases/${caseId}`, role: 'provider' }, { ref: act.id, at: act.occurredAt });
      return;
    case 'extensionAsked': {
      const { orgId } = context.situation.verifications.find((v) => v.orderId === act.facts.orderId)!;
      await tell(context.register, trx, { party: `org:${orgId}`, role: 'principal' }, { notice: 'extensionAsked', number: context.situation.number, path: `/cases/${caseId}`, role: 'principal' }, { ref: act.id, at: act.occurredAt });
      return;
    }
    case 'stayRequested': {
      const { requestId, orgId } = act.facts;
      await tell(context.register, trx, { party: `org:${orgId}`, role: 'executor' }, { notice: 'stayRequested', number: context.situation.number, path: `/cases/${caseId}`, role: 'executor' }, { ref: requestId, at: act.occurredAt });
      return;
    }
    case 'stayAnswered':
      // Of each by itself: a body may still agree after it was silent.
      await tellSubject('stayAnswered', act.id);
      return;
    case 'powerExamined':
      await tellSubject('powerExamined', act.id);
      return;
    case 'restorationConfirmed':
    case 'restorationObjected':
      // Its word as an office has entered it: whoever can be reached reads at once what stands there in its name.
      if (act.author.class === 'person' && act.author.orgId !== null) await tellSubject('wordEntered', act.id);
      return;
    case 'stayUnanswered': {
      const { requestId, superiorId } = act.facts;
      await tellSubject('stayAnswered', act.id);
      await tell(context.register, trx, { party: `org:${superiorId ?? context.situation.platformId}`, role: 'supervisor' }, { notice: 'stayUnanswered', number: context.situation.number, path: `/cases/${caseId}`, role: 'supervisor' }, { ref: requestId, at: act.occurredAt });
      return;
    }
    case 'markRequested': {
      const { requestId, orgId, acknowledgement } = act.facts;
      await trx.insertInto('mark_request').values({ id: requestId, case_id: caseId, record_id: recordId, org_id: orgId, requested_at: act.occurredAt, due_at: acknowledgement.dueAt, acknowledged_at: null, marked: null, unanswered_at: null }).execute();
      await tell(context.register, trx, { party: `org:${orgId}`, role: 'executor' }, { notice: 'markRequested', number: null, path: '/mark-requests', role: 'executor' }, { ref: requestId, at: act.occurredAt });
      return;
    }
    case 'markAcknowledged':
      await trx.updateTable('mark_request').set({ acknowledged_at: act.occurredAt, marked: act.facts.marked }).where('id', '=', act.facts.requestId).execute();
      return;
    case 'markUnanswered': {
      const { requestId, superiorId } = act.facts;
      await trx.updateTable('mark_request').set({ unanswered_at: act.occurredAt }).where('id', '=', requestId).execute();
      await tell(context.register, trx, { party: `org:${superiorId ?? context.situation.platformId}`, role: 'supervisor' }, { notice: 'markUnanswered', number: context.situation.number, path: `/cases/${caseId}`, role: 'supervisor' }, { ref: requestId, at: act.occurredAt });
      return;
    }
    case 'markRequestEnded': {
      const { requestId, mark } = act.facts;
      await trx.updateTable('mark_request').set({ ended_at: act.occurredAt, end_mark: mark }).where('id', '=', requestId).execute();
      const asked = markRequestsOf(context.situation).find((r) => r.requestId === requestId)!;
      // Whoever refused shows nothing that could end, and of whoever is no more nobody is there.
      if (asked.acknowledged?.marked !== false && asked.succeeded === undefined) await tell(context.register, trx, { party: `org:${asked.orgId}`, role: 'executor' }, { notice: 'markRequestEnded', number: null, path: '/mark-requests', role: 'executor' }, { ref: requestId, at: act.occurredAt });
      return;
    }
    case 'exceptionProposed': {
      const { register, world, situation } = context;
      const { exceptionId, orderId, measureId, code, edition, clause, until } = act.facts;
      const orgId = situation.suspensions.find((o) => o.orderId === orderId)!.orgId;
      await trx.insertInto('measure_exception').values({
        id: exceptionId, case_id: caseId, record_id: recordId, measure_id: measureId, order_id: orderId, org_id: orgId, code, edition, clause, proposed_at: act.occurredAt, until_day: until,
        decided_at: null, granted: null, number: null, decided_by: null,
      }).execute();
      // The lead organ decides; the department's own superior may as well.
      const organ = world.superiorOf(situation.platformId) ?? situation.platformId;
      await tell(register, trx, { party: `org:${organ}`, role: 'supervisor' }, { notice: 'exceptionProposed', number: situation.number, path: `/cases/${caseId}`, role: 'supervisor' }, { ref: exceptionId, at: act.occurredAt });
      return;
    }
    case 'exceptionDecided': {
      const { exceptionId, granted, number } = act.facts;
      const decidedBy = act.author.class === 'person' ? act.author.orgId : null;
      await trx.updateTable('measure_exception').set({ decided_at: act.occurredAt, granted, number, decided_by: decidedBy }).where('id', '=', exceptionId).execute();
      if (granted) await tellSubject('exceptionGranted', exceptionId);
      return;
    }
    case 'breachReported': {
      const { register, situation, contents } = context;
      const { orgId } = situation.suspensions.find((o) => o.orderId === act.facts.orderId)!;
      const harm = harmOfBreach(act.facts, orgId);
      if (act.facts.same === undefined) await noteUse(register, trx, act, { ...harm, ...harmWordsIn(act, contents.get(act.id))[0]! }, { caseId, recordId, subjectId: situation.subjectId });
      else await noteMoreOfUse(trx, harm);
      return;
    }
    case 'rollbackOrdered': {
      // The organ above learns of it at once.
      const { register, world, situation } = context;
      const organ = world.superiorOf(act.facts.orgId) ?? world.superiorOf(situation.platformId) ?? situation.platformId;
      await tell(register, trx, { party: `org:${organ}`, role: 'supervisor' }, { notice: 'breachReported', number: situation.number, path: `/cases/${caseId}`, role: 'supervisor' }, { ref: act.facts.breachId, at: act.occurredAt });
      return;
    }
    case 'recordCorrected':
    case 'recordRevoked':
      if (act.facts.toVersion === act.facts.fromVersion) return;
      if (act.kind === 'recordCorrected') await reclass(trx, recordId, currentDecision(context.situation), dayAt(act.occurredAt, REPAIR_ZONE));
      await newVersion(trx, act, context, (context.contents.get(act.id) as { fields: RecordFields }).fields);
      await layTombstones(trx, context.register.vault, act, context.situation.subjectId, context.world.record.fields, (context.contents.get(act.id) as { fields: RecordFields }).fields);
      return;
    case 'duplicateFixed':
      await fixDuplicate(trx, act, context);
      return;
    case 'recipientNotified':
      await trx.insertInto('record_recipient')
        .values({ record_id: act.facts.recordId ?? recordId, org_id: act.facts.orgId, version: act.facts.recordVersion, given_at: act.occurredAt })
        .onConflict((c) => c.doNothing()).execute();
      return;
    case 'dutiesSucceeded':
      for (const noticeId of act.facts.notices) {
        const notice = noticesOf(context.situation).find((n) => n.noticeId === noticeId)!;
        await trx.insertInto('record_recipient').values({ record_id: notice.recordId ?? recordId, org_id: act.facts.to, version: notice.recordVersion, given_at: act.occurredAt }).onConflict((c) => c.doNothing()).execute();
      }
      return;
    case 'measuresLifted':
      await trx.updateTable('measure').set({ ended_at: act.occurredAt, ended_how: 'lifted' }).where('id', 'in', act.facts.measureIds)
        .where('ended_at', 'is', null).execute();
      await release(act.facts.measureIds);
      return;
    case 'measuresResumed':
      await release(act.facts.measureIds);
      for (const { measureId, ...extension } of act.facts.extended ?? []) {
        const entry: TermExtended = { ...extension, pack: context.situation.pack };
        await trx.updateTable('measure').set({ until_day: extension.until, rests_from: null, extensions: sql`extensions || ${JSON.stringify([entry])}::jsonb` }).where('id', '=', measureId).execute();
      }
      return;
    default:
      return;
  }
}

async function newVersion(trx: Trx, act: Extract<Act, { kind: 'recordCorrected' | 'recordRevoked' }>, { situation: { caseId, recordId }, world }: EffectContext, fields: RecordFields): Promise<void> {
  const { toVersion } = act.facts;
  await trx.insertInto('record_version').values({ record_id: recordId, version: toVersion, fields: JSON.stringify(fields), made_by: act.id, made_at: act.occurredAt, ...toldBy(caseId, act.occurredAt, world.pack) }).execute();
}
