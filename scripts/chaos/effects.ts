import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { provideRecord } from '../../db/record-register.ts';
import { ownRequest } from '../../db/operator-log.ts';
import { setChannel } from '../../db/recipient-channels.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { asId } from '../../domain/ids.ts';
import type { MeasureId, RecordId, UserId } from '../../domain/ids.ts';
import { dayAt, instantOfMs } from '../../domain/time.ts';
import { readConfig } from '../../main/config.ts';
import { actorOf, getDemoIdentity } from '../../main/demo/city/identities.ts';
import { BANK, ENTERPRISE_SYSTEM, FINANCE, PROVINCIAL_PLATFORM, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import type { Draw } from '../../main/demo/city/seeded.ts';
import { between, drawFrom, oneOf } from '../../main/demo/city/seeded.ts';
import { subjectIdOf } from '../../main/demo/city/subjects.ts';
import { makeRegister } from '../../main/make-register.ts';
import { nodePart } from '../../main/parts/node-process.ts';
import { findLiving } from '../../main/parts/pid-file.ts';
import { demoSecrets, openDataFolder } from '../../main/parts/data-folder.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import { supervise } from '../../main/parts/supervise.ts';
import type { OwnHouse } from '../attack/own-house.ts';
import { startOwnHouse } from '../attack/own-house.ts';
import type { Findings } from './findings.ts';
import { lookForFindings, violationsNow } from './findings.ts';
import { PersistentCounter } from './persistent-counter.ts';
import { playAll } from './director.ts';

export interface ChaosReport extends Findings {
  seed: number;
  cases: { upheld: number; rejected: number };
  kills: Record<string, number>;
  retriedRequests: number;
  violationChecks: number;
  seconds: number;
  casesPerMinute: number;
}

/** Every part that is killed; the last two are recipients' systems. */
const VICTIMS = ['worker', 'API', 'Temporal', 'PostgreSQL', 'recipient', 'second recipient'] as const;
/** Killed again only when its supervisor takes it for recovered, so that the next start is not held back for half a minute. */
const REST_MS = 65_000;
const KILL_EVERY_MS = 9_000;
/** What has not stopped by then is not waited for. */
const LAST_WAIT_MS = 60_000;
const SUBJECT = 'company-yunshan';

export async function runEffects({ cases, seed, say }: { cases: number; seed: number; say(line: string): void }): Promise<ChaosReport> {
  const begun = performance.now();
  const house = await startOwnHouse();
  const secrets = demoSecrets(openDataFolder(house.dataDir));
  const register = makeRegister(readConfig({ DATABASE_URL: house.databaseUrl, ZM_MASTER_KEY: secrets.masterKey, PUBLIC_URL: house.origin }), 'chaos', 4);
  const second = await secondRecipient(house, register, seed, say);
  const ending = new AbortController();
  const stop = async (): Promise<void> => {
    ending.abort();
    await Promise.all([second.stop(), house.stop(), register.db.destroy().catch(() => undefined)]);
  };
  // Nothing of it may stay behind when it is broken off, and a part that does not end is left to the next start's sweep.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), LAST_WAIT_MS).unref();
      void stop().finally(() => process.exit(1));
    });
  }
  try {
    say(`· the house stands at ${house.origin}; ${cases} records are handed in; seed ${seed}`);
    const draw = drawFrom(`chaos ${seed}`);
    const records = await handIn(register, cases);
    const counter = new PersistentCounter(house.origin, house.issuer);
    const kills: Record<string, number> = {};
    const killing = killAtRandom(house, draw, kills, ending.signal, say);
    const watch = { violations: 0, checks: 0 };
    const watching = watchInvariant(register, watch, ending.signal);
    const playing = performance.now();
    const played = await playAll(counter, register, { left: records.map((recordId, i) => ({ recordId, upheld: i % 4 !== 1 })), subject: SUBJECT, say });
    const playedSeconds = (performance.now() - playing) / 1000;
    say('· the kills end');
    ending.abort();
    await Promise.all([killing, watching]);
    const findings = await lookForFindings(register, { played, receipts: counter.receipts, stores: [[ENTERPRISE_SYSTEM, join(house.dataDir, 'recipient')], [PROVINCIAL_PLATFORM, join(house.dataDir, 'second-recipient')]], violationsSeen: watch.violations });
    return {
      seed, cases: { upheld: played.filter(({ upheld }) => upheld).length, rejected: played.filter(({ upheld }) => !upheld).length }, kills, retriedRequests: counter.retried, violationChecks: watch.checks,
      seconds: Math.round((performance.now() - begun) / 1000), casesPerMinute: Math.round((played.length / playedSeconds) * 600) / 10, ...findings,
    };
  } finally {
    await stop();
  }
}

/** The province's platform gets a system of its own, beside the one that the demo runs: told by webhook, known by a shared secret, and failing now and then. */
async function secondRecipient(house: OwnHouse, register: Register, seed: number, say: (line: string) => void) {
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}/notices`;
  const { secret } = await setChannel(register, { ...ownRequest(register, actorOf(getDemoIdentity('operator'))), orgId: PROVINCIAL_PLATFORM, way: 'webhook', address, publicKeys: [], newSecret: true });
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH, RECIPIENT_ORG: PROVINCIAL_PLATFORM, RECIPIENT_PORT: String(port), RECIPIENT_KEYS: `${house.origin}/.well-known/zhengming-keys.json`,
    RECIPIENT_FOLDER: join(house.dataDir, 'second-recipient'), RECIPIENT_SECRET: secret ?? '', RECIPIENT_FAULTS: String(seed),
  };
  const part = nodePart({ name: 'second recipient', entry: 'scripts/recipient.ts', env, dataDir: house.dataDir, logFile: join(house.dataDir, 'logs', 'second-recipient.log') });
  const supervised = supervise(part, join(house.dataDir, 'run'), say);
  await supervised.ready;
  return supervised;
}

/** Records with a measure or two each, given to both systems and to a department that reads the web app. */
async function handIn(register: Register, count: number): Promise<RecordId[]> {
  const today = dayAt(instantOfMs(Date.now()), 'Asia/Shanghai');
  const ids: RecordId[] = [];
  for (let i = 0; i < count; i += 1) {
    const recordId = asId<RecordId>(newActId());
    const measure = (executorId: typeof FINANCE, title: string) => ({ id: asId<MeasureId>(newActId()), executorId, kind: 'administrative' as const, title, basis: '大庆市实施方案（2018-06-11）三（三）', from: today, until: null });
    await provideRecord(register, {
      actor: { userId: asId<UserId>('interface-chaos'), name: '数据报送接口', roles: ['provider'], orgId: TAX, subjectId: null }, recordId, subjectId: subjectIdOf('yunshan'), providerId: TAX, category: 'penalty',
      title: `行政处罚（试验${i + 1}）`, providedOn: today, recipients: [ENTERPRISE_SYSTEM, PROVINCIAL_PLATFORM, RESOURCES, ...(i % 3 === 0 ? [BANK] : [])],
      measures: [measure(RESOURCES, '限制参与公共资源交易'), ...(i % 2 === 0 ? [measure(FINANCE, '限制申请财政性资金项目')] : [])],
      fields: { subjectName: '大庆云杉机械设备有限公司', documentNumber: `试罚〔2026〕${i + 1}号`, conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: today, publicUntil: '', performed: 'no' },
    });
    ids.push(recordId);
  }
  return ids;
}

/** kill -9 of one part after the other, drawn at random among those that have recovered. */
async function killAtRandom({ dataDir }: OwnHouse, draw: Draw, kills: Record<string, number>, ended: AbortSignal, say: (line: string) => void): Promise<void> {
  const last = new Map<string, number>();
  for (;;) {
    await wait(between(draw, KILL_EVERY_MS / 2, (KILL_EVERY_MS * 3) / 2), undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return;
    const rested = VICTIMS.filter((name) => Date.now() - (last.get(name) ?? 0) > REST_MS);
    if (rested.length === 0) continue;
    const name = oneOf(draw, rested);
    const living = findLiving(join(dataDir, 'run'), name);
    if (living === undefined) continue;
    process.kill(living.pid, 'SIGKILL');
    last.set(name, Date.now());
    kills[name] = (kills[name] ?? 0) + 1;
    say(`✗ ${name} killed`);
  }
}

/** What breaks a promise of the register: must not be, at any moment at which somebody looks. */
async function watchInvariant(register: Register, seen: { violations: number; checks: number }, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    try {
      seen.violations += await violationsNow(register);
      seen.checks += 1;
    } catch {
      // The database is down; the next look is soon enough.
    }
    await wait(400, undefined, { signal: ended }).catch(() => undefined);
  }
}
