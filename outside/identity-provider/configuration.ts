import type { AccessToken, ClientCredentials, ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { SCOPE_NAMES } from '../../domain/scope.ts';
import type { DemoAccount, DemoClient, MachineClient, MachineDirectory } from './accounts.ts';
import type { ProviderKeys } from './keys.ts';
import { memoryStore } from './memory-store.ts';
import { errorPage, sendPage } from './pages.ts';

export interface ProviderParts {
  accounts: readonly DemoAccount[];
  clients: readonly DemoClient[];
  audience: string;
  keys: ProviderKeys;
  homeUrl: string;
  machines: MachineDirectory;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** A machine asks again without anybody's help, so its tokens are short. */
const MACHINE_TOKEN = 10 * MINUTE;

/** Code with PKCE for people, client credentials with a signed assertion for machines; JWT access tokens for one audience, no consent page, no development helpers. */
export function providerConfiguration({ accounts, clients, audience, keys, homeUrl, machines }: ProviderParts): Configuration {
  return {
    adapter: memoryStore(async (id) => machineMetadata(await machines.find(id))),
    clients: clients.map(clientMetadata),
    jwks: { keys: [keys.signingKey] },
    cookies: {
      keys: keys.cookieKeys,
      names: { session: 'zm_idp_session', interaction: 'zm_idp_login', resume: 'zm_idp_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    responseTypes: ['code'],
    scopes: ['openid', ...SCOPE_NAMES],
    clientAuthMethods: ['none', 'client_secret_post', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'PS256'] },
    // RFC 9068: what was asked for with an old login is refused where a fresh one is needed.
    extraTokenClaims: (ctx, token) => authTimeOf(ctx, token),
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPE_NAMES.join(' '),
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: { AccessToken: HOUR, ClientCredentials: MACHINE_TOKEN, AuthorizationCode: MINUTE, Grant: HOUR, IdToken: 5 * MINUTE, Interaction: 30 * MINUTE, Session: HOUR },
    expiresWithSession: () => false,
    clientBasedCORS: () => false,
    findAccount: (_ctx, id) => {
      const account = accounts.find((candidate) => candidate.id === id);
      return account && { accountId: account.id, claims: () => ({ sub: account.id }) };
    },
    loadExistingGrant: grantWithoutAsking,
    renderError: (ctx, out) => sendPage(ctx.res, ctx.status, errorPage(out.error, homeUrl)),
  };
}

function clientMetadata({ id, redirectUris, secret }: DemoClient): ClientMetadata {
  return {
    client_id: id,
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    id_token_signed_response_alg: 'ES256',
    ...(secret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: secret, token_endpoint_auth_method: 'client_secret_post' }),
  };
}

/** All clients are our own, so a consent page would only be in the way. */
async function grantWithoutAsking(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

/** A machine as the provider knows clients: no redirect, no code, only tokens of its own. */
function machineMetadata(machine: MachineClient | undefined): ClientMetadata | undefined {
  return machine && {
    client_id: machine.id, redirect_uris: [], response_types: [], grant_types: ['client_credentials'], token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: machine.keys.map((key) => ({ ...key, kty: key['kty'] ?? '' })) }, scope: machine.scopes.join(' '), id_token_signed_response_alg: 'ES256',
  };
}

function authTimeOf(ctx: KoaContextWithOIDC | undefined, token: AccessToken | ClientCredentials): { auth_time?: number } {
  const at = token.kind === 'AccessToken' ? ctx?.oidc.entities.AuthorizationCode?.authTime : undefined;
  return at === undefined ? {} : { auth_time: at };
}
