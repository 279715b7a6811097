import { createHash, randomBytes } from 'node:crypto';
import { CLI_CLIENT } from '../../outside/identity-provider/accounts.ts';
import { browser } from './browser.ts';
import type { Browser, Page } from './browser.ts';

/** Logs a demo identity in at the embedded provider (code with PKCE, as any program would) and returns its access token. */
export async function bearerFor(issuer: string, identity: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = CLI_CLIENT.redirectUris[0] ?? '';
  const authorization = new URL('/auth', issuer);
  authorization.search = new URLSearchParams({
    client_id: CLI_CLIENT.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const visitor = browser();
  const back = await chooseIdentity(visitor, await visitor.follow(await visitor.open(authorization.href)), identity, (url) => url.startsWith(redirectUri));
  const code = new URL(back.location ?? issuer).searchParams.get('code');
  if (code === null) throw new Error(`The identity provider gave no code (${back.status} at ${back.url}).`);
  return exchange(issuer, { grant_type: 'authorization_code', client_id: CLI_CLIENT.id, redirect_uri: redirectUri, code, code_verifier: verifier });
}

/** Presses an identity's button on the login page and goes on until `stop`; an unknown identity is an error that names the known ones. */
export async function chooseIdentity(visitor: Browser, page: Page, identity: string, stop?: (url: string) => boolean): Promise<Page> {
  const known = [...page.html.matchAll(/name="account" value="([^"]+)"/g)].map((match) => match[1]);
  if (known.length === 0) throw new Error(`No login page at ${page.url} (status ${page.status}).`);
  if (!known.includes(identity)) throw new Error(`Unknown identity "${identity}". Known: ${known.join(', ')}`);
  return visitor.follow(await visitor.open(page.url, { account: identity }), stop);
}

async function exchange(issuer: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(new URL('/token', issuer), { method: 'POST', body: new URLSearchParams(form) });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer && typeof answer.access_token === 'string') return answer.access_token;
  throw new Error(`The identity provider gave no token: ${JSON.stringify(answer)}`);
}
