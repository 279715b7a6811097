import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePart } from '../../main/parts/node-process.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import type { Counter } from './counter.ts';
import { httpCounter } from './counter.ts';
import { bearerFor } from './tokens.ts';

/** main/api.ts as `npm start` runs it: a process of its own with its identity provider. */
export interface ApiProcess {
  publicUrl: string;
  /** Acts over HTTP, each person with a bearer token of their own. */
  counter: Counter;
  tokenOf(userId: string): Promise<string>;
  /** Everything the process has written to its log. */
  log(): string;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApiProcess(options: { databaseUrl: string; temporalAddress: string; taskQueue: string; masterKey: Uint8Array; env?: NodeJS.ProcessEnv }): Promise<ApiProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-api-'));
  const [port, identityProviderPort, mailPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ZM_MODE: 'demo', DATABASE_URL: options.databaseUrl, TEMPORAL_ADDRESS: options.temporalAddress,
    ZM_TASK_QUEUE: options.taskQueue, ZM_MASTER_KEY: Buffer.from(options.masterKey).toString('base64'), PUBLIC_URL: publicUrl, PORT: String(port),
    ZM_IDP_PORT: String(identityProviderPort), ZM_MAIL_PORT: String(mailPort), ZM_DATA_DIR: folder, ZM_WEB_DIR: join(folder, 'no-web-app'), ZM_RATE_LIMITS: 'relaxed', UPLOAD_ALLOW_UNSCANNED: 'true',
    ...options.env,
  };
  const running = await nodePart({ name: 'api', entry: 'main/api.ts', env, dataDir: folder, logFile: join(folder, 'api.log') }).start(() => {});
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (userId: string): Promise<string> => {
    const token = tokens.get(userId) ?? bearerFor(`http://127.0.0.1:${identityProviderPort}`, userId);
    tokens.set(userId, token);
    return token;
  };
  return {
    publicUrl,
    counter: httpCounter(publicUrl, (actor) => tokenOf(actor.userId)),
    tokenOf,
    log: () => readFileSync(join(folder, 'api.log'), 'utf8'),
    async kill() {
      running.kill('SIGKILL');
      await running.exited;
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
