import { unsignedValues } from '../db/basis-register.ts';
import { foundInFiles } from '../db/policy-change-register.ts';
import { refusedCalendars } from '../db/calendar-reads.ts';
import { assertPlainRole, businessNow, overseeing, reading } from '../db/database.ts';
import type { Db } from '../db/database.ts';
import { scanFigures } from '../db/evidence-scans.ts';
import { clockSkewMs, isMigrated } from '../db/health-reads.ts';
import { ASLEEP_SECONDS, sinceLook, watchedPromises } from '../db/promise-watch.ts';
import { procedureLag } from '../db/procedure-repository.ts';
import { missingNotice } from '../domain/calendar-watch.ts';
import { dayAt } from '../domain/time.ts';
import type { VirusScanner } from '../outside/virus-scanner.ts';
import type { Api, Counter } from './api-deps.ts';
import { LiveView, ReadyView } from './schemas/others.ts';
import { ZONE } from './views/shared-views.ts';

const SKEW_MS = 1000;
const LAG_MS = 60_000;
const ENGINE_WITHIN_MS = 1000;

type Warning = 'nextYearNotLoaded' | 'calendarFileRefused' | 'calendarNotInForce' | 'uploadsNotReleased' | 'uploadsReleasedUnscanned' | 'filesNotScannable';

/** `fatal`: without it this process serves nobody; otherwise acts are still taken and what follows comes later. */
interface Check {
  name: string;
  fatal: boolean;
  /** `warning`: all is well today, and something must be done before it no longer is. */
  run(): Promise<Result>;
}
interface Result {
  ok: boolean;
  detail: string;
  warning?: Warning;
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
    return reply.code(failed ? 503 : 200).send({ status, checks: results.map((r) => ({ name: r.name, ok: r.ok, detail: r.detail, ...('warning' in r && r.warning !== undefined ? { warning: r.warning } : {}) })) });
  });
}

function checksOf({ register, engineHealthy, evidence, scanner, allowUnscanned }: Counter): Check[] {
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
        const lag = await overseeing(db, 'zm_procedure', procedureLag);
        return { ok: lag.stuck === 0 && lag.oldestBehindMs <= LAG_MS, detail: `${lag.open} open, ${lag.behind} behind, ${lag.stuck} stuck` };
      },
    },
    {
      name: 'promises', fatal: false,
      run: async () => {
        const { watched, age } = await overseeing(db, 'zm_procedure', async (trx) => ({ watched: await watchedPromises(trx), age: await sinceLook(trx) }));
        const broken = watched.filter(({ violations }) => violations > 0);
        if (age === null) return { ok: true, detail: 'not looked at yet' };
        if (age > ASLEEP_SECONDS) return { ok: false, detail: `the watchdog looked ${Math.round(age)} s ago` };
        return { ok: broken.length === 0, detail: broken.length === 0 ? 'all kept' : `broken: ${broken.map(({ promise, violations }) => `${promise} (${violations})`).join(', ')}` };
      },
    },
    { name: 'evidence', fatal: false, run: () => evidence.check().then(() => ({ ok: true, detail: 'files can be kept' }), () => ({ ok: false, detail: 'files cannot be kept' })) },
    { name: 'scanner', fatal: false, run: () => scannerCheck(db, scanner, allowUnscanned) },
    {
      name: 'policies', fatal: false,
      run: async () => {
        const refused = register.refusedPacks();
        const unsigned = await overseeing(db, 'zm_procedure', (trx) => unsignedValues(trx, register.currentPack()));
        const wrong = refused.map(({ file, detail }) => `; refused: ${file}: ${detail}`).join('');
        return { ok: refused.length === 0, detail: `${register.currentPack().version}, ${unsigned.length} values unsigned${wrong}` };
      },
    },
    {
      name: 'calendar', fatal: false,
      run: async () => {
        const today = dayAt(await reading(db, '', businessNow), ZONE);
        const calendar = register.calendar();
        const ok = calendar.years.has(Number(today.slice(0, 4)));
        const missing = missingNotice(calendar, today);
        const refused = refusedCalendars();
        const found = Object.keys(foundInFiles(register.calendars.now().files));
        const details = [
          `${today.slice(0, 4)} is ${ok ? '' : 'not '}in the calendar`,
          ...(missing === null ? [] : [`warning: the holidays of ${missing} are not in the calendar yet, dates in that year are provisional`]),
          ...refused.map((fault) => `warning: not in use: ${fault}`),
          ...(found.length === 0 ? [] : [`warning: this release ships calendar files that are not in force: ${found.join(', ')}`]),
        ];
        const warning = missing !== null ? 'nextYearNotLoaded' : refused.length > 0 ? 'calendarFileRefused' : found.length > 0 ? 'calendarNotInForce' : undefined;
        return { ok, detail: details.join('; '), ...(warning === undefined ? {} : { warning }) };
      },
    },
  ];
}

/** Without a scanner nothing is broken, but somebody has to know: either files reach nobody, or they reach people unscanned. */
async function scannerCheck(db: Db, scanner: VirusScanner | undefined, allowUnscanned: boolean): Promise<Result> {
  const { pending, failed, not_scanned: notScanned } = await overseeing(db, 'zm_procedure', scanFigures);
  if (scanner === undefined) {
    return allowUnscanned
      ? { ok: true, detail: `no virus scanner is configured; ${notScanned} files are released unscanned (UPLOAD_ALLOW_UNSCANNED=true)`, warning: 'uploadsReleasedUnscanned' }
      : { ok: true, detail: `no virus scanner is configured; ${notScanned} files are kept and not released to others`, warning: 'uploadsNotReleased' };
  }
  const by = await scanner.version().catch(() => null);
  const waiting = `${pending + notScanned} files wait, ${failed} could not be examined`;
  if (by === null) return { ok: false, detail: `the virus scanner cannot be reached; ${waiting}` };
  return { ok: true, detail: `${by.engine}, signatures ${by.signatures}; ${waiting}`, ...(failed > 0 ? { warning: 'filesNotScannable' as const } : {}) };
}
