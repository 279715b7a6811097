import type { FastifyRequest } from 'fastify';
import { canonical } from '../db/content-vault.ts';
import { reading } from '../db/database.ts';
import type { CheckAgain } from '../db/measure-check-reads.ts';
import { checkById, checksOf, sealedCheck } from '../db/measure-check-reads.ts';
import type { CheckReceipt } from '../db/measure-check-register.ts';
import { checkMeasures } from '../db/measure-check-register.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { readIdentifier } from '../domain/identifier.ts';
import { assertInCatalogue } from '../domain/measure-catalogue.ts';
import { asId } from '../domain/ids.ts';
import type { CheckId, OrgId } from '../domain/ids.ts';
import { parseInstant } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { CaseParams, PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { CheckAgainView, CheckListView, CheckMeasuresBody, CheckView, SealedCheckView, SealQuery } from './schemas/checks.ts';
import type { Orgs } from './views/shared-views.ts';
import { barView } from './views/record-view.ts';
import { orgView } from './views/shared-views.ts';

const tags = ['checks'];

/** Check before acting (应查必查): whether a department's measure may be applied to somebody now, with a sealed receipt for its file. */
export function checkRoutes(app: Api, { register, rateLimits }: Counter): void {
  // A question, so without a key: asked again it is answered anew, with a receipt of its own.
  app.post('/api/checks', {
    schema: {
      operationId: 'checkMeasures', summary: 'May your department’s measures be applied to these subjects now? apply, suspended, lifted or unknown; unknown never justifies a refusal.', tags,
      body: CheckMeasuresBody, response: { 200: CheckView, ...PROBLEMS },
    },
  }, async (request) => {
    const { identifiers, kind, code = null, purpose, decisiveAt } = request.body;
    if (code !== null) assertInCatalogue(register.catalogue(), code);
    const receipt = await checkMeasures(register, department(request), {
      identifiers: [...new Set(identifiers.map((identifier, i) => readIdentifier(identifier, `/identifiers/${i}`)))], kind, code, purpose, decisiveAt: decisiveAt === null ? null : parseInstant(decisiveAt),
    });
    return checkView(await register.organisations.all(), receipt);
  });

  app.get('/api/checks', {
    schema: { operationId: 'listChecks', summary: 'Your department’s newest checks, with what would be answered now.', tags, response: { 200: CheckListView, ...PROBLEMS } },
  }, async (request) => {
    const checks = await checksOf(register, department(request));
    const orgs = await register.organisations.all();
    return { checks: checks.map((check) => againView(orgs, check)) };
  });

  app.get('/api/checks/:id', {
    schema: { operationId: 'readCheck', summary: 'One check as it was answered, and what would be answered now.', tags, params: CaseParams, response: { 200: CheckAgainView, ...PROBLEMS } },
  }, async (request) => againView(await register.organisations.all(), await checkById(register, requireActor(request), asId<CheckId>(request.params.id))));

  app.get('/api/public/checks/:id', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: { operationId: 'confirmCheck', summary: 'Whether the receipt of a check is genuine, by its number and seal; nothing of what was asked.', tags: ['public'], params: CaseParams, querystring: SealQuery, response: { 200: SealedCheckView, ...PROBLEMS } },
  }, async (request) => {
    const found = await reading(register.db, '', (trx) => sealedCheck(trx, asId<CheckId>(request.params.id), request.query.seal));
    const orgs = await register.organisations.all();
    return { genuine: found !== undefined, askedAt: found?.askedAt ?? null, org: found === undefined ? null : orgView(orgs, found.orgId) };
  });
}

/** Whoever asks, as somebody of an executing department. */
export function department(request: FastifyRequest): Actor & { orgId: OrgId } {
  const actor = requireActor(request);
  const { orgId } = actor;
  if (!hasRole(actor, 'executor') || orgId === null) throw new Refusal('not-your-role', { params: { role: 'executor' } });
  return { ...actor, orgId };
}

function checkView(orgs: Orgs, { body, seal, names }: CheckReceipt): CheckView {
  const { id, org, askedAt, decisiveAt, purpose, kind, code = null, bulletin = null, subjects } = body;
  return {
    id, org: orgView(orgs, org), askedAt, decisiveAt, purpose, kind, code, bulletin, seal, sealed: canonical(body),
    subjects: subjects.map(({ subjectId, bars, ...subject }) => ({ ...subject, ...(bars === undefined ? {} : { bars: bars.map(barView) }), name: subjectId === null ? null : (names.get(subjectId) ?? null) })),
  };
}

const againView = (orgs: Orgs, check: CheckAgain) => ({ ...checkView(orgs, check), by: check.by, now: check.now, followsNow: check.followsNow, barsNow: check.barsNow.map((bars) => bars.map(barView)), changed: check.changed });
