import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readIssuer } from '../outside/identity-provider/issuer-file.ts';
import { bearerFor } from './lib/bearer-for.ts';

const USAGE = 'Usage: npm run -s token -- --as <identity> [--issuer <address>]';

/** Prints a bearer token of a demo identity, for use with curl against a running `npm start`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' }, issuer: { type: 'string' } } });
  if (values.as === undefined) throw new Error(USAGE);
  const issuer = values.issuer ?? process.env['OIDC_ISSUER'] ?? (await runningIssuer());
  console.log(await bearerFor(issuer, values.as));
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
