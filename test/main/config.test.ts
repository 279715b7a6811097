import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError, readConfig, readStartConfig } from '../../main/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const database = 'postgresql://zm_app:secret-word@127.0.0.1:5432/zhengming';

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('a demo process needs the database and the key, and finds the rest beside it', () => {
  const config = readConfig({ DATABASE_URL: database, ZM_MASTER_KEY: key });
  expect(config).toMatchObject({ mode: 'demo', port: 8380, host: '127.0.0.1', temporalAddress: '127.0.0.1:8383', oidcIssuer: 'http://127.0.0.1:8381', publicUrl: 'http://127.0.0.1:8380', embeddedIdentityProvider: true });
  expect(config.masterKey).toHaveLength(32);
});

test('production names everything that is missing, at once', () => {
  expect(problemsOf(() => readConfig({ ZM_MODE: 'production' }))).toEqual([
    'OIDC_ISSUER is missing', 'PUBLIC_URL is missing', 'DATABASE_URL is missing', 'TEMPORAL_ADDRESS is missing', 'OIDC_CLIENT_SECRET is missing',
    'ZM_SEAL must say who seals letters in production: service, or hand for seals put on paper; the demo seal has no legal force', 'ZM_MASTER_KEY is missing',
  ]);
});

test('production never embeds the identity provider and never speaks plain http to people', () => {
  const env = { ZM_MODE: 'production', ZM_SEAL: 'hand', DATABASE_URL: database, ZM_MASTER_KEY: key, TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'http://127.0.0.1:8381', PUBLIC_URL: 'http://credit.example' };
  expect(problemsOf(() => readConfig(env))).toEqual(['PUBLIC_URL must be https in production']);
  expect(readConfig({ ...env, PUBLIC_URL: 'https://credit.example' }).embeddedIdentityProvider).toBe(false);
});

test('a secret may stand in a file, which is named when it cannot be read, and never both', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'key'), `${key}\n`);
  writeFileSync(join(folder, 'url'), database);
  const files = { ZM_MASTER_KEY_FILE: join(folder, 'key'), DATABASE_URL_FILE: join(folder, 'url') };
  expect(readConfig(files)).toEqual(readConfig({ ZM_MASTER_KEY: key, DATABASE_URL: database }));
  expect(problemsOf(() => readConfig({ ...files, ZM_MASTER_KEY: key }))).toEqual(['ZM_MASTER_KEY and ZM_MASTER_KEY_FILE are both set']);
  expect(problemsOf(() => readConfig({ ...files, ZM_MASTER_KEY_FILE: join(folder, 'none') }))).toEqual(['ZM_MASTER_KEY_FILE cannot be read (ENOENT)', 'ZM_MASTER_KEY is missing']);
});

test('a bad value is named, and the password in an address is not repeated', () => {
  const problems = problemsOf(() => readConfig({ DATABASE_URL: 'mysql://zm_app:secret-word@db/x', ZM_MASTER_KEY: 'short', PORT: '99999', TEMPORAL_ADDRESS: 'nowhere' }));
  expect(problems.join(' ')).not.toContain('secret-word');
  expect(problems).toEqual([
    'PORT must be a port between 1 and 65535', 'DATABASE_URL must be a URL that starts with postgres:// or postgresql://', 'TEMPORAL_ADDRESS must be host:port, not "nowhere"', 'ZM_MASTER_KEY must be 32 bytes in base64',
  ]);
});

test('mail goes to the sink of a demo, to the server that is named, and in production without one nowhere', () => {
  const demo = { DATABASE_URL: database, ZM_MASTER_KEY: key };
  expect(readConfig({ ...demo, ZM_MAIL_PORT: '2525' })).toMatchObject({ smtpUrl: 'smtp://127.0.0.1:2525', mailSinkPort: 2525, mailFrom: 'zhengming@127.0.0.1' });
  expect(readConfig({ ...demo, SMTP_URL: 'smtps://user:word@mail.example:465' })).toMatchObject({ smtpUrl: 'smtps://user:word@mail.example:465', mailSinkPort: undefined });
  const production = {
    ...demo, ZM_MODE: 'production', ZM_SEAL: 'hand', TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://credit.example', SMTP_URL: '', MAIL_FROM: '',
  };
  expect(readConfig(production)).toMatchObject({ smtpUrl: undefined, mailSinkPort: undefined, mailFrom: 'zhengming@credit.example' });
  expect(problemsOf(() => readConfig({ ...production, SMTP_URL: 'http://user:secret-word@mail.example' }))).toEqual(['SMTP_URL must be a URL that starts with smtp:// or smtps://']);
});

test('short messages go to the gateway that is named, with its token and in production by https only', () => {
  const demo = { DATABASE_URL: database, ZM_MASTER_KEY: key };
  expect(readConfig(demo).sms).toBeUndefined();
  expect(readConfig({ ...demo, ZM_SMS_URL: 'http://127.0.0.1:9/send', ZM_SMS_TOKEN: 'secret-word' }).sms).toEqual({ url: 'http://127.0.0.1:9/send', token: 'secret-word' });
  expect(problemsOf(() => readConfig({ ...demo, ZM_SMS_URL: 'http://127.0.0.1:9/send' }))).toEqual(['ZM_SMS_TOKEN is missing']);
  expect(problemsOf(() => readConfig({ ...demo, ZM_SMS_TOKEN: 'secret-word' }))).toEqual(['ZM_SMS_URL is missing']);
  const production = { ...demo, ZM_MODE: 'production', ZM_SEAL: 'hand', TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://credit.example' };
  expect(problemsOf(() => readConfig({ ...production, ZM_SMS_URL: 'http://sms.example', ZM_SMS_TOKEN: 'secret word' }))).toEqual([
    'ZM_SMS_URL must be a URL that starts with https://', 'ZM_SMS_TOKEN must be letters, digits and signs of ASCII without spaces',
  ]);
});

test('letters are sealed by the demo, by hand, or by a service with its address and token; in production it is said which, and never the demo', () => {
  const demo = { DATABASE_URL: database, ZM_MASTER_KEY: key };
  const service = { ZM_SEAL: 'service', ZM_SEAL_URL: 'http://127.0.0.1:9/seal', ZM_SEAL_TOKEN: 'secret-word' };
  expect([readConfig(demo).seal, readConfig({ ...demo, ZM_SEAL: 'hand' }).seal, readConfig({ ...demo, ...service }).seal]).toEqual([{ by: 'demo' }, { by: 'hand' }, { by: 'service', url: 'http://127.0.0.1:9/seal', token: 'secret-word' }]);
  expect(problemsOf(() => readConfig({ ...demo, ...service, ZM_SEAL_TOKEN: '' }))).toEqual(['ZM_SEAL_TOKEN is missing']);
  expect(problemsOf(() => readConfig({ ...demo, ...service, ZM_SEAL: undefined }))).toEqual(['ZM_SEAL_URL and ZM_SEAL_TOKEN would not be used: ZM_SEAL must be service']);
  const production = { ...demo, ZM_MODE: 'production', TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://credit.example' };
  expect(problemsOf(() => readConfig({ ...production, ...service }))).toEqual(['ZM_SEAL_URL must be a URL that starts with https://']);
  for (const by of [undefined, 'demo']) expect(problemsOf(() => readConfig({ ...production, ZM_SEAL: by }))).toEqual([expect.stringContaining('ZM_SEAL must say who seals letters in production')]);
});

test('npm start wants the owner\'s address beside a database of one\'s own, and ports that differ', () => {
  expect(problemsOf(() => readStartConfig({ DATABASE_URL: database, ZM_PG_PORT: '8380' }))).toEqual([
    'MIGRATION_DATABASE_URL must be set beside DATABASE_URL (the role that owns the tables)', 'PORT, ZM_IDP_PORT, ZM_TEMPORAL_PORT, ZM_TEMPORAL_UI_PORT, ZM_PG_PORT and ZM_MAIL_PORT must all differ',
  ]);
});

test('only a demo counts nobody\'s requests', () => {
  const env = { DATABASE_URL: database, ZM_MASTER_KEY: key, ZM_RATE_LIMITS: 'relaxed' };
  expect(readConfig(env).rateLimits).toBe('relaxed');
  expect(readConfig({ ...env, ZM_RATE_LIMITS: undefined }).rateLimits).toBe('usual');
  expect(problemsOf(() => readConfig({ ...env, ZM_RATE_LIMITS: 'usual', ZM_CIPHER: 'rot13' }))).toEqual(['ZM_CIPHER must be aes-256-gcm or sm4-ctr-hmac-sm3, not "rot13"']);
  expect(problemsOf(() => readConfig({ ...env, ZM_RATE_LIMITS: 'none' }))).toEqual(['ZM_RATE_LIMITS must be usual or relaxed, not "none"']);
  const production = { ...env, ZM_MODE: 'production', ZM_SEAL: 'hand', TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://credit.example' };
  expect(problemsOf(() => readConfig(production))).toEqual(['ZM_RATE_LIMITS=relaxed is for load tests, not for production']);
});

test('in production one proxy stands in front unless it is said otherwise, in a demo none', () => {
  const env = { DATABASE_URL: database, ZM_MASTER_KEY: key };
  const production = { ...env, ZM_MODE: 'production', ZM_SEAL: 'hand', TEMPORAL_ADDRESS: 'temporal:7233', OIDC_CLIENT_SECRET: 's', OIDC_ISSUER: 'https://id.example', PUBLIC_URL: 'https://credit.example' };
  expect([readConfig(env).proxies, readConfig(production).proxies, readConfig({ ...production, ZM_PROXIES: '2' }).proxies]).toEqual([0, 1, 2]);
  for (const wrong of ['-1', '1.5', 'all', '6']) expect(problemsOf(() => readConfig({ ...production, ZM_PROXIES: wrong }))).toEqual(['ZM_PROXIES must be a whole number from 0 to 5']);
});

test('evidence goes to a folder and unscanned to nobody, unless the environment says otherwise, and every wrong word of it is named', () => {
  const demo = { DATABASE_URL: database, ZM_MASTER_KEY: key };
  expect(readConfig(demo)).toMatchObject({ evidenceBucket: undefined, clamd: undefined, allowUnscanned: false });
  const store = { EVIDENCE_S3_ENDPOINT: 'https://s3.example/', EVIDENCE_S3_BUCKET: 'evidence', EVIDENCE_S3_ACCESS_KEY_ID: 'a', EVIDENCE_S3_SECRET_ACCESS_KEY: 'secret-word' };
  expect(readConfig({ ...demo, ...store, CLAMD_URL: 'tcp://clamav:3310', UPLOAD_ALLOW_UNSCANNED: 'true' })).toMatchObject({
    evidenceBucket: { endpoint: 'https://s3.example', region: 'us-east-1', bucket: 'evidence', accessKeyId: 'a', secretAccessKey: 'secret-word' },
    clamd: { host: 'clamav', port: 3310 }, allowUnscanned: true,
  });
  expect(problemsOf(() => readConfig({ ...demo, EVIDENCE_S3_BUCKET: 'Evidence of Daqing', EVIDENCE_S3_SECRET_ACCESS_KEY: 'secret-word', CLAMD_URL: 'clamav:3310', UPLOAD_ALLOW_UNSCANNED: 'yes' }))).toEqual([
    'EVIDENCE_S3_BUCKET must be 3 to 63 small letters, digits, dots and hyphens', 'EVIDENCE_S3_ENDPOINT is missing', 'EVIDENCE_S3_ACCESS_KEY_ID is missing',
    'CLAMD_URL must be tcp://host:port or unix:/path/of/the/socket', 'UPLOAD_ALLOW_UNSCANNED must be true or false, not "yes"',
  ]);
});
