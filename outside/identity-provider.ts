import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import Provider from 'oidc-provider';
import { API_AUDIENCE, CLI_CLIENT } from './identity-provider/accounts.ts';
import type { DemoAccount, DemoClient, MachineDirectory } from './identity-provider/accounts.ts';
import { providerConfiguration } from './identity-provider/configuration.ts';
import { answerFont } from './identity-provider/font.ts';
import { answerInteraction } from './identity-provider/interaction.ts';
import { writeIssuer } from './identity-provider/issuer-file.ts';
import { loadKeys } from './identity-provider/keys.ts';

export interface IdentityProviderOptions {
  /** Anybody may be anybody here, so anything but a demo is refused. */
  mode: 'demo' | 'production';
  /** 0 takes a free port. */
  port: number;
  host?: string;
  /** Its public address; without it, loopback and the port. */
  issuer?: string;
  accounts: readonly DemoAccount[];
  clients: readonly DemoClient[];
  keysDir: string;
  /** Where machines and their keys stand; without it there are none. */
  machines?: MachineDirectory;
  audience?: string;
}

export interface RunningIdentityProvider {
  issuer: string;
  close(): Promise<void>;
}

/** Starts the embedded OpenID Connect provider of the demo and of the tests; a city brings its own (`OIDC_ISSUER`). */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningIdentityProvider> {
  if (options.mode === 'production') throw new Error('The embedded identity provider is for demo and tests only: set OIDC_ISSUER.');
  const keys = await loadKeys(options.keysDir);
  let answer: RequestListener = (_request, response) => response.writeHead(503, { 'retry-after': '1' }).end();
  const server = createServer((request, response) => answer(request, response));
  const port = await listen(server, options.port, options.host ?? '127.0.0.1');
  const issuer = options.issuer ?? `http://127.0.0.1:${port}`;
  const clients = [...options.clients, CLI_CLIENT];
  const formTargets = [...new Set(clients.flatMap((client) => client.redirectUris.map((uri) => new URL(uri).origin)))];
  const homeUrl = formTargets[0] ?? issuer;
  const { accounts, audience = API_AUDIENCE, machines = { find: async () => undefined } } = options;
  const provider = new Provider(issuer, providerConfiguration({ accounts, clients, audience, keys, homeUrl, machines }));
  provider.proxy = new URL(issuer).protocol === 'https:';
  const oidc = provider.callback();
  answer = (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (request.method === 'GET' && answerFont(path, response)) return;
    if (!path.startsWith('/interaction/')) return void oidc(request, response);
    answerInteraction({ provider, accounts, formTargets, homeUrl }, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  await writeIssuer(options.keysDir, issuer);
  return { issuer, close: () => close(server) };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
