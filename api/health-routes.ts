import { unsignedValues } from '../db/basis-register.ts';
import { assertPlainRole, businessNow, reading } from '../db/database.ts';
import { clockSkewMs, isMigrated } from '../db/health-reads.ts';
import { procedureLag } from '../db/procedure-repository.ts';
import { dayAt } from '../domain/time.ts';
import type { Api, Counter } from './api-deps.ts';
import { LiveView, ReadyView } from './schemas/others.ts';
import { ZONE } from './views/shared-views.ts';

const SKEW_MS = 1000;
const LAG_MS = 60_000;
const ENGINE_WITHIN_MS = 1000;
const WARN_FROM_MONTH = 11;

/** `fatal`: without it this process serves nobody; otherwise acts are still taken and what follows comes later. */
interface Check {
  name: string;
  fatal: boolean;
  run(): Promise<{ ok: boolean; detail: string }>;
}

/** Whether this process lives, and whether it can serve. */
export function healthRoutes(app: Api, counter: Counter): void {
  const checks = checksOf(counter);
  app.get('/health/live', { schema: { operationId: 'isLive', summary: 'This process answers.', tags: ['health'], response: { 200: LiveView } } }, async () => ({ status: 'ok' as const }));

  app.get('/health/ready', {
    schema: { operationId: 'isReady', summary: 'Whether acts can be taken; degraded: they are, and what follows comes later.', tags: ['health'], response: { 200: ReadyView, 503: ReadyView } },
  }, async (_request, reply) => {
    const results = await Promise.all(checks.map(async ({ name, fatal, run }) => ({ name, fatal, ...(await run().catch(() => ({ ok: false, detail: 'not reachable' }))) })));
    const failed = results.some((r) => r.fatal && !r.ok);
    const status = failed ? ('failed' as const) : results.every((r) => r.ok) ? ('ok' as const) : ('degraded' as const);
    return reply.code(failed ? 503 : 200).send({ status, checks: results.map(({ name, ok, detail }) => ({ name, ok, detail })) });
  });
}

function checksOf({ register, engineHealthy }: Counter): Check[] {
  const { db } = register;
  return [
    { name: 'database', fatal: true, run: () => reading(db, '', async (trx) => ({ ok: (await isMigrated(trx)), detail: 'connection and tables' })) },
    { name: 'role', fatal: true, run: () => assertPlainRole(db).then(() => ({ ok: true, detail: 'no right to bypass the register' }), () => ({ ok: false, detail: 'the login may bypass the register, or the database is not reachable' })) },
    {
      name: 'clock', fatal: true,
      run: async () => {
        const skew = Math.round(await reading(db, '', clockSkewMs));
        return { ok: Math.abs(skew) <= SKEW_MS, detail: `${skew} ms from the database` };
      },
    },
    {
      name: 'engine', fatal: false,
      run: async () => {
        const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ENGINE_WITHIN_MS).unref());
        const ok = await Promise.race([engineHealthy(), late]);
        return { ok, detail: ok ? 'reachable' : 'not reachable; acts are taken, the procedures follow later' };
      },
    },
    {
      name: 'procedures', fatal: false,
      run: async () => {
        const lag = await reading(db, '', procedureLag);
        return { ok: lag.stuck === 0 && lag.oldestBehindMs <= LAG_MS, detail: `${lag.open} open, ${lag.behind} behind, ${lag.stuck} stuck` };
      },
    },
    {
      name: 'policies', fatal: false,
      run: async () => {
        const refused = register.refusedPacks();
        const unsigned = await reading(db, '', (trx) => unsignedValues(trx, register.currentPack()));
        const wrong = refused.map(({ file, detail }) => `; refused: ${file}: ${detail}`).join('');
        return { ok: refused.length === 0, detail: `${register.currentPack().version}, ${unsigned.length} values unsigned${wrong}` };
      },
    },
    {
      name: 'calendar', fatal: false,
      run: async () => {
        const [year = 0, month = 0] = dayAt(await reading(db, '', businessNow), ZONE).split('-').map(Number);
        const { years } = register.calendar();
        // State Council notices come out in November; dates in a year without one are provisional and say so.
        const next = month >= WARN_FROM_MONTH && !years.has(year + 1) ? `; warning: the holidays of ${year + 1} are not in the calendar yet` : '';
        return { ok: years.has(year), detail: `${year} is ${years.has(year) ? '' : 'not '}in the calendar${next}` };
      },
    },
  ];
}
