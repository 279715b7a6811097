import type { FastifyInstance } from 'fastify';

/** Which methods an address has; for those it has not, 405 with `Allow` says more than 404. */
export interface KnownPaths {
  methodsAt(url: string): string[];
}

/** Must be called before the first route is added. */
export function knownPaths(app: FastifyInstance): KnownPaths {
  const routes = new Map<string, { address: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { address: addressOf(url), methods: new Set<string>() };
    routes.set(url, route);
    for (const each of [method].flat()) route.methods.add(each);
  });
  return {
    methodsAt(url) {
      const path = url.split('?', 1)[0] ?? '';
      const found = [...routes.values()].filter(({ address }) => address.test(path)).flatMap(({ methods }) => [...methods]);
      return [...new Set(found)].sort();
    },
  };
}

function addressOf(pattern: string): RegExp {
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)));
  return new RegExp(`^${parts.join('/')}$`);
}
