import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookRules } from './webhook-target.ts';
import { isPrivateAddress, targetFault } from './webhook-target.ts';

export interface WebhookLimits {
  /** From the first byte to the last, whatever drips in between. */
  wholeMs: number;
  /** More than this of an answer is not read. */
  answerBytes: number;
}

/** What the other side said, or why nothing that counts. */
export type WebhookAnswer = { status: number; body: string } | { fault: string };

/**
 * Posts bytes to a webhook: only where the rules allow, resolved once and to no address of ours, never led on elsewhere,
 * never for longer and never reading more than the limits say.
 */
export async function postWebhook(address: string, body: Uint8Array, headers: Readonly<Record<string, string>>, rules: WebhookRules, limits: WebhookLimits): Promise<WebhookAnswer> {
  const fault = targetFault(address, rules);
  if (fault !== null) return { fault };
  const url = new URL(address);
  // The connection goes to the address that was looked at here; a second look-up could be told another one.
  const guarded: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 4);
      if (!rules.privateRanges && found.some((each) => isPrivateAddress(each.address))) return callback(Object.assign(new Error('private'), { code: 'private-address' }), '', 4);
      if (options.all === true) return callback(null, found);
      const [first] = found;
      return first === undefined ? callback(Object.assign(new Error('nothing'), { code: 'ENOTFOUND' }), '', 4) : callback(null, first.address, first.family);
    });
  };
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const request = send(url, {
      method: 'POST', lookup: guarded, agent: false,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(body.byteLength), 'user-agent': 'zhengming', accept: 'application/json', 'accept-encoding': 'identity' },
    });
    const done = (answer: WebhookAnswer): void => {
      clearTimeout(timer);
      request.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => done({ fault: 'time-out' }), limits.wholeMs);
    request.on('error', (error: NodeJS.ErrnoException) => done({ fault: (error.code ?? 'unknown').toLowerCase().slice(0, 60) }));
    request.on('response', (response: IncomingMessage) => {
      const status = response.statusCode ?? 0;
      // Whoever has moved says so to an operator: a redirect is never followed.
      if (status >= 300 && status < 400) return done({ fault: 'redirected' });
      const parts: Buffer[] = [];
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
        if (length > limits.answerBytes) return done({ fault: 'answer-too-large' });
        parts.push(part);
      });
      response.on('end', () => done({ status, body: Buffer.concat(parts).toString('utf8') }));
      response.on('error', () => done({ fault: 'broken-answer' }));
      response.on('aborted', () => done({ fault: 'broken-answer' }));
    });
    request.end(body);
  });
}
