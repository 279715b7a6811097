import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Less than a process may take to end (main/parts/run-process.ts). */
const GRACE_MS = 10_000;
const LOOK_MS = 50;

/**
 * When the counter closes, connections end as soon as nothing is under way on them, and after a grace in any case: a client that
 * keeps its line open, or reads an answer slowly, does not hold up a new release. What was committed is not touched by it.
 */
export function endConnections(app: FastifyInstance, graceMs = GRACE_MS): void {
  // Opened by a browser in advance and never used: no idle ones to Node, which would wait for their first request.
  const unused = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const end = (): void => {
      // Those that become idle only after the server has begun to close would stay until they time out.
      app.server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
    };
    const looking = setInterval(end, LOOK_MS);
    const late = setTimeout(() => app.server.closeAllConnections(), graceMs);
    app.server.once('close', () => {
      clearInterval(looking);
      clearTimeout(late);
    });
  });
}
