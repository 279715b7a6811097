import type { ActDraft, ProcedureActKind } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { askSubject, clockNow, sentBy } from './case-world.ts';
import { asId } from './ids.ts';
import { extensionOf } from './paused-days.ts';
import { remedyDates } from './remedy-dates.ts';
import { dayAt } from './time.ts';
import { lapse } from './intake.ts';
import type { OrderId } from './ids.ts';
import type { CaseSituation } from './situation.ts';
import type { Suspension } from './suspension-situation.ts';
import { currentDecision } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';

/** The law's own act in words of the log: what a procedure adds when its turn has come (`viewOf` has said so). */
export function lawAct(kind: ProcedureActKind, ref: string, s: CaseSituation, world: CaseWorld): ActDraft {
  const orderId = asId<OrderId>(ref);
  switch (kind) {
    case 'silenceDeclared':
      return { kind, facts: { orderId } };
    case 'disclosureStopped': {
      // Never confirmed, never deleted by silence: the superior decides.
      const superiorId = s.clocks.findLast((c) => c.limit === 'verification' && c.ref === orderId)?.superiorId ?? null;
      return { kind, facts: { orderId, recordId: s.recordId, ...(superiorId === null ? {} : { superior: { orgId: superiorId, decision: clockNow('superiorDecision', world) } }) } };
    }
    case 'superiorSilent': {
      const { superiorDecides } = s.verifications.find((v) => v.orderId === orderId)!;
      if (superiorDecides === undefined) throw new Error(`${orderId}: nobody above the provider was asked`);
      return { kind, facts: { orderId, orgId: superiorDecides } };
    }
    case 'served': {
      const how = currentDecision(s).notice === undefined ? 'electronic' : 'publicNotice';
      const remedies = remedyDates(dayAt(world.at, world.pack.zone), world.pack, world.calendar);
      // 恢复执行 takes effect not before service plus the pack's working day.
      if (currentDecision(s).resume.length === 0 || !s.suspensions.some((o) => stillSuspended(o).length > 0)) return { kind, facts: { resumeFrom: null, how, remedies } };
      const resumption = clockNow('resumption', world);
      return { kind, facts: { resumeFrom: resumption.dueAt, resumption, how, remedies } };
    }
    case 'recordCorrected':
    case 'recordRevoked':
      return { kind, facts: { orderId, recordId: s.recordId, fromVersion: world.record.version, toVersion: world.record.version + (world.putRight === true ? 0 : 1) } };
    case 'measuresLifted': {
      const lift = new Set(currentDecision(s).lift);
      const measureIds = stillSuspended(suspension(s, orderId)).filter((id) => lift.has(id));
      return { kind, facts: { orderId, measureIds, acknowledgement: clockNow('endingAcknowledgement', world, suspension(s, orderId).orgId), ...sentBy(suspension(s, orderId).orgId, world) } };
    }
    case 'measuresResumed': {
      const measureIds = stillSuspended(suspension(s, orderId));
      const stillHeld = measureIds.filter((id) => world.heldByOthers.includes(id));
      const ended = measureIds.filter((id) => !world.measures.some((m) => m.id === id));
      const anyResumes = measureIds.some((id) => !stillHeld.includes(id) && !ended.includes(id));
      const acknowledgement = anyResumes ? clockNow('endingAcknowledgement', world, suspension(s, orderId).orgId) : null;
      // 顺延: what the pack adds to a term is added when it runs on, by whichever case lets go of it last.
      const runsOn = (world.resting ?? []).filter(({ id }) => measureIds.includes(id) && !stillHeld.includes(id) && !ended.includes(id));
      const extended = runsOn.map((m) => extensionOf(m, dayAt(world.at, world.pack.zone), world.pack.zone));
      return { kind, facts: { orderId, measureIds, stillHeld, ended, acknowledgement, ...(extended.length === 0 ? {} : { extended }), ...(acknowledgement === null ? {} : sentBy(suspension(s, orderId).orgId, world)) } };
    }
    case 'deemedSatisfied':
      return { kind, facts: { orderId } };
    case 'confirmationAskedAgain':
      return { kind, facts: { orderId, ...askSubject(s, world) } };
    case 'supplementLapsed':
      return lapse(s, world);
    case 'certified':
      return { kind, facts: { certificate: world.newId() } };
    case 'closed':
      return { kind, facts: {} };
    case 'recipientAcknowledged':
      throw new Error('an acknowledgement comes from outside and is added where it is verified');
    default:
      throw new Error(`${kind} is no act of a case`);
  }
}

function suspension(s: CaseSituation, orderId: OrderId): Suspension {
  const found = s.suspensions.find((o) => o.orderId === orderId);
  if (found === undefined) throw new Error(`no suspension order ${orderId}`);
  return found;
}
