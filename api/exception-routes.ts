import { Type } from 'typebox';
import { performCaseAct } from '../db/case-register.ts';
import { reading } from '../db/database.ts';
import { exceptionBoard } from '../db/exception-reads.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, ExceptionId, MeasureId, OrderId } from '../domain/ids.ts';
import { parseDay } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseMutationHeaders, CaseParams, personal, PROBLEMS, seenSeq } from './mutation.ts';
import { ActReceipt } from './schemas/cases.ts';
import { Id } from './schemas/common.ts';
import { DecideExceptionBody, ExceptionBoardView, ProposeExceptionBody } from './schemas/exceptions.ts';
import { receiptView } from './views/receipt-view.ts';
import { orgView } from './views/shared-views.ts';

const common = { tags: ['exceptions'], headers: CaseMutationHeaders, response: { 201: ActReceipt, ...PROBLEMS } };

/** Exceptions to a suspension (不予暂缓): proposed by the department, decided by somebody of another organ. */
export function exceptionRoutes(app: Api, { register, poke }: Counter): void {
  app.post('/api/cases/:id/suspensions/:orderId/exceptions', {
    schema: {
      ...common, operationId: 'proposeException', summary: 'Propose that a suspended measure go on, by the clause of the catalogue that forbids staying it; until it is granted the measure rests.',
      params: Type.Object({ ...CaseParams.properties, orderId: Id }), body: ProposeExceptionBody,
    },
  }, async (request, reply) => {
    const { measureId, until, reasons } = request.body;
    const act = { kind: 'exceptionProposed' as const, orderId: asId<OrderId>(request.params.orderId), measureId: asId<MeasureId>(measureId), until: parseDay(until), reasons };
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(request.params.id), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.post('/api/cases/:id/exceptions/:exceptionId/decision', {
    schema: {
      ...common, operationId: 'decideException', summary: 'Grant or refuse an exception, as somebody of another organ than the one that proposed it; a granted one is served on the subject with its remedies.',
      params: Type.Object({ ...CaseParams.properties, exceptionId: Id }), body: DecideExceptionBody,
    },
  }, async (request, reply) => {
    const act = { kind: 'exceptionDecided' as const, exceptionId: asId<ExceptionId>(request.params.exceptionId), ...request.body };
    const { receipt, pokes } = await performCaseAct(register, { ...personal(request), caseId: asId<CaseId>(request.params.id), request: act, ifMatch: seenSeq(request) });
    poke(pokes);
    return reply.code(201).send(receiptView(register, receipt));
  });

  app.get('/api/exceptions', {
    schema: { operationId: 'readExceptionBoard', summary: 'Exceptions that wait to be decided, and the rate of each department (those who oversee).', tags: ['exceptions'], response: { 200: ExceptionBoardView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!(['supervisor', 'clerk', 'auditor'] as const).some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
    const orgs = await register.organisations.all();
    const { pending, departments, uses } = await reading(register.db, actor.userId, exceptionBoard);
    return {
      uses: uses.map((u) => ({ id: u.id, measureId: u.measure_id, org: orgView(orgs, u.org_id), measure: u.measure, what: u.what, at: u.at, standing: u.standing })),
      pending: pending.map((e) => ({ id: e.id, caseId: e.case_id, number: e.number, org: orgView(orgs, e.org_id), measure: e.measure, clause: e.clause, proposedAt: e.proposed_at, until: e.until_day })),
      departments: departments.map((d) => ({
        org: orgView(orgs, d.org_id), suspended: d.suspended, proposed: d.proposed, granted: d.granted, refused: d.refused, inForce: d.in_force,
        rate: d.suspended === 0 ? null : Math.round((d.granted * 1000) / d.suspended) / 10,
      })),
    };
  });
}
