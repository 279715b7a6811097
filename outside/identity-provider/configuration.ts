import type { ClientMetadata, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { DemoAccount, DemoClient } from './accounts.ts';
import type { ProviderKeys } from './keys.ts';
import { memoryStore } from './memory-store.ts';
import { errorPage, sendPage } from './pages.ts';

export interface ProviderParts {
  accounts: readonly DemoAccount[];
  clients: readonly DemoClient[];
  audience: string;
  keys: ProviderKeys;
  homeUrl: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Code with PKCE only, JWT access tokens for one audience, no consent page, no development helpers. */
export function providerConfiguration({ accounts, clients, audience, keys, homeUrl }: ProviderParts): Configuration {
  return {
    adapter: memoryStore(),
    clients: clients.map(clientMetadata),
    jwks: { keys: [keys.signingKey] },
    cookies: {
      keys: keys.cookieKeys,
      names: { session: 'zm_idp_session', interaction: 'zm_idp_login', resume: 'zm_idp_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: { AccessToken: HOUR, AuthorizationCode: MINUTE, Grant: HOUR, IdToken: 5 * MINUTE, Interaction: 30 * MINUTE, Session: HOUR },
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
