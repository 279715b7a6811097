import { caseClock, inquiryClock, repairClock } from '../db/clock-reads.ts';
import { reading } from '../db/database.ts';
import { proofOf } from '../db/due-reads.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, InquiryId, RepairId } from '../domain/ids.ts';
import type { Terms } from '../domain/limit.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { ClockProofView, ProofParams, ProofQuery } from './schemas/clocks.ts';
import { sightOf } from './views/sight.ts';

const tags = ['clocks'];

/** Why a date is the date: the proof of each clock, to be checked without our software. */
export function clockRoutes(app: Api, { register }: Counter): void {
  /** A calendar whose files are gone explains nothing any more. */
  function proofFor(terms: Terms) {
    const proof = proofOf(register, terms);
    if (proof === undefined) throw new Refusal('not-found');
    return proof;
  }

  app.get('/api/cases/:id/clocks/:limit/:ref/proof', {
    schema: {
      operationId: 'readClockProof', summary: 'Why this date: each day counted, skipped or stopped, with its source; the latest generation unless another is asked for.', tags,
      params: ProofParams, querystring: ProofQuery, response: { 200: ClockProofView, ...PROBLEMS },
    },
  }, async (request) => {
    const actor = requireActor(request);
    const { id, limit, ref } = request.params;
    const { situation, clock, overdue } = await reading(register.db, actor.userId, (trx) =>
      caseClock(register, trx, actor, asId<CaseId>(id), { limit, ref, generation: request.query.generation === undefined ? null : Number(request.query.generation) }));
    const sight = sightOf(situation, actor);
    // A department's duties are its own business, as on the page of the case.
    const { owner } = clock;
    if (owner !== null && !('org' in owner ? sight.sees(owner.org) : sight.allOrders)) throw new Refusal('not-found');
    return { ...proofFor(clock.terms), about: { id, number: situation.number, ref, generation: clock.generation, endedAt: clock.endedAt, overdue } };
  });

  app.get('/api/repairs/:id/clocks/:limit/:ref/proof', {
    schema: {
      operationId: 'readRepairProof', summary: 'Why this date of a repair: each day counted, skipped or stopped, with its source.', tags, params: ProofParams, querystring: ProofQuery, response: { 200: ClockProofView, ...PROBLEMS },
    },
  }, async (request) => {
    const actor = requireActor(request);
    const { id, limit, ref } = request.params;
    const { situation, clock, overdue } = await reading(register.db, actor.userId, (trx) =>
      repairClock(trx, actor, asId<RepairId>(id), { limit, ref, generation: request.query.generation === undefined ? null : Number(request.query.generation) }));
    return { ...proofFor(clock.terms), about: { id, number: situation.number, ref, generation: clock.generation, endedAt: clock.endedAt, overdue } };
  });

  app.get('/api/inquiries/:id/proof', {
    schema: { operationId: 'readInquiryProof', summary: 'Why a question is answered by this date.', tags, params: CaseParams, response: { 200: ClockProofView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { number, terms, endedAt, overdue } = await reading(register.db, actor.userId, (trx) => inquiryClock(trx, actor, asId<InquiryId>(id)));
    return { ...proofFor(terms), about: { id, number, ref: id, generation: 1, endedAt, overdue } };
  });
}
