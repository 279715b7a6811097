import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../main/config.ts';
import { demoSecrets, openDataFolder } from '../../main/parts/data-folder.ts';
import { findFreePort } from '../../main/parts/ports.ts';

export interface OwnHouse {
  origin: string;
  issuer: string;
  keysDir: string;
  dataDir: string;
  /** The login that serves; may only switch to the narrow roles. */
  databaseUrl: string;
  temporalAddress: string;
  stop(): Promise<void>;
}

/** A demo of its own, as `npm start` makes it, in a folder that goes away with it and with nobody's requests counted. */
export async function startOwnHouse(): Promise<OwnHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengming-house-'));
  const ports = await Promise.all(Array.from({ length: 6 }, findFreePort));
  const [http, identityProvider, temporal, temporalUi, postgres, mail] = ports;
  const child = spawn(process.execPath, ['main/start.ts'], {
    cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env, ZM_DATA_DIR: dataDir, ZM_RATE_LIMITS: 'relaxed', PORT: String(http), ZM_IDP_PORT: String(identityProvider), ZM_TEMPORAL_PORT: String(temporal), ZM_TEMPORAL_UI_PORT: String(temporalUi),
      ZM_PG_PORT: String(postgres), ZM_MAIL_PORT: String(mail),
    },
  });
  let output = '';
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (/^Ready after /m.test(output)) resolve();
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.once('exit', () => reject(new Error(`The house did not start:\n${output}`)));
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  const { appPassword } = demoSecrets(openDataFolder(dataDir));
  return { dataDir, temporalAddress: `127.0.0.1:${temporal}`, databaseUrl: `postgresql://zm_app:${appPassword}@127.0.0.1:${postgres}/zhengming`, origin: `http://127.0.0.1:${http}`, issuer: `http://127.0.0.1:${identityProvider}`, keysDir: join(dataDir, 'identity-provider'), stop };
}
