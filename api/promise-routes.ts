import { Gauge, Registry } from 'prom-client';
import { Type } from 'typebox';
import { overseeing } from '../db/database.ts';
import { acknowledgementFigures, ASLEEP_SECONDS, sinceLook, violationsNow, watchedPromises } from '../db/promise-watch.ts';
import { hasRole, overseesHouse } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { PROBLEMS } from './mutation.ts';
import { forEverybody } from './rate-limits.ts';
import { PromisesView } from './schemas/promises.ts';

const METRICS = 'text/plain';

/** Whether every promise of the register is kept: a page for those who oversee, and figures for a monitor. */
export function promiseRoutes(app: Api, { register, rateLimits }: Counter): void {
  app.get('/api/promises', {
    schema: { operationId: 'readPromises', summary: 'Each promise with what breaks it now (those who oversee), as the watchdog sees it every minute.', tags: ['operators'], response: { 200: PromisesView, ...PROBLEMS } },
  }, async (request) => {
    const actor = requireActor(request);
    if (!(['supervisor', 'auditor', 'operator'] as const).some((role) => hasRole(actor, role))) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
    // Ids and numbers of cases, looked for with the procedures' eyes: whoever sees less would find broken what is not.
    return overseeing(register.db, 'zm_procedure', async (trx) => {
      const watched = await watchedPromises(trx);
      const age = await sinceLook(trx);
      const seesCases = overseesHouse(actor) || hasRole(actor, 'auditor');
      return {
        lookedAt: watched[0]?.looked_at ?? null, asleep: age === null || age > ASLEEP_SECONDS,
        promises: watched.map(({ promise, violations, since }) => ({ promise, violations, since })),
        violations: (seesCases ? await violationsNow(trx) : []).map((v) => ({ promise: v.promise, dossierId: v.dossier_id, number: v.number, item: v.item })),
      };
    });
  });

  // Beside the probes: counts and nothing else, for whoever scrapes them.
  app.get('/health/metrics', {
    config: { rateLimit: forEverybody(rateLimits) },
    schema: {
      operationId: 'readMetrics', summary: 'Figures for a monitor in Prometheus’ text format: violations of each promise, how long ago the watchdog looked, and how long after a decision the last acknowledgement comes.', tags: ['health'],
      response: { 200: { description: 'Gauges.', content: { [METRICS]: { schema: Type.String() } } }, ...PROBLEMS },
    },
  }, async (_request, reply) => {
    const { watched, age, acknowledged } = await overseeing(register.db, 'zm_procedure', async (trx) => ({ watched: await watchedPromises(trx), age: await sinceLook(trx), acknowledged: await acknowledgementFigures(trx) }));
    const registry = new Registry();
    const violations = new Gauge({ name: 'zhengming_promise_violations', help: 'Rows of the view promise_violation, which has to be empty.', labelNames: ['promise'], registers: [registry] });
    for (const row of watched) violations.set({ promise: row.promise }, row.violations);
    const looked = new Gauge({ name: 'zhengming_promise_watch_age_seconds', help: 'Seconds since the watchdog looked; NaN: never.', registers: [registry] });
    looked.set(age ?? NaN);
    const running = new Gauge({ name: 'zhengming_last_acknowledgement_running_longest_hours', help: 'Hours from the decision that has waited longest for its last acknowledgement; Nan: none waits.', registers: [registry] });
    running.set(acknowledged.running ?? NaN);
    const finished = new Gauge({ name: 'zhengming_last_acknowledgement_median_hours', help: 'Median of the hours from a decision to its last acknowledgement, where all have come; Nan: nowhere.', registers: [registry] });
    finished.set(acknowledged.median ?? NaN);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
