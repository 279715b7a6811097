import { ApplicationFailure } from '@temporalio/activity';
import { appendLawAct, lookAt, raiseStuck } from '../db/procedure-register.ts';
import type { Appended, Look } from '../db/procedure-register.ts';
import { openIncidentCases, settleIncidentCases } from '../db/incident-cases.ts';
import { renderAndKeep } from '../db/letter-rendering.ts';
import { decisionLetterOf } from '../db/letter-writer.ts';
import { repairDecisionLetterOf } from '../db/repair-letter-writer.ts';
import type { Register } from '../db/register.ts';
import type { ProcedureActKind } from '../domain/act.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, IncidentId, RepairId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';

/** So many cases are one step of a procedure: a second or so. */
const CASES_AT_ONCE = 25;

/** What the procedures do, over what they need: the register, and a way to wake the procedures an act is news for. */
export function createProcedureActivities(register: Register, poke: (ids: ProcedureId[]) => void) {
  return {
    /** Reads where the case stands for this procedure. Local, short, repeatable. */
    look: (procedureId: ProcedureId): Promise<Look> => asFailure(() => lookAt(register, procedureId)),

    /** Adds the law's own act, exactly once whatever is retried. */
    append: (request: { procedureId: ProcedureId; kind: ProcedureActKind; cause: number }): Promise<Appended> => asFailure(async () => {
      const { result, pokes } = await appendLawAct(register, request);
      poke(pokes);
      return result;
    }),

    raiseStuck: (procedureId: ProcedureId): Promise<void> => asFailure(() => raiseStuck(register, procedureId)),

    /** Renders the decision letter of the case and keeps it; the same bytes when asked again. */
    renderDecision: (caseId: string): Promise<void> => asFailure(async () => {
      const letterId = await decisionLetterOf(register, asId<CaseId>(caseId));
      if (letterId !== undefined) await renderAndKeep(register, letterId);
    }),

    /** Some more cases of a faulty batch, each opened exactly once; returns how many are left. */
    openIncidentCases: (incidentId: string): Promise<number> => asFailure(() => openIncidentCases(register, asId<IncidentId>(incidentId), CASES_AT_ONCE, poke)),

    /** The same for the decision of each. */
    settleIncidentCases: (incidentId: string): Promise<number> => asFailure(() => settleIncidentCases(register, asId<IncidentId>(incidentId), CASES_AT_ONCE, poke)),

    /** The same for the latest decision of a repair. */
    renderRepairDecision: (repairId: string): Promise<void> => asFailure(async () => {
      const letterId = await repairDecisionLetterOf(register, asId<RepairId>(repairId));
      if (letterId !== undefined) await renderAndKeep(register, letterId);
    }),
  };
}

export type ProcedureActivities = ReturnType<typeof createProcedureActivities>;

/** The engine keeps failures in its history: they carry a code, never a message that could quote somebody. */
async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const type = error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown';
    // The place, not the message: a message may quote what somebody wrote.
    console.error(`activity failed: ${type}\n${error instanceof Error ? (error.stack ?? '').split('\n').slice(1).join('\n') : ''}`);
    throw ApplicationFailure.create({ type, message: type, nonRetryable: false });
  }
}
