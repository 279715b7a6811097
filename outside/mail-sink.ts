import type { AddressInfo } from 'node:net';
import type { simpleParser as Parse } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as the sink received it. */
export interface SunkMail {
  messageId: string;
  to: string[];
  subject: string;
  text: string;
  receivedAt: number;
}

export interface MailSink {
  /** Where mails are taken. */
  url: string;
  /** The newest first; the oldest are forgotten. */
  mails(): readonly SunkMail[];
  close(): Promise<void>;
}

export interface MailSinkOptions {
  /** 0: any free one. */
  port: number;
  /** What the server answers to a recipient instead of taking the mail: tests have it refuse (550) and put off (451). */
  refuse?: (address: string) => { code: number; text: string } | null;
  /** Called when a mail is in and before the sender is told so. */
  received?: (mail: SunkMail) => Promise<void> | void;
}

/** What a demo's server says to addresses that stand for trouble, so that a dead letter and a retry can be seen there. */
export function troubleOf(address: string): { code: number; text: string } | null {
  if (address.endsWith('@bounce.invalid')) return { code: 550, text: 'no such mailbox' };
  return address.endsWith('@later.invalid') ? { code: 451, text: 'try again later' } : null;
}

const KEPT = 200;
const MOST_BYTES = 1024 * 1024;

/** A mail server on this machine only that delivers to nobody: the demo shows its mails on a page. */
export async function startMailSink({ port, refuse, received }: MailSinkOptions): Promise<MailSink> {
  const kept: SunkMail[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], size: MOST_BYTES, logger: false, closeTimeout: 500,
    onRcptTo({ address }, _session, done) {
      const refused = refuse?.(address) ?? null;
      done(refused === null ? null : Object.assign(new Error(refused.text), { responseCode: refused.code }));
    },
    onData(stream, session, done) {
      void take(stream, session.envelope.rcptTo.map(({ address }) => address)).then(() => done(), (error: unknown) => done(error instanceof Error ? error : new Error('not taken')));
    },
  });
  async function take(stream: Parameters<typeof Parse>[0], to: string[]): Promise<void> {
    // Loaded with the first mail: a start that sends none has no use for it.
    const { simpleParser } = await import('mailparser');
    const { messageId = '', subject = '', text = '' } = await simpleParser(stream);
    const mail: SunkMail = { messageId, to, subject, text, receivedAt: Date.now() };
    kept.unshift(mail);
    kept.length = Math.min(kept.length, KEPT);
    await received?.(mail);
  }
  // A sender that goes away in the middle of a sentence is nobody's fault.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const { port: taken } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${taken}`, mails: () => kept, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
