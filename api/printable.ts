import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/errors.ts';

/** A NUL, which PostgreSQL cannot hold, and half a surrogate pair, which no letter can print: refused at the field that has it. */
export async function refuseUnprintable(request: FastifyRequest): Promise<void> {
  const field = unprintableAt(request.body, '');
  if (field !== undefined) throw new Refusal('unprintable-character', { field });
}

function unprintableAt(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = unprintableAt(inner, `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
