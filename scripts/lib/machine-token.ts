import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

export interface TokenAnswer {
  status: number;
  access_token?: string;
  scope?: string;
  expires_in?: number;
  error?: string;
}

/** Asks the issuer for a machine's token with a signed assertion (RFC 7523), as any OAuth library does. */
export async function machineToken(issuer: string, machine: string, key: KeyObject, scope: string): Promise<TokenAnswer> {
  const assertion = await new SignJWT({}).setProtectedHeader({ alg: key.asymmetricKeyType === 'ec' ? 'ES256' : 'PS256' }).setIssuer(machine).setSubject(machine).setAudience(issuer).setJti(randomUUID())
    .setIssuedAt().setExpirationTime('60s').sign(key);
  const response = await fetch(new URL('/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: machine, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion, scope }),
  });
  return { status: response.status, ...((await response.json()) as object) };
}
