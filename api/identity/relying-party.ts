import * as client from 'openid-client';
import type { Proof } from '../../domain/step-up.ts';
import type { AgainAs, LoginAttempt } from './login-attempt.ts';
import { isLoopback } from './loopback.ts';

export interface RelyingPartyOptions {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  callbackUrl: string;
  /** The one signature algorithm we take from this provider. */
  algorithm: string;
  /** A proof of who somebody is may be so old when they come back (OIDC `max_age`); the provider has to say how old it is. */
  maxAgeSeconds: number;
}

/** Who came back. */
export interface LoggedIn {
  sub: string;
  proof: Proof;
}

/** Our side of OpenID Connect: sends people to log in and takes back who they are. */
export interface RelyingParty {
  jwksUri(): Promise<URL>;
  begin(returnTo: string, again?: AgainAs): Promise<{ url: URL; attempt: LoginAttempt }>;
  /** The person who came back; throws when the answer does not fit the attempt, or the proof is older than it may be. */
  complete(currentUrl: URL, attempt: LoginAttempt): Promise<LoggedIn>;
}

export function relyingParty(options: RelyingPartyOptions): RelyingParty {
  let discovered: Promise<client.Configuration> | undefined;
  // Looked up at the first use, and again after a failure: the provider may start later than we do.
  const configuration = () =>
    (discovered ??= discover(options).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    }));
  return {
    jwksUri: async () => {
      const uri = (await configuration()).serverMetadata().jwks_uri;
      if (uri === undefined) throw new Error('The identity provider names no jwks_uri.');
      return new URL(uri);
    },
    begin: async (returnTo, again) => {
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier(), returnTo };
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.callbackUrl,
        scope: 'openid',
        // Without it a provider that remembers the person would undo our own idle limit in silence.
        prompt: 'login',
        max_age: String(options.maxAgeSeconds),
        ...(again?.hint === undefined ? {} : { login_hint: again.hint }),
        ...(again?.acr === undefined ? {} : { acr_values: again.acr }),
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, attempt };
    },
    complete: async (currentUrl, attempt) => {
      const tokens = await client.authorizationCodeGrant(await configuration(), currentUrl, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.codeVerifier,
        maxAge: options.maxAgeSeconds,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The identity provider sent no ID token.');
      const { auth_time: authTime, acr } = claims;
      return { sub: claims.sub, proof: { authTime, acr: typeof acr === 'string' ? acr : undefined } };
    },
  };
}

function discover({ issuer, clientId, clientSecret, algorithm }: RelyingPartyOptions): Promise<client.Configuration> {
  const server = new URL(issuer);
  const metadata = { id_token_signed_response_alg: algorithm, ...(clientSecret === undefined ? {} : { client_secret: clientSecret }) };
  const plainHttp = server.protocol === 'http:' && isLoopback(server.hostname);
  return client.discovery(server, clientId, metadata, undefined, { timeout: 5, execute: plainHttp ? [client.allowInsecureRequests] : [] });
}
