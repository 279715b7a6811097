import { loadActs } from '../db/act-log.ts';
import { reading } from '../db/database.ts';
import { appendLawAct, lookAt } from '../db/procedure-register.ts';
import type { Register } from '../db/register.ts';
import type { DossierId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { parseProcedureId, procedureAct } from '../domain/procedure.ts';
import { foldCase } from '../domain/situation.ts';
import { registerCounter } from '../test/setup/counter.ts';
import { clerk } from '../test/setup/play-story.ts';
import type { Table } from './play-case.ts';

/**
 * The floor that HTTP and the engine are measured against: the same acts straight into the register. The procedures' own
 * acts follow in this process, so that the case ends the same; letters are issued but no PDF is rendered.
 */
export function directTable(register: Register): Table {
  const poked = new Set<ProcedureId>();
  return {
    counter: registerCounter(register, (ids) => ids.forEach((id) => poked.add(id))),
    async see(caseId) {
      const s = foldCase(await reading(register.db, clerk().userId, (trx) => loadActs(trx, caseId as string as DossierId)));
      return {
        phase: s.phase, verifications: s.verifications, restorations: s.restorations,
        suspensions: s.suspensions.map(({ orderId, orgId, endings }) => ({ orderId, orgId, endings: endings.map((ending) => ending.how) })),
        notices: s.corrections.flatMap((c) => c.notices),
      };
    },
    async settled() {
      for (const id of poked) {
        poked.delete(id);
        const look = await lookAt(register, id);
        const act = procedureAct(parseProcedureId(id).type, look.phase);
        if (act === undefined || act.whenDue) continue;
        const { pokes } = await appendLawAct(register, { procedureId: id, kind: act.kind, cause: look.cause });
        for (const each of [...pokes, id]) poked.add(each);
      }
    },
  };
}
