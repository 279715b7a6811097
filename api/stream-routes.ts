import type { ServerResponse } from 'node:http';
import { partiesOf, seesEveryCase } from '../db/sight-reads.ts';
import { Refusal } from '../domain/errors.ts';
import type { UserId } from '../domain/ids.ts';
import type { Api, Counter } from './api-deps.ts';
import { requireActor } from './identity.ts';
import { PROBLEMS } from './mutation.ts';

const HEARTBEAT_MS = 20_000;
/** Of one person, in all their windows; each costs us a connection for as long as it stands. */
const MOST_LINES = 20;
/** A line is closed now and then; the browser comes back, and is asked again who it is. */
const LINE_MS = 10 * 60_000;

/** The live line: says that something changed, never what; readers fetch it anew under their own rights. */
export function streamRoutes(app: Api, { feed, lineHeaders }: Counter): void {
  const lines = new Map<ServerResponse, UserId>();
  app.addHook('preClose', async () => {
    feed.close();
    for (const line of lines.keys()) line.end();
  });

  app.get('/api/stream', {
    schema: {
      operationId: 'followChanges', summary: 'Server-sent events: `change` with the ids of cases of yours that moved on.', tags: ['person'],
      response: { 200: { description: 'The line.', content: { 'text/event-stream': { schema: { type: 'string' } } } }, ...PROBLEMS },
    },
  }, (request, reply) => {
    const actor = requireActor(request);
    if ([...lines.values()].filter((each) => each === actor.userId).length >= MOST_LINES) {
      reply.header('retry-after', '60');
      throw new Refusal('too-many-requests');
    }
    reply.hijack();
    const line = reply.raw;
    line.writeHead(200, { ...lineHeaders, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    line.write('retry: 2000\n\n');
    const stopListening = feed.listen({
      parties: seesEveryCase(actor) ? null : new Set(partiesOf(actor)),
      tell: ({ cases, time }) => line.write(`event: change\ndata: ${JSON.stringify({ cases, ...(time ? { time } : {}) })}\n\n`),
    });
    const heartbeat = setInterval(() => line.write(': here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => line.end(), LINE_MS);
    lines.set(line, actor.userId);
    line.on('error', () => line.destroy());
    line.on('close', () => {
      stopListening();
      clearInterval(heartbeat);
      clearTimeout(end);
      lines.delete(line);
    });
  });
}
