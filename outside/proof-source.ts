import type { JWK } from 'jose';
import type { Asked, ProofQuestion } from '../domain/proof.ts';
import { readProofAnswer } from '../domain/proof.ts';
import { MESSAGE_HEADER, SIGNATURE_HEADER, signDetached, unverifiedClaims, verifyCompact } from './notice-signature.ts';
import type { WebhookLimits } from './webhook.ts';
import { postWebhook } from './webhook.ts';
import type { WebhookRules } from './webhook-target.ts';

/** How long an authority's system may take while somebody waits for the page. */
export const PROOF_LIMITS: WebhookLimits = { wholeMs: 8_000, answerBytes: 64 * 1024 };

/**
 * Asks the system of an authority about one record: the question signed with the platform's key, only to hosts that are allowed, and its answer `{ "proof": "…" }` believed
 * only under the authority's own key (compact JWS, ES256).
 */
export async function askProofSource(question: ProofQuestion, source: { address: string; publicKeys: readonly JWK[] }, key: { kid: string; privateKey: JWK }, rules: WebhookRules, limits = PROOF_LIMITS): Promise<Asked> {
  const body = Buffer.from(JSON.stringify(question));
  const answered = await postWebhook(source.address, body, { [SIGNATURE_HEADER]: await signDetached(body, key), [MESSAGE_HEADER]: question.requestId }, rules, limits);
  if ('fault' in answered) return { fault: 'unreachable' };
  if (answered.status === 404) return { fault: 'notFound' };
  if (answered.status < 200 || answered.status >= 300) return { fault: 'refused' };
  const signed = proofIn(answered.body);
  const answer = signed === null ? undefined : readProofAnswer(unverifiedClaims(signed));
  if (signed === null || answer === undefined) return { fault: 'malformed' };
  const kid = await verifyCompact(signed, { keys: source.publicKeys, secret: null });
  return kid === null ? { fault: 'badSignature' } : { answer, signed, key: kid };
}

function proofIn(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const proof = typeof value === 'object' && value !== null && 'proof' in value ? value.proof : null;
    return typeof proof === 'string' && proof.length < 16_384 ? proof : null;
  } catch {
    return null;
  }
}
