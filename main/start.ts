import { join } from 'node:path';
import { type StartConfig, projectRoot, readStartConfig } from './config.ts';
import { demoIdentities as identities } from './demo/identities.ts';
import { ensureBuilt, webBuild, workflowBuild } from './parts/build.ts';
import { type DataFolder, demoSecrets, emptyDataFolder, openDataFolder } from './parts/data-folder.ts';
import { StartFault, sentenceFor } from './parts/fault.ts';
import { childEnvironment, postgresPart, recipientPart, servingEntries, servingPart, startMarker, temporalPart } from './parts/house.ts';
import { runToEnd } from './parts/node-process.ts';
import { findLiving, removePidFile, stopOrphans, writePidFile } from './parts/pid-file.ts';
import { findFreePort, requireFreePort } from './parts/ports.ts';
import { say, step } from './parts/progress.ts';
import { type Part, type Supervised, supervise } from './parts/supervise.ts';
import { ensureTemporalBinary } from './parts/temporal-binary.ts';
import { answersForNamespace } from './parts/temporal-health.ts';

/** `npm start`: the whole house on one machine, from nothing to an address to open; Ctrl-C ends it in order. */
const house: Supervised[] = [];
const ending = new AbortController();
let folder: DataFolder | undefined;
/** Whether this process holds the data folder (and not another start that we found running). */
let registered = false;

async function main(): Promise<void> {
  const begun = performance.now();
  const fresh = readArguments(process.argv.slice(2));
  const config = readStartConfig(process.env);
  say(`正名 Zhengming · Node ${process.versions.node} · data in ${config.dataDir}`);

  folder = openDataFolder(config.dataDir);
  const other = findLiving(folder.run, 'start');
  if (other) throw new StartFault(`It runs already (process ${other.pid}): open ${config.publicUrl}. Stop that one first, or give this one its own ZM_DATA_DIR and ports.`);
  const orphans = await stopOrphans(folder.run);
  if (orphans.length > 0) say(`· stopped what an earlier start left behind: ${orphans.join(', ')}`);
  if (fresh) await step('removed the data of earlier starts', async () => emptyDataFolder(config.dataDir));
  writePidFile(folder.run, { part: 'start', pid: process.pid, marker: startMarker, stopSignal: 'SIGTERM' });
  registered = true;
  await requirePorts(config);

  const secrets = demoSecrets(folder);
  const env = childEnvironment(config, secrets);
  const [adminUrl] = await Promise.all([
    startDatabase(config, folder),
    startEngine(config, folder),
    step('workflow bundle', () => ensureBuilt(workflowBuild), (result) => result),
    step('web app', () => ensureBuilt(webBuild), (result) => result),
  ]);
  const migrating = adminUrl === undefined ? env.migrating : { ...env.migrating, ZM_ADMIN_DATABASE_URL: adminUrl };
  await step('database roles, migrations', () => runToEnd('The migration', 'main/migrate.ts', migrating, say, ending.signal));
  const recipient = recipientPart(config, folder, await findFreePort(), await findFreePort());
  await Promise.all([...servingEntries.map((each) => servingPart(each, requireFolder(), env.serving)), recipient.part].map(raise));
  await step('demo city', () => runToEnd('The demo city', 'main/demo/play.ts', { ...env.serving, ...recipient.env }, say, ending.signal));
  say(await closingWords(config, (performance.now() - begun) / 1000));
}

/** Puts a part into the house (the order of their arrival, reversed, is the order in which they leave) and waits until it serves. */
async function raise(part: Part): Promise<void> {
  ending.signal.throwIfAborted();
  await step(part.name, () => {
    const supervised = supervise(part, requireFolder().run, say);
    house.push(supervised);
    return supervised.ready;
  });
}

async function startDatabase(config: StartConfig, data: DataFolder): Promise<string | undefined> {
  if (config.databaseUrl) {
    say('✓ PostgreSQL: the one in DATABASE_URL');
    return config.adminDatabaseUrl;
  }
  let adminUrl: string | undefined;
  await raise(postgresPart(config, data, (url) => {
    adminUrl = url;
  }));
  return adminUrl;
}

async function startEngine(config: StartConfig, data: DataFolder): Promise<void> {
  if (config.temporalAddress) {
    if (!(await answersForNamespace(config.temporalAddress, config.temporalNamespace, 5000))) throw new StartFault(`Temporal at TEMPORAL_ADDRESS=${config.temporalAddress} does not answer for the namespace "${config.temporalNamespace}". Start it, or leave TEMPORAL_ADDRESS out.`);
    say(`✓ Temporal: the one at ${config.temporalAddress}`);
    return;
  }
  const binary = await ensureTemporalBinary(config.toolsDir, say);
  await raise(temporalPart(config, data, binary));
}

async function requirePorts({ ports, databaseUrl, temporalAddress, oidcIssuer }: StartConfig): Promise<void> {
  await requireFreePort(ports.http, 'web app and API', 'PORT');
  if (!oidcIssuer) await requireFreePort(ports.identityProvider, 'demo identity provider', 'ZM_IDP_PORT');
  if (!process.env.SMTP_URL) await requireFreePort(ports.mail, 'mail sink of the demo', 'ZM_MAIL_PORT');
  if (!temporalAddress) {
    await requireFreePort(ports.temporal, 'Temporal', 'ZM_TEMPORAL_PORT');
    await requireFreePort(ports.temporalUi, 'Temporal UI', 'ZM_TEMPORAL_UI_PORT');
  }
  if (!databaseUrl) await requireFreePort(ports.postgres, 'PostgreSQL', 'ZM_PG_PORT');
}

async function closingWords(config: StartConfig, seconds: number): Promise<string> {
  const rows = [
    '',
    `Ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Open          ${config.publicUrl}`,
    `  API document  ${config.publicUrl}/api/openapi.json`,
    `  Health        ${config.publicUrl}/health/ready`,
    config.temporalAddress ? `  Temporal      ${config.temporalAddress}` : `  Temporal UI   http://127.0.0.1:${config.ports.temporalUi}`,
    `  Logs          ${join(config.dataDir, 'logs')}`,
    process.env.CLAMD_URL ? `  Virus scanner ${process.env.CLAMD_URL}` : `  Virus scanner none (CLAMD_URL is not set): ${process.env.UPLOAD_ALLOW_UNSCANNED === 'false' ? 'uploads are kept and not released to others' : 'uploads are released unscanned (UPLOAD_ALLOW_UNSCANNED=true)'}`,
    ...(identities.length > 0 ? ['', '  Demo identities (choose one on the login page; no password):'] : []),
    ...identities.map((each) => `    ${each.id.padEnd(22)} ${each.name} · ${each.role}${each.organisation ? ` · ${each.organisation}` : ''}`),
    '',
    'Ctrl-C stops everything; the data stays for the next start (npm start -- --fresh begins anew).',
  ];
  return rows.join('\n');
}

function readArguments(args: readonly string[]): boolean {
  const unknown = args.find((each) => each !== '--fresh');
  if (unknown) throw new StartFault(`"${unknown}" is not an option of npm start. The only one is --fresh (npm start -- --fresh): remove all data and begin anew.`);
  return args.includes('--fresh');
}

function requireFolder(): DataFolder {
  if (!folder) throw new Error('the data folder is not open yet');
  return folder;
}

async function end(exitCode: number): Promise<never> {
  ending.abort();
  // API (with the dispatcher) and worker first, the engine and the register last, whatever order they came up in.
  const rank = (name: string): number => ['API', 'worker', 'Temporal', 'PostgreSQL'].indexOf(name);
  for (const part of house.toSorted((a, b) => rank(a.name) - rank(b.name))) await part.stop().catch((error: unknown) => say(`! ${part.name}: ${sentenceFor(error)}`));
  if (folder && registered) removePidFile(folder.run, 'start');
  process.exit(exitCode);
}

let firstSignal = 0;
function onSignal(): void {
  // A terminal, npm and run.mjs may each hand on the same Ctrl-C: only one that comes later is meant as a second.
  if (ending.signal.aborted) {
    if (Date.now() - firstSignal < 2000) return;
    say('· stopping at once');
    for (const part of house) {
      const pid = part.pid();
      if (pid) process.kill(pid, 'SIGKILL');
    }
    process.exit(1);
  }
  firstSignal = Date.now();
  say('· stopping …');
  const begun = performance.now();
  process.once('exit', () => say(`✓ everything is stopped, the data is kept (${((performance.now() - begun) / 1000).toFixed(1)} s)`));
  void end(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
process.on('disconnect', onSignal); // run.mjs was killed outright
process.stdout.on('error', () => undefined); // the terminal is gone; stopping goes on
process.chdir(projectRoot);
try {
  await main();
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(`✗ ${sentenceFor(error)}`);
    if (process.env.ZM_DEBUG) console.error(error);
    await end(1);
  }
}
