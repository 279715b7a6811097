import { createTransport } from 'nodemailer';
import type { Outcome } from '../domain/delivery.ts';
import type { Carrier } from './carrier.ts';

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

/** Mails by SMTP. What the server refuses for good (5xx) is not tried again; what it puts off (4xx), or does not hear, is. */
export function smtpCarrier({ url, from }: { url: string; from: string }): Carrier {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 465 : 587), secure, requireTLS: !secure && username !== '' && searchParams.get('tls') !== 'none',
    connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS, disableFileAccess: true, disableUrlAccess: true,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  });
  return {
    async send({ messageId, to, subject, text }) {
      try {
        // An address is an address and never a list or a name: nobody else can be written to by it.
        await transport.sendMail({ messageId, from, to: { name: '', address: to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
        return { result: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function outcomeOf(error: unknown): Outcome {
  const said = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  if (said !== undefined) return { result: said >= 500 ? 'refused' : 'later', code: `smtp-${said}` };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return { result: code === 'EENVELOPE' ? 'refused' : 'later', code: code.toLowerCase() };
}
