import { EncryptJWT, jwtDecrypt } from 'jose';

/** What must be remembered while the person is away at the identity provider. */
export interface LoginAttempt {
  state: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** A login of somebody who is logged in, for what needs a fresh proof: whom the provider may offer, and how strong a proof it has to be. */
export interface AgainAs {
  hint: string | undefined;
  acr: string | undefined;
}

export const ATTEMPT_SECONDS = 15 * 60;

/** Seals the attempt for the browser to carry, so that the server keeps nothing for people who never come back. */
export const sealAttempt = (attempt: LoginAttempt, key: Uint8Array): Promise<string> =>
  new EncryptJWT({ ...attempt })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience('login')
    .setExpirationTime(`${ATTEMPT_SECONDS}s`)
    .encrypt(key);

/** The attempt, or undefined when it is too old or was not sealed by us. */
export async function openAttempt(sealed: string, key: Uint8Array): Promise<LoginAttempt | undefined> {
  try {
    const { payload } = await jwtDecrypt<LoginAttempt>(sealed, key, {
      audience: 'login',
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return payload;
  } catch {
    return undefined;
  }
}
