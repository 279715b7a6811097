import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { actRoutes } from './act-routes.ts';
import { answerSheetRoutes } from './answer-sheet-routes.ts';
import type { ApiDeps, Counter } from './api-deps.ts';
import { basisRoutes } from './basis-routes.ts';
import { caseFileRoutes } from './case-file-routes.ts';
import { caseRoutes } from './case-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { representationRoutes } from './representation-routes.ts';
import { creditReportRoutes } from './credit-report-routes.ts';
import { checkTableRoutes } from './check-table-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { documentRoutes } from './document.ts';
import { door } from './door.ts';
import { emergencyRoutes } from './emergency-routes.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { exceptionRoutes } from './exception-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { identityPlugin } from './identity.ts';
import { endConnections } from './closing.ts';
import { complaintRoutes } from './complaint-routes.ts';
import { incidentRoutes } from './incident-routes.ts';
import { inquiryRoutes } from './inquiry-routes.ts';
import { intakeRoutes } from './intake-routes.ts';
import { jsonBodies } from './json-body.ts';
import { knownPaths } from './known-paths.ts';
import { letterRoutes } from './letter-routes.ts';
import { machineRoutes } from './machine-routes.ts';
import { stayRequestRoutes } from './stay-request-routes.ts';
import { markRequestRoutes } from './mark-request-routes.ts';
import { measureRoutes } from './measure-routes.ts';
import { noStore } from './mutation.ts';
import { myDataRoutes } from './my-data-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { personRoutes } from './person-routes.ts';
import { refuseUnprintable } from './printable.ts';
import { agentRoutes } from './agent-routes.ts';
import { filingRoutes } from './filing-routes.ts';
import { harmRoutes } from './harm-routes.ts';
import { handleErrors, problemOf, sendProblem } from './problems.ts';
import { calendarsUpToDate, policyChangeRoutes } from './policy-change-routes.ts';
import { paperFormRoutes } from './paper-form-routes.ts';
import { promiseRoutes } from './promise-routes.ts';
import { publicRecordRoutes } from './public-record-routes.ts';
import { publicRoutes } from './public-routes.ts';
import { rateLimits, USUAL_LIMITS } from './rate-limits.ts';
import { recipientRoutes } from './recipient-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { repairProofRoutes } from './repair-proof-routes.ts';
import { rehomeRoutes } from './rehome-routes.ts';
import { publicityEndRoutes } from './publicity-end-routes.ts';
import { repairRoutes } from './repair-routes.ts';
import { dressEveryAnswer, securityHeaders } from './security-headers.ts';
import { changeFeed } from './stream.ts';
import { sessionRoutes } from './session-routes.ts';
import { remedyRoutes } from './remedy-routes.ts';
import { settingRoutes } from './setting-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { overdueReportRoutes } from './overdue-report-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { traceRoutes } from './trace-routes.ts';
import { turnRoutes } from './turn-routes.ts';
import { uploadRoutes } from './upload-routes.ts';
import { webApp } from './web-app.ts';

/** The UUID as PostgreSQL reads it, and nothing else that the standard format would let in. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Puts the counter together; it listens nowhere yet. */
export async function buildApi(deps: ApiDeps): Promise<FastifyInstance> {
  const headers = securityHeaders(deps.identity);
  const app = fastify({
    logger: deps.logLevel === 'silent' ? false : { level: deps.logLevel ?? 'info' },
    logController: new LogController({ disableRequestLogging: true }), ...door(deps.proxies),
    forceCloseConnections: 'idle',
    // Addresses that cannot be decoded never reach a route, nor a hook.
    frameworkErrors: (error, _request, reply) => void sendProblem(headers.dress(reply.type('application/problem+json')), problemOf(error)),
    ajv: {
      // What people send is refused where it is wrong, never mended in silence.
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: true, keywords: ['example'] },
      onCreate: (ajv) => void ajv.addFormat('uuid', UUID),
    },
  });
  endConnections(app);
  handleErrors(app);
  const paths = knownPaths(app);
  dressEveryAnswer(app, headers);
  jsonBodies(app);
  app.decorate('fingerprints', (body: unknown) => ({ fingerprint: deps.register.vault.fingerprint(body), earlierFingerprint: deps.register.vault.earlierFingerprint(body) }));
  app.decorateRequest('receivedAt', 0);
  app.addHook('preValidation', async (request) => {
    request.receivedAt = performance.now();
  });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '正名 (Zhengming)', version: '0.1.0', description: 'Objections to credit records, suspension of measures, restoration of reputation.' } },
  });
  const limits = await rateLimits(app, deps.rateLimits === 'relaxed' ? null : USUAL_LIMITS);
  await app.register(identityPlugin, deps.identity);
  limits.ofIdentities();
  const counter: Counter = { ...deps, feed: changeFeed(deps.register.db, app.log), lineHeaders: headers.ofLine };
  await app.register(async (scope) => {
    const api = scope.withTypeProvider<TypeBoxTypeProvider>();
    api.addHook('onSend', noStore);
    api.addHook('onRequest', calendarsUpToDate(deps.register));
    api.addHook('preHandler', refuseUnprintable);
    for (const routes of [personRoutes, recordRoutes, rehomeRoutes, measureRoutes, exceptionRoutes, markRequestRoutes, stayRequestRoutes, checkRoutes, checkTableRoutes, representationRoutes, creditReportRoutes, caseRoutes, actRoutes, turnRoutes, answerSheetRoutes, decisionRoutes, remedyRoutes, caseFileRoutes, harmRoutes, intakeRoutes, filingRoutes, agentRoutes, clockRoutes, taskRoutes, overdueReportRoutes, letterRoutes, inquiryRoutes, incidentRoutes, complaintRoutes, repairRoutes, publicityEndRoutes, repairProofRoutes, operatorRoutes, deliveryRoutes, settingRoutes, sessionRoutes, machineRoutes, emergencyRoutes, basisRoutes, policyChangeRoutes, streamRoutes, healthRoutes, promiseRoutes, publicRoutes, publicRecordRoutes, paperFormRoutes, traceRoutes, myDataRoutes, recipientRoutes, retentionRoutes]) routes(api, counter);
    await api.register(async (files) => evidenceRoutes(files.withTypeProvider<TypeBoxTypeProvider>(), counter));
    await uploadRoutes(api, counter);
    documentRoutes(api, headers);
  });
  await webApp(app, deps.webDir, paths, headers);
  return app;
}
