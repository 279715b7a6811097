import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { Refusal } from '../../domain/errors.ts';
import type { ErrorCode } from '../../domain/errors.ts';

export interface BearerOptions {
  issuer: string;
  audience: string;
  algorithm: string;
  jwksUri: () => Promise<URL>;
}

export type BearerOutcome = { ok: true; sub: string } | { ok: false; because: ErrorCode };
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
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5,
      });
      return payload.sub === undefined ? { ok: false, because: 'not-logged-in' } : { ok: true, sub: payload.sub };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, because: 'session-expired' };
      if (FAULTS.some((fault) => error instanceof fault)) return { ok: false, because: 'not-logged-in' };
      throw new Refusal('unavailable');
    }
  };
}
