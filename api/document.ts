import type {} from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { SecurityHeaders } from './security-headers.ts';

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
}

/** The machine-readable document of this API, and a plain page of it for people. */
export function documentRoutes(app: FastifyInstance, headers: SecurityHeaders): void {
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) => {
    const { nonce, policy } = headers.newPage();
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page(app, nonce));
  });
}

function page(app: FastifyInstance, nonce: string): string {
  const paths = (app.swagger() as { paths?: Record<string, Record<string, Operation>> }).paths ?? {};
  const rows = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })));
  const tags = [...new Set(rows.flatMap((row) => row.tags ?? []))];
  const section = (tag: string): string => `<h2>${escaped(tag)}</h2><table>${rows.filter((row) => row.tags?.includes(tag)).map(line).join('')}</table>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>正名 API</title><style nonce="${nonce}">body{font-family:sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}td{padding:.3rem .8rem .3rem 0;vertical-align:top}</style>
<h1>正名 API</h1><p>Full document with all fields: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Every POST takes the header <code>Idempotency-Key</code> (a UUID).</p>${tags.map(section).join('')}</html>`;
}

const line = (row: Operation & { path: string; method: string }): string =>
  `<tr><td><code>${row.method.toUpperCase()}</code></td><td><code>${escaped(row.path)}</code></td><td>${escaped(row.summary ?? '')}</td></tr>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
