import type { Outcome } from '../domain/delivery.ts';
import type { Carrier } from './carrier.ts';

/** A gateway for short messages that takes JSON by HTTP. */
export interface SmsGateway {
  url: string;
  /** Sent as a bearer token and never written anywhere. */
  token: string;
}

const ANSWER_MS = 15_000;

/**
 * Short messages by an HTTP gateway: `POST {messageId, to, subject, text}`, the message id as idempotency key as well. What is taken (2xx) is
 * sent; what the gateway puts off (408, 429, 5xx) or does not answer in time is tried again; anything else it says is final.
 */
export function smsCarrier({ url, token }: SmsGateway, { answerMs = ANSWER_MS } = {}): Carrier {
  return {
    async send({ messageId, to, subject, text }) {
      try {
        const answer = await fetch(url, {
          method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(answerMs),
          headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': messageId }, body: JSON.stringify({ messageId, to, subject, text }),
        });
        await answer.body?.cancel();
        return outcomeOf(answer.status);
      } catch (error) {
        return { result: 'later', code: faultOf(error) };
      }
    },
    close: () => {},
  };
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { result: 'sent' };
  return { result: status === 408 || status === 429 || status >= 500 ? 'later' : 'refused', code: `sms-${status}` };
}

function faultOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'time-out';
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code.toLowerCase() : 'unknown';
}
