import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (keysDir: string): string => join(keysDir, 'issuer');

/** Leaves the provider's address where `npm run token` looks for it. */
export async function writeIssuer(keysDir: string, issuer: string): Promise<void> {
  await mkdir(keysDir, { recursive: true });
  await writeFile(fileIn(keysDir), `${issuer}\n`);
}

/** The address of the provider last started with this folder; undefined when there was none. */
export async function readIssuer(keysDir: string): Promise<string | undefined> {
  const text = await readFile(fileIn(keysDir), 'utf8').catch(() => undefined);
  return text?.trim();
}
