import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that the browser says (or does not deny) comes from another site: the cookie alone must not be enough.
 * Every browser sends Origin with a POST; where both headers are missing, nothing speaks for the request.
 */
export function assertSameOrigin(request: FastifyRequest, publicOrigin: string): void {
  if (READING.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const originFits = origin === undefined ? site !== undefined : origin === publicOrigin;
  const siteFits = site === undefined || site === 'same-origin';
  if (!originFits || !siteFits) throw new Refusal('bad-origin');
}
