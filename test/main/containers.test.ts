import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../main/config.ts';

interface Service {
  image: string;
  user?: string;
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  cap_add?: string[];
  privileged?: boolean;
  network_mode?: string;
  pid?: string;
  security_opt?: string[];
  pids_limit?: number;
  healthcheck?: { test: string[] };
  volumes?: string[];
  ports?: string[];
  networks?: string[];
  command?: string[];
  environment?: Record<string, string>;
}

const read = (name: string) => readFileSync(join(projectRoot, name), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service>; networks: Record<string, { internal?: boolean }> };
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.image.startsWith('zhengming:'));
/** They do one thing and end. */
const JOBS = ['temporal-schema', 'temporal-namespace', 'migrate'];

test('the services are those of which this test says something', () => {
  expect(services.map(([name]) => name)).toEqual(['postgres', 'temporal-schema', 'temporal', 'temporal-namespace', 'temporal-ui', 'migrate', 'worker', 'api', 'dispatcher']);
  expect(ours.map(([name]) => name)).toEqual(['migrate', 'worker', 'api', 'dispatcher']);
});

describe.each(services)('%s', (name, service) => {
  test('cannot gain a right that it was not given, and is given none but what it needs', () => {
    expect([service.cap_drop, service.security_opt, service.privileged, service.network_mode, service.pid]).toEqual([['ALL'], ['no-new-privileges:true'], undefined, undefined, undefined]);
    expect(service.cap_add).toEqual(name === 'postgres' ? ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'] : undefined);
    expect(service.pids_limit).toBeGreaterThan(0);
  });

  test('opens ports, if any, on this machine only, and reaches into no folder of it', () => {
    expect((service.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect((service.volumes ?? []).map((volume) => volume.split(':')[0]).filter((source) => !['postgres', 'files'].includes(source ?? ''))).toEqual([]);
  });

  test('holds no secret of its own', () => {
    const secrets = Object.entries(service.environment ?? {}).filter(([variable]) => /PASSWORD|SECRET|KEY|PWD|_URL$/.test(variable));
    // Asked for, or empty where nobody gave it (a house without mail).
    expect(secrets.filter(([, value]) => !/\$\{[A-Z0-9_]+:(?:\?|-\})/.test(value))).toEqual([]);
  });
});

describe.each(ours)('%s, which is ours', (name, service) => {
  test('is nobody special and can write to /tmp and its volume only', () => {
    expect([service.user, service.read_only, service.tmpfs]).toEqual(['node', true, ['/tmp']]);
  });

  test('never learns the owner of the tables, unless it is the migration', () => {
    const told = Object.keys(service.environment ?? {}).filter((variable) => /^(?:MIGRATION_DATABASE_URL|ZM_ADMIN_DATABASE_URL|POSTGRES_PASSWORD)$/.test(variable));
    expect(told).toEqual(name === 'migrate' ? ['MIGRATION_DATABASE_URL', 'ZM_ADMIN_DATABASE_URL'] : []);
  });
});

test('whatever keeps running is asked whether it lives; the engine\'s own page is for looking only', () => {
  expect(services.filter(([name, { healthcheck }]) => healthcheck === undefined && !JOBS.includes(name)).map(([name]) => name)).toEqual(['temporal-ui']);
});

test('database and engine are reachable from inside only', () => {
  expect(compose.networks['inside']).toEqual({ internal: true });
  for (const name of ['postgres', 'temporal']) expect([name, compose.services[name]!.networks, compose.services[name]!.ports]).toEqual([name, ['inside'], undefined]);
});

test('the image runs as nobody special, and takes neither tests nor secrets along', () => {
  const lines = read('Dockerfile').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
  expect(last.findIndex((line) => line.startsWith('USER '))).toBeLessThan(last.findIndex((line) => line.startsWith('CMD ')));
  expect(last.filter((line) => /^(?:ADD|COPY \. |COPY test|COPY \.env)/.test(line))).toEqual([]);
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', '.data', '.env', '.env.*', '**/node_modules']));
});
