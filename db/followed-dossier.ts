import type { ProcedureActKind } from '../domain/act.ts';
import type { DossierKind } from '../domain/dossier.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, IncidentId, RepairId } from '../domain/ids.ts';
import { foldIncident, incidentLawAct, incidentView } from '../domain/incident.ts';
import type { ProcedureId, ProcedureView } from '../domain/procedure.ts';
import { caseViewOf, parseProcedureId } from '../domain/procedure.ts';
import { lawAct } from '../domain/procedure-acts.ts';
import { repairLawAct, repairView } from '../domain/repair-procedure.ts';
import { foldRepair } from '../domain/repair.ts';
import { foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { loadActs, lockDossiers } from './act-log.ts';
import { add, close, deskAt } from './case-desk.ts';
import { correctionWords } from './correction-words.ts';
import type { Trx } from './database.ts';
import { followersOf, silentTogether } from './merged-cases.ts';
import { addToIncident, casesOpenOf, closeIncident, openIncident, progressOf } from './incident-desk.ts';
import type { Register } from './register.ts';
import { addToRepair, closeRepair, openRepair } from './repair-desk.ts';

/** A dossier as a procedure sees it: how far its log has come, and where the procedure stands in it. */
export interface Seen {
  seq: number;
  view(id: ProcedureId): ProcedureView;
}

/** The same under its locks, with the one act that its procedure may add. */
export interface Followed extends Seen {
  /** The business instant under the lock. */
  at: Instant;
  /** Adds the law's own act and everything it entails; returns whom to poke. */
  append(kind: ProcedureActKind, id: ProcedureId, cause: number): Promise<ProcedureId[]>;
}

interface Kind {
  see(trx: Trx, id: DossierId): Promise<Seen>;
  open(register: Register, trx: Trx, id: DossierId): Promise<Followed | undefined>;
}

/** The kinds of dossier that have procedures, each with its own fold and desk. */
const KINDS: Partial<Record<DossierKind, Kind>> = {
  case: {
    async see(trx, id) {
      const s = foldCase(await loadActs(trx, id));
      return { seq: s.seq, view: (of) => caseViewOf(of, s) };
    },
    async open(register, trx, id) {
      // With the cases that follow it, in one order: what the law does here may concern them.
      const heads = await lockDossiers(trx, [id, ...(await followersOf(trx, asId<CaseId>(id))).map((caseId) => caseId as string as DossierId)]);
      const head = heads.get(id);
      if (head === undefined) return undefined;
      const desk = await deskAt(register, trx, head);
      const { situation } = desk;
      return {
        seq: situation.seq, at: desk.world.at, view: (of) => caseViewOf(of, situation),
        async append(kind, procedureId, cause) {
          const content = await correctionWords(desk, kind);
          const own = add(desk, lawAct(kind, parseProcedureId(procedureId).ref, situation, desk.world), { class: 'procedure', procedureId, cause }, { content });
          return [...(await close(desk)), ...(await silentTogether(register, trx, situation, own, heads))];
        },
      };
    },
  },
  incident: {
    async see(trx, id) {
      const s = foldIncident(await loadActs(trx, id));
      const casesOpen = await casesOpenOf(trx, s.incidentId);
      return { seq: s.seq, view: () => incidentView(s, casesOpen) };
    },
    async open(_register, trx, id) {
      const desk = await openIncident(trx, asId<IncidentId>(id));
      if (desk === undefined) return undefined;
      const { situation, now } = desk;
      const casesOpen = await casesOpenOf(trx, situation.incidentId);
      return {
        seq: situation.seq, at: now, view: () => incidentView(situation, casesOpen),
        async append(kind, procedureId, cause) {
          const { toOpen, toSettle, opened, settled, skipped } = await progressOf(trx, situation.incidentId);
          if ((kind === 'incidentCasesOpened' && toOpen > 0) || (kind === 'incidentSettled' && toSettle > 0)) throw new Error('a chunk is left');
          addToIncident(desk, incidentLawAct(kind, { done: kind === 'incidentCasesOpened' ? opened : settled, skipped }), { class: 'procedure', procedureId, cause }, { occurredAt: now });
          if (kind === 'incidentClosed') await trx.updateTable('hold').set({ released_at: now, released_by: desk.writer.written.at(-1)!.act.id }).where('case_id', '=', asId<CaseId>(id)).where('released_at', 'is', null).execute();
          return closeIncident(desk);
        },
      };
    },
  },
  repair: {
    async see(trx, id) {
      const s = foldRepair(await loadActs(trx, id));
      return { seq: s.seq, view: () => repairView(s) };
    },
    async open(register, trx, id) {
      const desk = await openRepair(register, trx, asId<RepairId>(id));
      if (desk === undefined) return undefined;
      const { situation, world } = desk;
      return {
        seq: situation.seq, at: world.at, view: () => repairView(situation),
        async append(kind, procedureId, cause) {
          addToRepair(desk, repairLawAct(kind, situation, world), { class: 'procedure', procedureId, cause });
          return closeRepair(desk);
        },
      };
    },
  },
};

function kindOf(kind: DossierKind): Kind {
  const found = KINDS[kind];
  if (found === undefined) throw new Error(`a dossier of kind ${kind} has no procedures`);
  return found;
}

/** Looks at the dossier a procedure follows. */
export const seeDossier = (trx: Trx, { id, kind }: { id: DossierId; kind: DossierKind }): Promise<Seen> => kindOf(kind).see(trx, id);

/** Locks the dossier a procedure follows; undefined when it is gone. */
export const openDossierOf = (register: Register, trx: Trx, { id, kind }: { id: DossierId; kind: DossierKind }): Promise<Followed | undefined> => kindOf(kind).open(register, trx, id);
