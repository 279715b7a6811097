import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { Refusal } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';

export interface BearerOptions {
  issuer: string;
  audience: string;
  algorithm: string;
  jwksUri: () => Promise<URL>;
}

/** What a good token says. Whose it is, a person's or a machine's, is not its `sub`'s to say: that is decided by the client it was given to. */
export interface TokenClaims {
  sub: string;
  /** The client of the issuer to which the token was given (RFC 9068 `client_id`, elsewhere `azp`); undefined: it does not say, or says two things. */
  client: string | undefined;
  scopes: string[];
  /** Seconds since the epoch. */
  issuedAt: number;
  endsAt: number;
  /** When its person last proved who they are; undefined where the issuer does not say. */
  authTime: number | undefined;
  acr: string | undefined;
}

export type BearerOutcome = { ok: true; claims: TokenClaims } | { ok: false; because: ErrorCode };
export type BearerCheck = (token: string) => Promise<BearerOutcome>;

/** The token's own faults; any other error is ours or the provider's, and is not answered with "log in". */
const FAULTS: readonly (new (...args: never[]) => errors.JOSEError)[] = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
];

/** Checks access tokens (RFC 9068) against the provider's published keys; issuer, audience, type and algorithm are fixed. */
export function bearerCheck({ issuer, audience, algorithm, jwksUri }: BearerOptions): BearerCheck {
  let keys: JWTVerifyGetKey | undefined;
  return async (token) => {
    try {
      keys ??= createRemoteJWKSet(await jwksUri());
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        typ: 'at+jwt',
        algorithms: [algorithm],
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: 5,
      });
      const claims = claimsOf(payload);
      return claims === undefined ? { ok: false, because: 'not-logged-in' } : { ok: true, claims };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, because: 'session-expired' };
      if (FAULTS.some((fault) => error instanceof fault)) return { ok: false, because: 'not-logged-in' };
      throw new Refusal('unavailable');
    }
  };
}

function claimsOf({ sub, iat, exp, ...rest }: JWTPayload): TokenClaims | undefined {
  if (sub === undefined || sub === '' || iat === undefined || exp === undefined) return undefined;
  const named = new Set([rest['client_id'], rest['azp']].filter((name): name is string => typeof name === 'string' && name !== ''));
  const scope = rest['scope'];
  return {
    sub, issuedAt: iat, endsAt: exp, client: named.size === 1 ? [...named][0] : undefined, scopes: typeof scope === 'string' ? scope.split(' ') : [],
    authTime: typeof rest['auth_time'] === 'number' ? rest['auth_time'] : undefined, acr: typeof rest['acr'] === 'string' ? rest['acr'] : undefined,
  };
}
