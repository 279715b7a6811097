import type { ActDraft, ProcedureActKind } from './act.ts';
import type { ProcedureView } from './procedure.ts';
import { repairClock } from './repair-requests.ts';
import { isGranted, waitingNotices } from './repair.ts';
import type { RepairSituation } from './repair.ts';
import type { RepairWorld } from './repair-world.ts';

/** Where the procedure of a repair stands, from its situation alone. */
export function repairView(s: RepairSituation): ProcedureView<'repairCase'> {
  const view = (phase: ProcedureView<'repairCase'>['phase'], cause: number, dueAt: ProcedureView['dueAt'] = null): ProcedureView<'repairCase'> => ({ phase, cause, dueAt });
  switch (s.phase) {
    case 'received':
      return view('awaitingAcceptance', s.phaseSeq);
    case 'supplementing':
      return view('awaitingSupplement', s.phaseSeq, s.supplement?.due.dueAt ?? null);
    case 'deciding':
      return view('deciding', s.phaseSeq);
    case 'shielded':
      return view('shielded', s.phaseSeq);
    case 'effecting': {
      if (s.ended !== null || s.decision === null) return view('toClose', s.phaseSeq);
      // 同步: what was granted takes effect first, then the letter is served.
      if (s.decision.outcome !== 'refused' && s.effected === null) return view('toEffect', s.decision.seq);
      if (s.served === null) return view('toServe', s.decision.seq);
      if (isGranted(s) && s.certificate === null) return view('toCertify', s.phaseSeq);
      return waitingNotices(s).length > 0 ? view('spreading', s.phaseSeq) : view('toClose', s.phaseSeq);
    }
    case 'restoring':
      return waitingNotices(s).length > 0 ? view('spreading', s.phaseSeq) : view('toClose', s.phaseSeq);
    case 'closed':
      return view('ended', s.phaseSeq);
  }
}

/** The law's own act on a repair: what its procedure adds when its turn has come. */
export function repairLawAct(kind: ProcedureActKind, s: RepairSituation, world: RepairWorld): ActDraft {
  switch (kind) {
    case 'repairEffected': {
      const shielded = s.decision?.outcome === 'shielded';
      return { kind, facts: { how: shielded ? 'shielded' : 'repaired', on: world.today, lifted: shielded ? [] : world.measures.map((m) => m.id) } };
    }
    case 'repairCertified':
      return { kind, facts: { certificate: world.newId() } };
    case 'repairLapsed':
      return { kind, facts: s.supplement?.lapse === 'goesOn' ? { acceptance: repairClock('repairAcceptance', world, s.platformId) } : {} };
    case 'repairServed':
    case 'repairClosed':
      return { kind, facts: {} };
    default:
      throw new Error(`${kind} is no act of a repair`);
  }
}
