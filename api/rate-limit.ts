import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/errors.ts';

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_ADDRESSES = 10_000;

/** A bucket of requests per address that fills again with time: a burst is answered, a flood is not. One process counts for itself. */
export function rateLimit({ burst, perSecond, now = () => performance.now() }: { burst: number; perSecond: number; now?: () => number }) {
  const buckets = new Map<string, Bucket>();
  return async (request: Pick<FastifyRequest, 'ip'>, reply: Pick<FastifyReply, 'header'>): Promise<void> => {
    const at = now();
    const before = buckets.get(request.ip);
    const tokens = before === undefined ? burst : Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond);
    // Put in anew, so that the first of the map is the address that was quiet for longest.
    buckets.delete(request.ip);
    buckets.set(request.ip, { tokens: Math.max(0, tokens - 1), at });
    if (buckets.size > MOST_ADDRESSES) buckets.delete(buckets.keys().next().value!);
    if (tokens >= 1) return;
    buckets.set(request.ip, { tokens, at });
    reply.header('retry-after', String(Math.ceil((1 - tokens) / perSecond)));
    throw new Refusal('too-many-requests');
  };
}
