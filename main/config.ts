import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CipherName } from '../db/cipher.ts';
import { CIPHERS } from '../db/cipher.ts';
import { LONGEST_EMERGENCY_HOURS } from '../domain/emergency.ts';
import type { SmsGateway } from '../outside/sms.ts';
import type { BucketOptions } from '../outside/evidence-bucket.ts';
import type { ScannerPlace } from '../outside/virus-scanner.ts';
import { scannerPlace } from '../outside/virus-scanner.ts';
import type { Sealing } from './sealing.ts';
import { withSecretFiles } from './secret-files.ts';

/** What one long-lived process (API, worker, dispatcher, migration, demo player) is told by its environment. */
export type Config = {
  readonly mode: Mode;
  /** Login role zm_app: may only switch to the narrow roles. */
  readonly databaseUrl: string;
  /** Login role zm_owner; given to the migration job only. */
  readonly migrationDatabaseUrl: string | undefined;
  /** A cluster administrator, where we may create the roles and the database ourselves. */
  readonly adminDatabaseUrl: string | undefined;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly taskQueue: string;
  /** Where the dispatcher runs: inside the API process (one machine, one process less), or apart (main/dispatcher.ts, any number of them). */
  readonly dispatcher: 'inside' | 'apart';
  readonly oidcIssuer: string;
  readonly oidcClientId: string;
  readonly oidcClientSecret: string;
  /** Further clients of the issuer at which people log in and whose tokens we take for theirs; those of any other are no person's. */
  readonly tokenClients?: readonly string[] | undefined;
  /** For what decides about somebody a login may be so old, and (where set) must carry this `acr`. */
  readonly freshLogin?: { readonly minutes: number; readonly acr?: string | undefined } | undefined;
  /** How long something stays open that was opened in an emergency (紧急查看). */
  readonly emergencyMinutes?: number | undefined;
  /** True when the issuer is the provider that the API process itself embeds (demo only). */
  readonly embeddedIdentityProvider: boolean;
  /** Where people reach the web app: the origin for cookies, redirects, links in letters and QR codes. */
  readonly publicUrl: string;
  readonly port: number;
  /** Loopback in demo mode; every interface in production, where a proxy stands in front. */
  readonly host: string;
  readonly identityProviderPort: number;
  readonly temporalUiUrl: string | undefined;
  /** The mail server; undefined: mail is off, and the operators' page says so. */
  readonly smtpUrl: string | undefined;
  /** The gateway for short messages; undefined: there is none, and the operators' page says so. */
  readonly sms?: SmsGateway | undefined;
  /** Who puts the seal on letters; absent: the demo's seal. */
  readonly seal?: Sealing | undefined;
  /** Who our mails are from. */
  readonly mailFrom: string;
  /** Demo without a mail server of its own: the port of the sink inside the API process, whose mails a page shows. */
  readonly mailSinkPort: number | undefined;
  readonly dataDir: string;
  /** An object store of the S3 protocol for evidence; undefined: a folder under `dataDir`. */
  readonly evidenceBucket: Omit<BucketOptions, 'incoming'> | undefined;
  /** The virus scanner; undefined: files are kept as not scanned. */
  readonly clamd: ScannerPlace | undefined;
  /** Hosts (`host` or `host:port`) that recipients' webhooks may be called at; none without it. */
  readonly webhookHosts: readonly string[];
  /** Whether such a host may lie in a private range or be this machine; production says so only for a line of its own network. */
  readonly webhookPrivate: boolean;
  /** Files that nobody scanned are released to others all the same; said on the front page, by health and beside each file. */
  readonly allowUnscanned: boolean;
  /** Built web app that the API serves. */
  readonly webDir: string;
  readonly workflowBundle: string;
  /** 32 bytes that wrap the content keys; losing it loses every sealed content. */
  readonly masterKey: Uint8Array;
  /** `relaxed` counts nobody's requests: for load tests and `npm run attack`; production refuses it. */
  readonly rateLimits: 'usual' | 'relaxed';
  /** The master key before, while a rotation is under way. */
  readonly previousMasterKey?: Uint8Array | undefined;
  /** What seals new words, letters and files; what the other one sealed is read all the same. Absent: AES-256-GCM. */
  readonly cipher?: CipherName | undefined;
  /** How many proxies stand between people and the API, each adding to X-Forwarded-For. */
  readonly proxies: number;
};

/** What `npm start` is told: an address given here means "use that one", anything else is embedded. */
export type StartConfig = {
  readonly dataDir: string;
  readonly toolsDir: string;
  readonly ports: Ports;
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  readonly adminDatabaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly oidcIssuer: string | undefined;
  readonly publicUrl: string;
};

export type Mode = 'demo' | 'production';
export type Ports = { readonly http: number; readonly identityProvider: number; readonly temporal: number; readonly temporalUi: number; readonly postgres: number; readonly mail: number };
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every bad variable at once, each by its name: nobody should fix them one restart at a time. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is not usable: ${problems.join('; ')}.`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** The checkout (or image) that this file belongs to. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Reads the configuration of a long-lived process; throws a ConfigError that names every bad variable. */
export function readConfig(given: Environment): Config {
  const { env, problems } = withSecretFiles(given);
  const read = new Reader(env);
  for (const each of problems) read.problem(each);
  const mode = read.oneOf('ZM_MODE', ['demo', 'production'] as const, 'demo');
  const production = mode === 'production';
  const port = read.port('PORT', 8380);
  const identityProviderPort = read.port('ZM_IDP_PORT', 8381);
  const embeddedIssuer = `http://127.0.0.1:${identityProviderPort}`;
  const oidcIssuer = read.url('OIDC_ISSUER', ['http:', 'https:'], production ? undefined : embeddedIssuer);
  const publicUrl = read.url('PUBLIC_URL', ['http:', 'https:'], production ? undefined : `http://127.0.0.1:${port}`);
  const ownSmtp = read.optionalUrl('SMTP_URL', ['smtp:', 'smtps:']);
  const mailSinkPort = production || ownSmtp !== undefined ? undefined : read.port('ZM_MAIL_PORT', 8386);
  const config: Config = {
    mode,
    databaseUrl: read.url('DATABASE_URL', postgresSchemes),
    migrationDatabaseUrl: read.optionalUrl('MIGRATION_DATABASE_URL', postgresSchemes),
    adminDatabaseUrl: read.optionalUrl('ZM_ADMIN_DATABASE_URL', postgresSchemes),
    temporalAddress: read.address('TEMPORAL_ADDRESS', production ? undefined : `127.0.0.1:${read.port('ZM_TEMPORAL_PORT', 8383)}`),
    temporalNamespace: read.text('TEMPORAL_NAMESPACE', 'default'),
    taskQueue: read.text('ZM_TASK_QUEUE', 'zhengming'),
    dispatcher: read.oneOf('ZM_DISPATCHER', ['inside', 'apart'] as const, production ? 'apart' : 'inside'),
    oidcIssuer,
    oidcClientId: read.text('OIDC_CLIENT_ID', 'zhengming-web'),
    oidcClientSecret: read.text('OIDC_CLIENT_SECRET', production ? undefined : 'demo-only-not-a-secret'),
    tokenClients: read.list('OIDC_TOKEN_CLIENTS'),
    // An hour in a demo: whoever tries things out is not sent to the login again and again.
    freshLogin: { minutes: read.count('ZM_FRESH_LOGIN_MINUTES', production ? 15 : 60, 720, 1), acr: env.ZM_FRESH_LOGIN_ACR?.trim() || undefined },
    emergencyMinutes: read.count('ZM_EMERGENCY_MINUTES', 60, LONGEST_EMERGENCY_HOURS * 60, 1),
    embeddedIdentityProvider: !production && oidcIssuer === embeddedIssuer,
    publicUrl,
    port,
    host: read.text('HOST', production ? '0.0.0.0' : '127.0.0.1'),
    identityProviderPort,
    temporalUiUrl: read.optionalUrl('ZM_TEMPORAL_UI_URL', ['http:', 'https:']),
    smtpUrl: ownSmtp ?? (mailSinkPort === undefined ? undefined : `smtp://127.0.0.1:${mailSinkPort}`),
    sms: read.smsGateway('ZM_SMS_URL', 'ZM_SMS_TOKEN', production),
    seal: read.sealing(production),
    mailFrom: read.text('MAIL_FROM', `zhengming@${URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost'}`),
    mailSinkPort,
    dataDir: read.folder('ZM_DATA_DIR', '.data'),
    evidenceBucket: read.bucket(),
    clamd: read.scanner('CLAMD_URL'),
    webhookHosts: read.text('ZM_WEBHOOK_HOSTS', '-').split(',').map((host) => host.trim().toLowerCase()).filter((host) => host !== '-' && host !== ''),
    webhookPrivate: read.oneOf('ZM_WEBHOOK_PRIVATE', ['true', 'false'] as const, 'false') === 'true',
    allowUnscanned: read.oneOf('UPLOAD_ALLOW_UNSCANNED', ['true', 'false'] as const, 'false') === 'true',
    webDir: read.folder('ZM_WEB_DIR', 'dist/web'),
    workflowBundle: read.folder('ZM_WORKFLOW_BUNDLE', 'dist/workflows.js'),
    masterKey: read.key('ZM_MASTER_KEY'),
    rateLimits: read.oneOf('ZM_RATE_LIMITS', ['usual', 'relaxed'] as const, 'usual'),
    previousMasterKey: env.ZM_MASTER_KEY_PREVIOUS?.trim() ? read.key('ZM_MASTER_KEY_PREVIOUS') : undefined,
    cipher: read.oneOf('ZM_CIPHER', CIPHERS, 'aes-256-gcm'),
    proxies: read.count('ZM_PROXIES', production ? 1 : 0, 5),
  };
  if (production && config.rateLimits === 'relaxed') read.problem('ZM_RATE_LIMITS=relaxed is for load tests, not for production');
  if (production && publicUrl.startsWith('http:')) read.problem('PUBLIC_URL must be https in production');
  read.done();
  return config;
}

/** Reads the configuration of `npm start`. */
export function readStartConfig(env: Environment): StartConfig {
  const read = new Reader(env);
  if (read.oneOf('ZM_MODE', ['demo', 'production'] as const, 'demo') === 'production') {
    read.problem('ZM_MODE=production is for docker-compose.yml; npm start is the demo with everything embedded');
  }
  const http = read.port('PORT', 8380);
  const ports: Ports = {
    http,
    identityProvider: read.port('ZM_IDP_PORT', 8381),
    temporal: read.port('ZM_TEMPORAL_PORT', 8383),
    temporalUi: read.port('ZM_TEMPORAL_UI_PORT', 8384),
    postgres: read.port('ZM_PG_PORT', 8385),
    mail: read.port('ZM_MAIL_PORT', 8386),
  };
  const config: StartConfig = {
    dataDir: read.folder('ZM_DATA_DIR', '.data'),
    toolsDir: read.folder('ZM_TOOLS_DIR', '.tools'),
    ports,
    databaseUrl: read.optionalUrl('DATABASE_URL', postgresSchemes),
    migrationDatabaseUrl: read.optionalUrl('MIGRATION_DATABASE_URL', postgresSchemes),
    adminDatabaseUrl: read.optionalUrl('ZM_ADMIN_DATABASE_URL', postgresSchemes),
    temporalAddress: env.TEMPORAL_ADDRESS ? read.address('TEMPORAL_ADDRESS') : undefined,
    temporalNamespace: read.text('TEMPORAL_NAMESPACE', 'default'),
    oidcIssuer: read.optionalUrl('OIDC_ISSUER', ['http:', 'https:']),
    publicUrl: read.url('PUBLIC_URL', ['http:', 'https:'], `http://127.0.0.1:${http}`),
  };
  if (config.databaseUrl && !config.migrationDatabaseUrl) read.problem('MIGRATION_DATABASE_URL must be set beside DATABASE_URL (the role that owns the tables)');
  const taken = Object.values(ports);
  if (new Set(taken).size < taken.length) read.problem('PORT, ZM_IDP_PORT, ZM_TEMPORAL_PORT, ZM_TEMPORAL_UI_PORT, ZM_PG_PORT and ZM_MAIL_PORT must all differ');
  read.done();
  return config;
}

const postgresSchemes = ['postgres:', 'postgresql:'] as const;

class Reader {
  private readonly env: Environment;
  private readonly problems: string[] = [];
  constructor(env: Environment) {
    this.env = env;
  }
  problem(sentence: string): void {
    this.problems.push(sentence);
  }
  done(): void {
    if (this.problems.length > 0) throw new ConfigError(this.problems);
  }
  text(name: string, fallback?: string): string {
    const value = this.env[name]?.trim() || fallback;
    if (value === undefined) this.problem(`${name} is missing`);
    return value ?? '';
  }
  oneOf<const T extends readonly [string, ...string[]]>(name: string, allowed: T, fallback: T[number]): T[number] {
    const value = this.text(name, fallback);
    const match = allowed.find((each) => each === value);
    if (match === undefined) this.problem(`${name} must be ${allowed.join(' or ')}, not "${value}"`);
    return match ?? fallback;
  }
  port(name: string, fallback: number): number {
    const value = Number(this.text(name, String(fallback)));
    if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
    this.problem(`${name} must be a port between 1 and 65535`);
    return fallback;
  }
  count(name: string, fallback: number, most: number, least = 0): number {
    const value = Number(this.text(name, String(fallback)));
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.problem(`${name} must be a whole number from ${least} to ${most}`);
    return fallback;
  }
  url(name: string, schemes: readonly string[], fallback?: string): string {
    const value = this.text(name, fallback);
    if (value === '') return value;
    // The value is never repeated in the message: addresses of databases hold passwords.
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol)) this.problem(`${name} must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
    return value.replace(/\/$/, '');
  }
  optionalUrl(name: string, schemes: readonly string[]): string | undefined {
    return this.env[name]?.trim() ? this.url(name, schemes) : undefined;
  }
  address(name: string, fallback?: string): string {
    const value = this.text(name, fallback);
    if (value !== '' && !/^[^\s/:]+:\d+$|^\[[0-9a-fA-F:]+\]:\d+$/.test(value)) this.problem(`${name} must be host:port, not "${value}"`);
    return value;
  }
  /** All of them or none: an object store that is half configured would lose its files to a folder that nobody backs up. */
  bucket(): Omit<BucketOptions, 'incoming'> | undefined {
    const needed = ['EVIDENCE_S3_ENDPOINT', 'EVIDENCE_S3_BUCKET', 'EVIDENCE_S3_ACCESS_KEY_ID', 'EVIDENCE_S3_SECRET_ACCESS_KEY'] as const;
    if (![...needed, 'EVIDENCE_S3_REGION'].some((name) => this.env[name]?.trim())) return undefined;
    const bucket = this.text('EVIDENCE_S3_BUCKET');
    if (bucket !== '' && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) this.problem('EVIDENCE_S3_BUCKET must be 3 to 63 small letters, digits, dots and hyphens');
    const region = this.text('EVIDENCE_S3_REGION', 'us-east-1');
    if (!/^[a-z0-9-]{1,64}$/.test(region)) this.problem('EVIDENCE_S3_REGION must be small letters, digits and hyphens');
    return {
      endpoint: this.url('EVIDENCE_S3_ENDPOINT', ['http:', 'https:']), bucket, region,
      accessKeyId: this.text('EVIDENCE_S3_ACCESS_KEY_ID'), secretAccessKey: this.text('EVIDENCE_S3_SECRET_ACCESS_KEY'),
    };
  }
  scanner(name: string): ScannerPlace | undefined {
    const value = this.env[name]?.trim();
    if (!value) return undefined;
    const place = scannerPlace(value);
    if (place === undefined) this.problem(`${name} must be tcp://host:port or unix:/path/of/the/socket`);
    return place;
  }
  /** Address and token, or neither; over the open net only by https. */
  smsGateway(address: string, token: string, production: boolean): SmsGateway | undefined {
    if (!this.env[address]?.trim() && !this.env[token]?.trim()) return undefined;
    const gateway = { url: this.url(address, production ? ['https:'] : ['http:', 'https:']), token: this.text(token) };
    if (gateway.token !== '' && !/^[\x21-\x7e]{1,4096}$/.test(gateway.token)) this.problem(`${token} must be letters, digits and signs of ASCII without spaces`);
    return gateway;
  }
  /** Who seals: in production said aloud, never the demo's seal; a service with its address and token, both or neither. */
  sealing(production: boolean): Sealing | undefined {
    const by = this.oneOf('ZM_SEAL', ['demo', 'hand', 'service'] as const, 'demo');
    const named = ['ZM_SEAL_URL', 'ZM_SEAL_TOKEN'].filter((name) => this.env[name]?.trim());
    if (by !== 'service') {
      if (named.length > 0) this.problem(`${named.join(' and ')} would not be used: ZM_SEAL must be service`);
      if (production && by === 'demo') this.problem('ZM_SEAL must say who seals letters in production: service, or hand for seals put on paper; the demo seal has no legal force');
      return { by };
    }
    const place = { url: this.url('ZM_SEAL_URL', production ? ['https:'] : ['http:', 'https:']), token: this.text('ZM_SEAL_TOKEN') };
    if (place.token !== '' && !/^[\x21-\x7e]{1,4096}$/.test(place.token)) this.problem('ZM_SEAL_TOKEN must be letters, digits and signs of ASCII without spaces');
    return { by, ...place };
  }
  list(name: string): string[] {
    return (this.env[name] ?? '').split(/[\s,]+/).filter((each) => each !== '');
  }
  folder(name: string, fallback: string): string {
    return resolve(projectRoot, this.text(name, fallback));
  }
  key(name: string): Uint8Array {
    const value = this.text(name);
    const bytes = Buffer.from(value, 'base64');
    if (value !== '' && bytes.length !== 32) this.problem(`${name} must be 32 bytes in base64`);
    return new Uint8Array(bytes);
  }
}

