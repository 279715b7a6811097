import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** What must stay the same over a restart: the signing key (issued tokens stay valid) and the cookie keys (a login under way goes on). */
export interface ProviderKeys {
  signingKey: JWK;
  cookieKeys: string[];
}

/** Reads the keys from the folder, or makes them on the first start. */
export async function loadKeys(keysDir: string): Promise<ProviderKeys> {
  const file = join(keysDir, 'keys.json');
  const stored = await readIfThere(file);
  if (stored !== undefined) return JSON.parse(stored) as ProviderKeys;
  const keys = await makeKeys();
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

async function makeKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signingKey = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('hex') };
  return { signingKey, cookieKeys: [randomBytes(32).toString('base64url')] };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
