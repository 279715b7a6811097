import type { FastifyRequest } from 'fastify';

/** The name of the operation that a request asks for, as the document of this API has it; undefined for what is not in it. */
export function operationOf(request: FastifyRequest): string | undefined {
  const schema = request.routeOptions.schema as { operationId?: string } | undefined;
  return schema?.operationId;
}
