import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Actor } from '../../domain/actor.ts';
import { startApi } from '../../main/api.ts';
import type { Config } from '../../main/config.ts';
import { projectRoot } from '../../main/config.ts';
import { findFreePort } from '../../main/parts/ports.ts';
import { startPostman } from '../../main/postman.ts';
import { withDatabase } from '../../main/prepare-database.ts';
import { closedCarrier } from '../../outside/carrier.ts';
import { smtpCarrier } from '../../outside/mail.ts';
import type { Counter } from './counter.ts';
import { httpCounter } from './counter.ts';
import { MASTER_KEY } from './database.ts';
import type { Installation, InstallationOptions } from './installation.ts';
import { startInstallation } from './installation.ts';
import { bearerFor } from './tokens.ts';

/** The whole house as `npm start` composes it: register, engine, dispatcher, API, identity provider, web app. */
export interface ServedHouse {
  house: Installation;
  baseUrl: string;
  issuer: string;
  /** People's acts over HTTP, each with a token of their own. */
  counter: Counter;
  tokenOf(identity: string): Promise<string>;
  /** The superuser in the house's database: one connection, opened when first asked for. */
  superuser(): Promise<pg.Client>;
  stop(): Promise<void>;
}

export async function serveHouse(options: InstallationOptions & { web?: boolean; rateLimits?: 'usual' | 'relaxed' } & Partial<Pick<Config, 'clamd' | 'evidenceBucket' | 'allowUnscanned'>> = {}): Promise<ServedHouse> {
  const house = await startInstallation(options);
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengming-house-'));
  const [port, identityProviderPort, mailSinkPort] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const baseUrl = `http://127.0.0.1:${port}`;
  const issuer = `http://127.0.0.1:${identityProviderPort}`;
  const stopApi = await startApi({
    mode: 'demo', databaseUrl: house.url, migrationDatabaseUrl: undefined, adminDatabaseUrl: undefined,
    temporalAddress: options.temporalAddress ?? inject('temporalAddress'), temporalNamespace: 'default', taskQueue: house.taskQueue, dispatcher: 'apart',
    oidcIssuer: issuer, oidcClientId: 'zhengming-web', oidcClientSecret: 'a-secret-of-this-test-run-only', embeddedIdentityProvider: true,
    publicUrl: baseUrl, port, host: '127.0.0.1', identityProviderPort, temporalUiUrl: undefined, dataDir,
    smtpUrl: `smtp://127.0.0.1:${mailSinkPort}`, mailFrom: 'zhengming@test.invalid', mailSinkPort,
    webDir: options.web === true ? join(projectRoot, 'dist', 'web') : join(dataDir, 'no-web'), workflowBundle: inject('bundlePath'), masterKey: MASTER_KEY,
    // One test asks as often as an office does in an hour.
    rateLimits: options.rateLimits ?? 'relaxed', proxies: 0, webhookHosts: ['127.0.0.1'], webhookPrivate: true, clamd: options.clamd, evidenceBucket: options.evidenceBucket, allowUnscanned: options.allowUnscanned ?? true,
  });
  // What the dispatcher of `npm start` does beside its rounds.
  const postman = startPostman(house.register, { mail: smtpCarrier({ url: `smtp://127.0.0.1:${mailSinkPort}`, from: 'zhengming@test.invalid' }), sms: closedCarrier('no-sms-gateway') }, {
    everyMs: 200, leaseMs: 60_000, retry: { firstMs: 200, mostMs: 1_000, attempts: 5 },
  });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (identity: string): Promise<string> => {
    const known = tokens.get(identity) ?? bearerFor(issuer, identity);
    tokens.set(identity, known);
    return known;
  };
  let superuser: Promise<pg.Client> | undefined;
  const openSuperuser = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: withDatabase(inject('adminUrl'), new URL(house.url).pathname.slice(1)) });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  return {
    house, baseUrl, issuer, tokenOf, superuser: () => (superuser ??= openSuperuser()), counter: httpCounter(baseUrl, (actor: Actor) => tokenOf(actor.userId)),
    async stop() {
      await postman.stop();
      await (await superuser)?.end();
      await stopApi();
      await house.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
