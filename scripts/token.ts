import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SCOPE_NAMES } from '../domain/scope.ts';
import { readIssuer } from '../outside/identity-provider/issuer-file.ts';
import { bearerFor } from './lib/bearer-for.ts';
import { machineToken } from './lib/machine-token.ts';

const USAGE = `Usage: npm run -s token -- --as <identity> [--issuer <address>]
       npm run -s token -- --machine <client id> --key <file of the private key> [--scope "<scopes>"] [--issuer <address>]`;

/** Prints a bearer token of a demo identity, or of a machine by its key, for use with curl against a running `npm start`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' }, machine: { type: 'string' }, key: { type: 'string' }, scope: { type: 'string' }, issuer: { type: 'string' } } });
  const issuer = values.issuer ?? process.env['OIDC_ISSUER'] ?? (await runningIssuer());
  if (values.as !== undefined) return console.log(await bearerFor(issuer, values.as));
  if (values.machine === undefined || values.key === undefined) throw new Error(USAGE);
  const key = createPrivateKey(readFileSync(values.key));
  const { status, access_token: token, error } = await machineToken(issuer, values.machine, key, values.scope ?? SCOPE_NAMES.join(' '));
  if (token === undefined) throw new Error(`The identity provider gave no token (${status}: ${error ?? 'no reason'}).`);
  console.log(token);
}

async function runningIssuer(): Promise<string> {
  const keysDir = join(process.env['ZM_DATA_DIR'] ?? '.data', 'identity-provider');
  return (await readIssuer(keysDir)) ?? `http://127.0.0.1:${process.env['ZM_IDP_PORT'] ?? 8381}`;
}

main().catch((error: unknown) => {
  const refused = error instanceof TypeError && error.message === 'fetch failed';
  console.error(refused ? 'The identity provider does not answer. Is `npm start` running?' : error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
