import { createHmac, timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import { compactVerify, CompactSign, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';

/** Headers by which a recipient knows that a notice is ours and whole. */
export const SIGNATURE_HEADER = 'zhengming-signature';
export const HMAC_HEADER = 'zhengming-hmac';
export const MESSAGE_HEADER = 'zhengming-message-id';

/** A detached JWS (RFC 7515, appendix F): the body stands apart, byte by byte as it was signed. */
export async function signDetached(body: Uint8Array, key: { kid: string; privateKey: JWK }): Promise<string> {
  const jws = await new CompactSign(body).setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'zhengming-notice' }).sign(await importJWK(key.privateKey, 'ES256'));
  const [header, , signature] = jws.split('.');
  return `${header}..${signature}`;
}

/** Verifies a detached JWS against published keys; the key's id, or null. */
export async function verifyDetached(body: Uint8Array, detached: string, keys: readonly JWK[]): Promise<string | null> {
  const [header, empty, signature, ...rest] = detached.split('.');
  if (header === undefined || signature === undefined || empty !== '' || rest.length > 0) return null;
  return verifyCompact(`${header}.${Buffer.from(body).toString('base64url')}.${signature}`, { keys, secret: null });
}

/** HMAC-SHA256 over the body under the secret that both sides know, in hex. */
export const hmacOf = (body: Uint8Array, secret: string): string => createHmac('sha256', secret).update(body).digest('hex');

export function hmacFits(body: Uint8Array, secret: string, said: string): boolean {
  const [expected, given] = [Buffer.from(hmacOf(body, secret)), Buffer.from(said)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/**
 * Verifies a compact JWS: by one of a recipient's own public keys (ES256) or, where it has none, under the shared secret
 * (HS256). Which of the two is the channel's to say, never the header's. The key's id, `shared-secret`, or null.
 */
export async function verifyCompact(text: string, { keys, secret }: { keys: readonly JWK[]; secret: string | null }): Promise<string | null> {
  try {
    if (keys.length > 0) {
      const { kid } = decodeProtectedHeader(text);
      const key = keys.find((each) => each.kid === kid);
      if (key === undefined || kid === undefined) return null;
      await compactVerify(text, await importJWK(key, 'ES256'), { algorithms: ['ES256'] });
      return kid;
    }
    if (secret === null) return null;
    await compactVerify(text, Buffer.from(secret), { algorithms: ['HS256'] });
    return 'shared-secret';
  } catch {
    return null;
  }
}

/** What a JWS claims, before anybody has verified it; undefined when it is none. */
export function unverifiedClaims(text: string): unknown {
  try {
    return decodeJwt(text);
  } catch {
    return undefined;
  }
}

/** Signs an acknowledgement; what a recipient does. */
export function signClaims(claims: object, key: { kid: string; privateKey: JWK } | { secret: string }): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  if ('secret' in key) return new CompactSign(payload).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(key.secret));
  return importJWK(key.privateKey, 'ES256').then((imported) => new CompactSign(payload).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(imported));
}
