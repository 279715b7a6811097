import { overseeing } from '../db/database.ts';
import { proceduresView } from '../db/procedure-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { PROBLEMS } from './mutation.ts';
import { ProceduresView } from './schemas/others.ts';

/** The engine is asked about the first of the list only; the register's own figures are there for all. */
const ASKED = 50;

/** How the procedures stand, for those who keep the system running. */
export function operatorRoutes(app: Api, { register, describeProcedure }: Counter): void {
  app.get('/api/operators/procedures', {
    schema: { operationId: 'listProcedures', summary: 'Procedures, those behind first, and whether any promise is broken.', tags: ['operators'], response: { 200: ProceduresView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!hasRole(actor, 'operator') && !hasRole(actor, 'supervisor')) throw new Refusal('not-your-role', { params: { role: 'operator' } });
    const { lag, violations, rows } = await overseeing(register.db, 'zm_auditor', proceduresView);
    const engine = await Promise.all(rows.map(async (r, i) => (i < ASKED && r.closed_at === null ? ((await describeProcedure?.(r.id).catch(() => null)) ?? null) : null)));
    return {
      lag, violations,
      procedures: rows.map((r, i) => ({
        id: r.id, type: r.type, caseId: r.case_id, caseNumber: r.number, phase: r.phase, wantedSeq: r.wanted_seq, seenSeq: r.seen_seq, dueAt: r.due_at,
        closed: r.closed_at !== null, stuck: r.stuck_since !== null && r.closed_at === null, reactionMs: r.reaction_ms, engine: engine[i] ?? null,
      })),
    };
  });
}
