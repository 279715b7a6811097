import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { KnownPaths } from './known-paths.ts';
import { problem, sendProblem } from './problems.ts';

/** Addresses that are never a page of the web app. */
const NOT_PAGES = /^\/(?:api|health|login|logout|callback|assets)(?:[/?]|$)/;

/** Serves the built web app: hashed files for good, the page itself always fresh, and for every address of a page the one page. */
export async function webApp(app: FastifyInstance, webDir: string | null, paths: KnownPaths): Promise<void> {
  if (webDir !== null) {
    await app.register(fastifyStatic, {
      root: webDir, wildcard: false, cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const methods = paths.methodsAt(request.url);
    if (methods.length > 0) return sendProblem(reply.header('allow', methods.join(', ')), problem('method-not-allowed'));
    const page = webDir !== null && (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.url);
    return page ? reply.sendFile('index.html') : sendProblem(reply, problem('not-found'));
  });
}
