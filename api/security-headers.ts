import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface SecurityHeaderOptions {
  /** The address people see; over https browsers are told never to come by http again. */
  publicUrl: string;
  /** Where the log-in form leads. */
  issuer: string;
}

/**
 * Headers of every answer: what helmet 8 sets, with these differences. Scripts: our own files only, none inline. Styles: our own files, and
 * those of the component library (antd), which writes them while it draws, under a nonce that each page has of its own. The referrer stays within the site instead of
 * nowhere, since browsers that may say nothing send "Origin: null" with our own forms. Permissions-Policy is ours.
 * Cross-Origin-Embedder-Policy is left out as helmet does: nothing here needs shared memory.
 */
export function securityHeaders({ publicUrl, issuer }: SecurityHeaderOptions): SecurityHeaders {
  const secure = publicUrl.startsWith('https:');
  const page = (nonce?: string): string => [
    "default-src 'self'", "script-src 'self'", "script-src-attr 'none'", `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`, "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'",
    "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", `form-action 'self' ${new URL(issuer).origin}`, ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
  const always = {
    'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1', 'permissions-policy': POWERS.map((power) => `${power}=()`).join(', '), 'x-frame-options': 'DENY', 'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen', 'x-permitted-cross-domain-policies': 'none', 'x-xss-protection': '0',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return {
    dress(reply) {
      reply.headers(always);
      if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', isData(reply) ? DATA_POLICY : page());
      return reply;
    },
    newPage() {
      const nonce = randomBytes(16).toString('base64url');
      return { nonce, policy: page(nonce) };
    },
    ofLine: { ...always, 'content-security-policy': DATA_POLICY },
  };
}

export interface SecurityHeaders {
  /** Puts them on an answer whose content type is known; a policy that stands there already stays. */
  dress(reply: FastifyReply): FastifyReply;
  /** For a page that writes styles itself: they carry the nonce, and the answer the policy. */
  newPage(): { nonce: string; policy: string };
  /** For a line that is taken over from the framework. */
  readonly ofLine: OutgoingHttpHeaders;
}

export function dressEveryAnswer(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onSend', async (_request, reply) => void headers.dress(reply));
}

/** Of what is read by programs: should it ever be taken for a page, it can do nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What this site never asks a browser for; a photograph of evidence is chosen as a file. */
const POWERS = ['accelerometer', 'autoplay', 'bluetooth', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'];

const isData = (reply: FastifyReply): boolean => /^(?:application\/(?:problem\+)?json|text\/csv|text\/event-stream)\b/.test(String(reply.getHeader('content-type') ?? ''));
