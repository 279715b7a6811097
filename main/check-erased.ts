import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { openVault } from '../db/content-vault.ts';
import type { Vault } from '../db/content-vault.ts';
import type { Db } from '../db/database.ts';
import { openDatabase } from '../db/database.ts';
import type { Trace } from '../db/erasure-proof.ts';
import { searchDatabase, termsIn, termsInBytes } from '../db/erasure-proof.ts';
import { openedStream } from '../db/sealed-stream.ts';
import type { EvidenceStore } from '../outside/evidence-store.ts';
import { readConfig, readStartConfig } from './config.ts';
import { DEMO_SUBJECTS } from './demo/city/subjects.ts';
import { DEMO_IDENTITIES } from './demo/city/identities.ts';
import { openEvidenceStore } from './evidence-house.ts';
import { demoSecrets, openDataFolder } from './parts/data-folder.ts';
import { StartFault, sentenceFor } from './parts/fault.ts';
import { childEnvironment } from './parts/house.ts';

/** What the search went through, and where something was found. */
export interface ErasureReport {
  rows: number;
  opened: number;
  files: number;
  histories: number;
  logs: number;
  found: Trace[];
}

export interface Places {
  owner: Db;
  vault: Vault;
  store: EvidenceStore;
  /** The engine; of a namespace that others use, too, only what the query names. */
  temporal: { address: string; namespace: string; query?: string };
  /** Folders of the processes' own logs. */
  logs: readonly string[];
}

/** Looks for words in everything this installation keeps: database, sealed values, evidence, the engine's histories, logs. */
export async function searchEverywhere({ owner, vault, store, temporal, logs }: Places, terms: readonly string[]): Promise<ErasureReport> {
  const { found, rows, opened } = await searchDatabase(owner, vault, terms);
  const report: ErasureReport = { rows, opened, files: 0, histories: 0, logs: 0, found };
  for (const file of await owner.selectFrom('evidence').innerJoin('evidence_key as k', 'k.evidence_id', 'evidence.id').innerJoin('subject_key as s', 's.subject_id', 'evidence.subject_id')
    .select(['evidence.id', 'evidence.sha256', 'evidence.subject_id', 'k.wrapped']).execute()) {
    const key = await vault.openBytes(owner, file.subject_id!, file.wrapped);
    const parts: Buffer[] = [];
    for await (const part of openedStream(key, await store.open(file.sha256))) parts.push(Buffer.from(part as Uint8Array));
    report.files += 1;
    for (const term of termsInBytes(Buffer.concat(parts), terms)) found.push({ place: `evidence ${file.id}`, term });
  }
  for (const file of await owner.selectFrom('evidence').select(['id', 'sha256']).where('file_gone_at', 'is not', null).execute()) {
    const there = await store.open(file.sha256).catch(() => undefined);
    there?.destroy();
    if (there !== undefined) found.push({ place: `evidence ${file.id} is noted as gone and is there`, term: -1 });
  }
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection, namespace: temporal.namespace });
    for await (const { workflowId, runId } of client.workflow.list(temporal.query === undefined ? {} : { query: temporal.query })) {
      const json = historyToJSON(await client.workflow.getHandle(workflowId, runId).fetchHistory());
      report.histories += 1;
      for (const term of termsIn(`${json}\n${decodedPayloads(json)}`, terms)) found.push({ place: `history ${workflowId}`, term });
    }
  } finally {
    await connection.close();
  }
  for (const file of logs.flatMap((folder) => filesUnder(folder))) {
    report.logs += 1;
    for (const term of termsInBytes(readFileSync(file), terms)) found.push({ place: `log ${file}`, term });
  }
  return report;
}

/** A history's payloads are base64 in its JSON. */
function decodedPayloads(json: string): string {
  return [...json.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)].map(([, data]) => Buffer.from(data!, 'base64').toString()).join('\n');
}

const filesUnder = (folder: string): string[] => (!existsSync(folder) ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()));

/** Of an identity of the demo: its subject's name and number, its own name. */
export function termsOf(identity: string): string[] {
  const person = DEMO_IDENTITIES.find(({ id }) => id === identity);
  const subject = DEMO_SUBJECTS.find(({ id }) => id === person?.subjectId);
  if (person === undefined || subject === undefined) throw new StartFault(`--demo ${identity}: no such identity of a subject. Words of your own come on standard input, one per line.`);
  return [...new Set([subject.name, subject.identifier, person.name])];
}

/** `npm run -s check-erased -- --demo person-lin`, or the words on standard input, one per line: they stay out of the shell's history. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { demo: { type: 'string', multiple: true } } });
  const terms = values.demo === undefined ? (await text(process.stdin)).split('\n').map((line) => line.trim()).filter((line) => line.length > 1) : values.demo.flatMap(termsOf);
  if (terms.length === 0) throw new StartFault('Nothing to look for: --demo <identity>, or words on standard input, one per line.');
  const env = process.env['MIGRATION_DATABASE_URL'] === undefined ? demoEnvironment() : process.env;
  const config = readConfig(env);
  const owner = openDatabase({ url: env['MIGRATION_DATABASE_URL']!, max: 1, name: 'zhengming-check-erased' });
  try {
    const report = await searchEverywhere({
      owner, vault: openVault(Buffer.from(config.masterKey), config.previousMasterKey && Buffer.from(config.previousMasterKey), config.cipher), store: await openEvidenceStore(config),
      temporal: { address: config.temporalAddress, namespace: config.temporalNamespace }, logs: [join(config.dataDir, 'logs')],
    }, terms);
    for (const { place, term } of report.found) console.log(`✗ ${term < 0 ? '' : `word ${term + 1} `}in ${place}`);
    console.log(`${terms.length} words looked for in ${report.rows} rows, ${report.opened} sealed values opened, ${report.files} files, ${report.histories} histories, ${report.logs} logs: ${report.found.length === 0 ? 'nothing found' : `found in ${report.found.length} places`}`);
    return report.found.length === 0 ? 0 : 1;
  } finally {
    await owner.destroy();
  }
}

/** Without the owner's login in the environment: the demo of `npm start` on this machine. */
function demoEnvironment(): NodeJS.ProcessEnv {
  const config = readStartConfig(process.env);
  return childEnvironment(config, demoSecrets(openDataFolder(config.dataDir))).migrating;
}

if (import.meta.main) {
  process.exitCode = await main().catch((error: unknown) => {
    console.error(`check-erased: ${sentenceFor(error)}`);
    return 2;
  });
}
