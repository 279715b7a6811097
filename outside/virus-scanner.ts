import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { ScannedBy, ScanOutcome } from '../domain/evidence.ts';

export interface VirusScanner {
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanOutcome>;
  /** Which scanner answers; throws when none does. */
  version(): Promise<ScannedBy>;
}

/** Where clamd listens: `tcp://host:port` or `unix:/path/of/its.socket`. */
export type ScannerPlace = { host: string; port: number } | { path: string };

/** The place in an address; undefined when it is none. */
export function scannerPlace(address: string): ScannerPlace | undefined {
  const tcp = /^tcp:\/\/(\[[0-9a-fA-F:]+\]|[^\s/:@]+):(\d{1,5})\/?$/.exec(address);
  if (tcp !== null && Number(tcp[2]) > 0 && Number(tcp[2]) < 65_536) return { host: tcp[1]!.replace(/^\[|\]$/g, ''), port: Number(tcp[2]) };
  const unix = /^unix:(?:\/\/)?(\/.+)$/.exec(address);
  return unix === null ? undefined : { path: unix[1]! };
}

class NotThere extends Error {}
const ANSWER_AT_MOST = 4096;

/** Asks clamd over its INSTREAM command. Whatever is not understood is an error, never "clean"; a scanner that nobody reaches is no fault of the file. */
export function clamd(place: ScannerPlace, timeoutMs = 60_000): VirusScanner {
  const version = async (): Promise<ScannedBy> => versionOf(await converse(place, timeoutMs, 'zVERSION\0'));
  return {
    version,
    async scan(bytes) {
      try {
        const by = await version();
        return outcomeOf(await converse(place, timeoutMs, 'zINSTREAM\0', bytes), by);
      } catch (error) {
        return { result: error instanceof NotThere ? 'down' : 'error', code: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function outcomeOf(answer: string, by: ScannedBy): ScanOutcome {
  if (answer === 'stream: OK') return { result: 'clean', by };
  const found = /^stream: (\S{1,200}) FOUND$/.exec(answer);
  return found === null ? { result: 'error', code: `clamd: ${answer.slice(0, 200)}` } : { result: 'infected', finding: found[1]!, by };
}

/** "ClamAV 1.4.6/27500/Tue Nov 24 …"; with signatures of one's own only, the number and the day are missing. */
function versionOf(answer: string): ScannedBy {
  const [engine = '', signatures = 'unknown'] = answer.split('/');
  if (!/^ClamAV \S+$/.test(engine)) throw new Error(`not a clamd: ${answer.slice(0, 80)}`);
  return { engine, signatures };
}

/** One command and its answer, up to the NUL. */
async function converse(place: ScannerPlace, timeoutMs: number, command: string, body?: AsyncIterable<Uint8Array>): Promise<string> {
  const socket = connect(place);
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('clamd: no answer in time')));
  try {
    await once(socket, 'connect');
  } catch (error) {
    socket.destroy();
    throw new NotThere(`clamd: ${error instanceof Error && 'code' in error ? String(error.code) : 'not reachable'}`);
  }
  const answer = answerOf(socket);
  // Awaited below; a file that cannot be read is told of first.
  answer.catch(() => {});
  try {
    await put(socket, Buffer.from(command));
    if (body !== undefined) {
      for await (const piece of body) if (piece.length > 0 && !(await put(socket, Buffer.concat([lengthOf(piece.length), piece])))) break;
      await put(socket, lengthOf(0));
    }
    return await answer;
  } finally {
    socket.destroy();
  }
}

function lengthOf(n: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(n);
  return length;
}

/** Writes as fast as it is taken; false when the other side listens no longer, which its answer explains. */
async function put(socket: Socket, bytes: Buffer): Promise<boolean> {
  // What it has said and that it hung up is read first: a write into a closed socket would throw its answer away.
  await turn();
  if (!socket.writable) return false;
  if (socket.write(bytes)) return true;
  const listening = new AbortController();
  const { signal } = listening;
  await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })]).catch(() => {});
  listening.abort();
  return socket.writable;
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let trouble: Error | undefined;
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > ANSWER_AT_MOST) socket.destroy(new Error('clamd: an answer without end'));
    });
    socket.on('error', (error) => {
      trouble = error;
    });
    socket.on('close', () => reject(trouble ?? new Error('clamd: closed without an answer')));
  });
}
