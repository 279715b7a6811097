import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT, generateKeyPair, importJWK } from 'jose';
import type { JWK } from 'jose';
import { CLI_CLIENT } from '../../outside/identity-provider/accounts.ts';
import { browser } from '../../scripts/lib/browser.ts';
import { chooseIdentity } from '../../scripts/lib/bearer-for.ts';

export { bearerFor } from '../../scripts/lib/bearer-for.ts';

/** Logs an identity in through the web app, as a browser does; returns the Cookie header of the session. */
export async function sessionCookieFor(publicUrl: string, identity: string): Promise<string> {
  const visitor = browser();
  const login = await visitor.follow(await visitor.open(`${publicUrl}/login`));
  const back = await chooseIdentity(visitor, login, identity, (url) => url === `${publicUrl}/`);
  const id = visitor.cookie('zm_sid');
  if (id === undefined) throw new Error(`No session after login; led to ${back.location ?? back.url}`);
  return `zm_sid=${id}`;
}

export interface Forgery {
  issuer: string;
  audience: string;
  sub: string;
  typ: string;
  /** The client it was given to; null: the token does not say. Without it: a program at which people log in. */
  client?: string | null;
  scope?: string;
  /** Seconds from now; without it the token is of now. */
  issuedIn?: number;
  /** Further claims. */
  more?: Record<string, unknown>;
  /** Seconds from now; negative for a token that is over. */
  expiresIn: number;
}

/** A token with the claims asked for, truly signed with the provider's key: only the claims can be what is refused. */
export async function signedAsProvider(keysDir: string, claims: Forgery): Promise<string> {
  const { signingKey } = JSON.parse(await readFile(join(keysDir, 'keys.json'), 'utf8')) as { signingKey: JWK };
  return sign(claims, await importJWK(signingKey, 'ES256'), signingKey.kid);
}

/** Right claims and the provider's key id, but somebody else's key. */
export async function signedByStranger(keysDir: string, claims: Forgery): Promise<string> {
  const { signingKey } = JSON.parse(await readFile(join(keysDir, 'keys.json'), 'utf8')) as { signingKey: JWK };
  return sign(claims, (await generateKeyPair('ES256')).privateKey, signingKey.kid);
}

/** Right claims and no signature at all (`alg: none`). */
export const unsigned = ({ issuer, audience, sub, expiresIn, client = CLI_CLIENT.id }: Forgery): string =>
  new UnsecuredJWT({ client_id: client }).setIssuer(issuer).setAudience(audience).setSubject(sub).setIssuedAt().setExpirationTime(endOf(expiresIn)).encode();

function sign({ issuer, audience, sub, typ, expiresIn, client = CLI_CLIENT.id, scope, issuedIn = 0, more = {} }: Forgery, key: Parameters<SignJWT['sign']>[0], kid: string | undefined): Promise<string> {
  return new SignJWT({ ...(client === null ? {} : { client_id: client }), ...(scope === undefined ? {} : { scope }), ...more })
    .setProtectedHeader({ alg: 'ES256', typ, kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(sub)
    .setIssuedAt(endOf(issuedIn))
    .setExpirationTime(endOf(expiresIn))
    .sign(key);
}

const endOf = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
