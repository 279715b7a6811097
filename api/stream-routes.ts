import type { ServerResponse } from 'node:http';
import { liveSessions } from '../db/session-repository.ts';
import { findActor } from '../db/user-repository.ts';
import { partiesSeen, seesEveryCase } from '../db/sight-reads.ts';
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
/** Every so often all lines of this process are compared with what the register says, in one statement: a login may be ended at another process. */
const STILL_MS = 1000;

/** By what its reader may be here. */
interface Line {
  userId: UserId;
  sessionHash: Buffer | null;
  /** Of a program's token, in seconds since the epoch. */
  endsAt: number | null;
}

/** The live line: says that something changed, never what; readers fetch it anew under their own rights. */
export function streamRoutes(app: Api, { feed, lineHeaders, identity: { db } }: Counter): void {
  const lines = new Map<ServerResponse, Line>();
  let looking: NodeJS.Timeout | undefined;

  /** Ends the lines of those who are not logged in any more. While the database does not answer nothing is told on them either. */
  async function endOver(): Promise<void> {
    looking = undefined;
    try {
      const open = [...lines];
      const live = await liveSessions(db, open.flatMap(([, { sessionHash }]) => sessionHash ?? []));
      const programs = [...new Set(open.flatMap(([, { sessionHash, userId }]) => (sessionHash === null ? [userId] : [])))];
      const disabled = new Set((await Promise.all(programs.map(async (id) => ((await findActor(db, id)) === undefined ? [id] : [])))).flat());
      for (const [line, { userId, sessionHash, endsAt }] of open) {
        const over = sessionHash === null ? disabled.has(userId) || (endsAt !== null && endsAt * 1000 <= Date.now()) : !live.has(sessionHash.toString('hex'));
        if (over) line.end();
      }
    } catch (error) {
      app.log.warn({ cause: error instanceof Error ? error.message : 'unknown' }, 'live lines are not compared with their sessions');
    }
    lookAgain();
  }
  const lookAgain = (): void => {
    if (lines.size > 0) looking ??= setTimeout(() => void endOver(), STILL_MS);
  };
  app.addHook('preClose', async () => {
    feed.close();
    clearTimeout(looking);
    for (const line of lines.keys()) line.end();
  });

  app.get('/api/stream', {
    schema: {
      operationId: 'followChanges', summary: 'Server-sent events: `change` with the ids of cases of yours that moved on.', tags: ['person'],
      response: { 200: { description: 'The line.', content: { 'text/event-stream': { schema: { type: 'string' } } } }, ...PROBLEMS },
    },
  }, (request, reply) => {
    const actor = requireActor(request);
    if ([...lines.values()].filter(({ userId }) => userId === actor.userId).length >= MOST_LINES) {
      reply.header('retry-after', '60');
      throw new Refusal('too-many-requests');
    }
    reply.hijack();
    const line = reply.raw;
    line.writeHead(200, { ...lineHeaders, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    line.write('retry: 2000\n\n');
    const stopListening = feed.listen({
      parties: seesEveryCase(actor) ? null : new Set(partiesSeen(actor)),
      tell: ({ cases, time }) => line.write(`event: change\ndata: ${JSON.stringify({ cases, ...(time ? { time } : {}) })}\n\n`),
    });
    const heartbeat = setInterval(() => line.write(': here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => line.end(), LINE_MS);
    lines.set(line, { userId: actor.userId, sessionHash: request.sessionHash, endsAt: request.tokenEndsAt });
    lookAgain();
    line.on('error', () => line.destroy());
    line.on('close', () => {
      stopListening();
      clearInterval(heartbeat);
      clearTimeout(end);
      lines.delete(line);
    });
  });
}
