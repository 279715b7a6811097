import type { JsonWebKey } from 'node:crypto';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeCluster } from './embedded-postgres.ts';
import { StartFault } from './fault.ts';

/** Where each part of the demo keeps its state; everything of one demo lies below one folder. */
export type DataFolder = { readonly root: string; readonly postgres: string; readonly temporal: string; readonly logs: string; readonly run: string };

/** Secrets of this demo, made at its first start and readable by its owner only; a city's come from its own vault. */
export type DemoSecrets = { readonly appPassword: string; readonly ownerPassword: string; readonly masterKey: string };

/** The key pair of a system that runs beside the demo, in JWK; its own and not the installation's. */
export interface RecipientKeys {
  readonly privateKey: JsonWebKey & { kid: string };
  readonly publicKey: JsonWebKey & { kid: string };
}

const roomNeeded = 500e6;
const sign = 'zhengming-data.json';

export function openDataFolder(root: string): DataFolder {
  mkdirSync(root, { recursive: true, mode: 0o755 });
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < roomNeeded) throw new StartFault(`The disk is nearly full: ${Math.round((bavail * bsize) / 1e6)} MB are free in ${root}, ${roomNeeded / 1e6} MB are needed. Free some room, or set ZM_DATA_DIR to a folder on another disk.`);
  if (!existsSync(join(root, sign))) {
    if (readdirSync(root).length > 0) throw new StartFault(`${root} holds files that are not ours. Set ZM_DATA_DIR to an empty folder.`);
    writeFileSync(join(root, sign), JSON.stringify({ about: 'State of the Zhengming demo; npm start -- --fresh removes it.' }));
  }
  return { root, postgres: join(root, 'postgres'), temporal: join(root, 'temporal'), logs: join(root, 'logs'), run: join(root, 'run') };
}

/** Empties the folder; only one that carries our sign, since the path comes from a variable. */
export function emptyDataFolder(root: string): void {
  if (!existsSync(join(root, sign))) return;
  removeCluster(join(root, 'postgres'));
  for (const name of readdirSync(root)) {
    if (name !== sign) rmSync(join(root, name), { recursive: true, force: true });
  }
}

export function demoSecrets(folder: DataFolder): DemoSecrets {
  const file = join(folder.root, 'secrets.json');
  if (!existsSync(file)) {
    const fresh: DemoSecrets = { appPassword: randomBytes(24).toString('base64url'), ownerPassword: randomBytes(24).toString('base64url'), masterKey: randomBytes(32).toString('base64') };
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  }
  const secrets: DemoSecrets = JSON.parse(readFileSync(file, 'utf8'));
  return secrets;
}

export const recipientKeys = (folder: DataFolder): RecipientKeys => keysIn(join(folder.root, 'recipient-key.json'));
export const proofSourceKeys = (folder: DataFolder): RecipientKeys => keysIn(join(folder.root, 'proof-source-key.json'));

function keysIn(file: string): RecipientKeys {
  if (!existsSync(file)) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kid = randomBytes(6).toString('hex');
    writeFileSync(file, JSON.stringify({ privateKey: { ...pair.privateKey.export({ format: 'jwk' }), kid }, publicKey: { ...pair.publicKey.export({ format: 'jwk' }), kid } }), { mode: 0o600 });
  }
  const keys: RecipientKeys = JSON.parse(readFileSync(file, 'utf8'));
  return keys;
}
