import { deepStrictEqual } from 'node:assert';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { clamd, scannerPlace } from '../../outside/virus-scanner.ts';
import type { VirusScanner } from '../../outside/virus-scanner.ts';
import type { Clamd } from './clamd-process.ts';
import { EICAR, startClamd } from './clamd-process.ts';

async function* pieces(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

describe('an address of a scanner', () => {
  test.each([
    ['tcp://clamav:3310', { host: 'clamav', port: 3310 }], ['tcp://[::1]:3310/', { host: '::1', port: 3310 }], ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:///run/clamd.ctl', { path: '/run/clamd.ctl' }], ['clamav:3310', undefined], ['tcp://clamav', undefined], ['tcp://clamav:0', undefined], ['tcp://user:word@clamav:3310', undefined],
    ['http://clamav:3310', undefined], ['unix:clamd.ctl', undefined],
  ])('%s', (address, place) => expect(scannerPlace(address)).toEqual(place));
});

describe('the real clamd', () => {
  let running: Clamd | string;
  let scanner: VirusScanner;
  /** Why there is none here; empty where there is one. */
  const missing = (): string => (typeof running === 'string' ? running : '');
  beforeAll(async () => {
    running = await startClamd({ extra: ['StreamMaxLength 3M'] });
    if (typeof running !== 'string') scanner = clamd({ path: running.socket });
  }, 120_000);
  afterAll(async () => {
    if (typeof running !== 'string') await running.stop();
  });

  test('says who it is; with signatures of one\'s own their number is unknown', async ({ skip }) => {
    skip(missing() !== '', missing());
    expect(await scanner.version()).toEqual({ engine: expect.stringMatching(/^ClamAV 1\.\d+\.\d+/) as string, signatures: 'unknown' });
  });

  test('finds EICAR, also in two pieces and behind a megabyte', async ({ skip }) => {
    skip(missing() !== '', missing());
    const found = { result: 'infected', finding: 'Eicar-Test-Signature.UNOFFICIAL' };
    expect(await scanner.scan(pieces(EICAR))).toMatchObject(found);
    expect(await scanner.scan(pieces(EICAR.subarray(0, 30), EICAR.subarray(30)))).toMatchObject(found);
    expect(await scanner.scan(pieces(Buffer.alloc(1_000_000), EICAR))).toMatchObject(found);
  });

  test('finds nothing in two megabytes of nothing', async ({ skip }) => {
    skip(missing() !== '', missing());
    expect(await scanner.scan(pieces(...Array.from({ length: 32 }, () => Buffer.alloc(65_536))))).toMatchObject({ result: 'clean' });
  });

  test('a file over its own limit is an error, not clean', async ({ skip }) => {
    skip(missing() !== '', missing());
    // It hangs up while it is still being written to: where that is noticed first, its words are lost, and it is an error all the same.
    expect(await scanner.scan(pieces(...Array.from({ length: 160 }, () => Buffer.alloc(65_536))))).toEqual({ result: 'error', code: expect.stringMatching(/^(clamd: INSTREAM size limit exceeded\. ERROR|write EPIPE|read ECONNRESET)$/) });
  });

  test('a file that cannot be read to its end is an error, whatever was read of it', async ({ skip }) => {
    skip(missing() !== '', missing());
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(100);
      throw new Error('does not open');
    }
    expect(await scanner.scan(broken())).toEqual({ result: 'error', code: 'does not open' });
  });
});

describe('what is not understood is an error', () => {
  /** Answers VERSION like a clamd, and what comes after it as told. */
  async function pretender(answer: (socket: Socket, heard: () => Buffer) => void, version = 'ClamAV 1.4.6/27500/Tue Nov 24 09:00:00 2026\0'): Promise<VirusScanner> {
    const server = createServer((socket) => {
      let heard = Buffer.alloc(0);
      socket.on('error', () => {});
      socket.on('data', (part) => {
        const first = heard.length === 0;
        heard = Buffer.concat([heard, part]);
        if (heard.toString('latin1').startsWith('zVERSION\0')) socket.end(version);
        else if (first) answer(socket, () => heard);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return clamd({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, 500);
  }
  const by = { engine: 'ClamAV 1.4.6', signatures: '27500' };
  const whenAllIsHeard = (reply: string) => (socket: Socket, heard: () => Buffer): void => {
    const look = (): void => void (heard().subarray(-4).equals(Buffer.alloc(4)) && socket.end(reply));
    socket.on('data', look);
    look();
  };

  test('the protocol: command, lengths, an end; the verdict with its scanner', async () => {
    let all: Buffer = Buffer.alloc(0);
    const scanner = await pretender((socket, heard) => whenAllIsHeard('stream: OK\0')(socket, () => (all = heard())));
    expect(await scanner.scan(pieces(Buffer.from('ab'), Buffer.alloc(0), Buffer.from('c')))).toEqual({ result: 'clean', by });
    deepStrictEqual(all, Buffer.from('zINSTREAM\0\0\0\0\u0002ab\0\0\0\u0001c\0\0\0\0', 'latin1'));
  });

  test.each([
    ['another word', 'stream: FINE\0', 'clamd: stream: FINE'],
    ['OK of something else', 'file: OK\0', 'clamd: file: OK'],
    ['OK and more', 'stream: OK but\0', 'clamd: stream: OK but'],
    ['nothing', '\0', 'clamd: '],
    ['an answer without end', 'stream: OK', 'clamd: closed without an answer'],
    ['an error of its own', 'stream: Can\'t allocate memory ERROR\0', 'clamd: stream: Can\'t allocate memory ERROR'],
    ['an endless answer', 'x'.repeat(5000), 'clamd: an answer without end'],
  ])('%s', async (_name, reply, code) => {
    const scanner = await pretender(whenAllIsHeard(reply));
    expect(await scanner.scan(pieces(Buffer.from('abc')))).toEqual({ result: 'error', code });
  });

  test('silence', async () => {
    const scanner = await pretender(() => {});
    expect(await scanner.scan(pieces(Buffer.from('abc')))).toEqual({ result: 'error', code: 'clamd: no answer in time' });
  });

  test('something else behind the port', async () => {
    const scanner = await pretender(() => {}, 'SSH-2.0-OpenSSH\0');
    expect(await scanner.scan(pieces(Buffer.from('abc')))).toEqual({ result: 'error', code: 'not a clamd: SSH-2.0-OpenSSH' });
  });

  test('nobody there is no fault of the file', async () => {
    expect(await clamd({ path: '/nowhere/clamd.sock' }).scan(pieces(Buffer.from('abc')))).toEqual({ result: 'down', code: 'clamd: ENOENT' });
  });
});
