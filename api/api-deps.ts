import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Register } from '../db/register.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Day } from '../domain/time.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import type { VirusScanner } from '../outside/virus-scanner.ts';
import type { WebhookRules } from '../outside/webhook-target.ts';
import type { SunkMail } from '../outside/mail-sink.ts';
import type { IdentityOptions } from './identity.ts';
import type { ChangeFeed } from './stream.ts';

/** What the counter is put together from. */
export interface ApiDeps {
  mode: 'demo' | 'production';
  register: Register;
  identity: IdentityOptions;
  evidence: EvidenceStore;
  /** Asked of its health only; what it scans is the dispatcher's doing. Undefined: there is none, and files are kept as not scanned. */
  scanner: VirusScanner | undefined;
  /** Whether files that nobody scanned are released to others. */
  allowUnscanned: boolean;
  /** Tells procedures that there is something to look at; never waits and never fails: whoever is missed is found by the dispatcher. */
  poke(ids: readonly ProcedureId[]): void;
  engineHealthy(): boolean | Promise<boolean>;
  /** What the engine itself says of a procedure, for operators; without it the column is empty. */
  describeProcedure?: (id: string) => Promise<string | null>;
  /** In the demo: a calendar file to try a change with, clearly an invention; absent elsewhere. */
  exampleCalendar?: (inForce: Readonly<Record<string, unknown>>, calendar: Calendar, today: Day) => { name: string; file: unknown };
  temporalUi: string | null;
  /** Where recipients' webhooks may be called at; an address that is not allowed is not even kept. */
  webhooks: WebhookRules;
  /** Whether mails go out: to a server, nowhere, or (demo) into the sink whose mails a page shows. */
  mail: 'on' | 'off' | 'sink';
  sunkMails(): readonly SunkMail[];
  /** The built web app; null serves the API alone. */
  webDir: string | null;
  /** How many proxies of ours stand in front: so far back is believed who asked. */
  proxies: number;
  /** How long something stays open that was opened in an emergency. */
  emergencyMinutes: number;
  /** `relaxed` counts nobody's requests: for load tests, never in production. */
  rateLimits: 'usual' | 'relaxed';
  logLevel?: 'silent' | 'warn' | 'info';
}

export type Api = FastifyInstance<RawServerDefault, RawRequestDefaultExpression, RawReplyDefaultExpression, FastifyBaseLogger, TypeBoxTypeProvider>;

/** What each group of routes gets. */
export interface Counter extends ApiDeps {
  feed: ChangeFeed;
  lineHeaders: OutgoingHttpHeaders;
}
