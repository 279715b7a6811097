import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problems.ts';

/** Addresses that are never a page of the web app. */
const NOT_PAGES = /^\/(?:api|health|login|logout|callback|assets)(?:[/?]|$)/;

/** Serves the built web app: hashed files for good, the page itself always fresh, and for every address of a page the one page. */
export async function webApp(app: FastifyInstance, webDir: string | null): Promise<void> {
  if (webDir !== null) {
    await app.register(fastifyStatic, {
      root: webDir, wildcard: false, cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = webDir !== null && (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.url);
    return page ? reply.sendFile('index.html') : sendProblem(reply, problem('not-found'));
  });
}

/** Headers of every answer. Styles may be inline because the component library writes them while it draws. */
export function securityHeaders(app: FastifyInstance, issuer: string): void {
  const policy = [
    "default-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", "object-src 'none'", "base-uri 'none'",
    "frame-ancestors 'none'", `form-action 'self' ${new URL(issuer).origin}`,
  ].join('; ');
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('cross-origin-opener-policy', 'same-origin');
  });
}
