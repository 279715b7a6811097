import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { KnownPaths } from './known-paths.ts';
import { problem, sendProblem } from './problems.ts';
import type { SecurityHeaders } from './security-headers.ts';

/** Addresses that are never a page of the web app. */
const NOT_PAGES = /^\/(?:api|health|login|logout|callback|assets)(?:[/?]|$)/;

/** Where the page says under which nonce it may write styles. */
const NONCE = '__STYLE_NONCE__';

/** Serves the built web app: hashed files for good, the page itself always fresh, and for every address of a page the one page. */
export async function webApp(app: FastifyInstance, webDir: string | null, paths: KnownPaths, headers: SecurityHeaders): Promise<void> {
  const index = webDir === null ? '' : await readFile(join(webDir, 'index.html'), 'utf8');
  if (webDir !== null) {
    await app.register(fastifyStatic, {
      root: webDir, wildcard: false, cacheControl: false, index: false, globIgnore: ['index.html'],
      setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  const send = (reply: FastifyReply): FastifyReply => {
    const { nonce, policy } = headers.newPage();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', policy).send(index.replace(NONCE, nonce));
  };
  if (webDir !== null) app.get('/', { schema: { hide: true } }, (_request, reply) => send(reply));
  app.setNotFoundHandler((request, reply) => {
    const methods = paths.methodsAt(request.url);
    if (methods.length > 0) return sendProblem(reply.header('allow', methods.join(', ')), problem('method-not-allowed'));
    const page = webDir !== null && (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.url);
    return page ? send(reply) : sendProblem(reply, problem('not-found'));
  });
}
