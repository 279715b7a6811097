import { loadActs } from '../../db/act-log.ts';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { takeRole } from '../../db/database.ts';
import { appendLawAct, lookAt } from '../../db/procedure-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { sweepRungs } from '../../db/sweep.ts';
import type { Act } from '../../domain/act.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import { parseProcedureId, procedureAct } from '../../domain/procedure.ts';
import type { ProcedureId } from '../../domain/procedure.ts';
import { foldCase } from '../../domain/situation.ts';
import type { Instant } from '../../domain/time.ts';
import { registerCounter } from './counter.ts';
import type { Stage } from './play-story.ts';
import { demoActor } from './play-story.ts';

/** A register whose procedures are turned by hand: what the engine and the dispatcher would do, done at once and in one thread. */
export interface HandTurned extends Stage {
  register: Register;
  acts(caseId: CaseId): Promise<Act[]>;
  /** Moves business time on, climbs the ladder of what is overdue, works off the procedures. */
  moveTo(to: Instant): Promise<void>;
}

export function handTurned(register: Register): HandTurned {
  const acts = (caseId: CaseId): Promise<Act[]> => register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_auditor');
    return loadActs(trx, caseId as string as DossierId);
  });
  return {
    register, counter: registerCounter(register), acts, settled: () => workOff(register),
    situation: async (caseId) => foldCase(await acts(caseId)),
    async moveTo(to) {
      await moveBusinessTimeTo(register, { actor: demoActor('operator'), actId: newActId(), to });
      for (;;) {
        const { urged, escalated } = await sweepRungs(register);
        if (urged + escalated === 0) break;
      }
      await workOff(register);
    },
  };
}

/** Looks with every open procedure and adds its act when its turn has come, until none has anything left to do. */
async function workOff(register: Register): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const rows = await register.db.selectFrom('procedure').select('id').where('closed_at', 'is', null).orderBy('id').execute();
    let moved = false;
    for (const { id } of rows) {
      const procedureId = id as ProcedureId;
      const look = await lookAt(register, procedureId);
      const act = procedureAct(parseProcedureId(procedureId).type, look.phase);
      if (act === undefined || (act.whenDue && look.dueInMs !== 0)) continue;
      const { result } = await appendLawAct(register, { procedureId, kind: act.kind, cause: look.cause });
      if (result === 'done') moved = true;
    }
    if (!moved) return;
  }
  throw new Error('the procedures do not come to rest');
}
