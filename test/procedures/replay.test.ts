import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, expect, inject, test } from 'vitest';
import { PROCEDURES } from '../../domain/procedure.ts';
import { projectRoot } from '../../main/config.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import type { RecordedHistory } from '../setup/record-histories.ts';

const folder = join(projectRoot, 'test', 'histories');
const read = (): { name: string; text: string; recorded: RecordedHistory }[] => readdirSync(folder).filter((f) => f.endsWith('.json')).toSorted().map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, recorded: JSON.parse(text) as RecordedHistory };
});

beforeAll(async () => {
  // scripts/record-histories.ts: a new path or a new release is recorded once, beside what is there.
  const recorded = process.env.ZM_RECORD_HISTORIES;
  if (recorded !== undefined) await (await import('../setup/record-histories.ts')).recordHistories(folder, recorded.split(' ').filter(Boolean));
  // What is caught here is caught on purpose and need not be told; while recording, the house has installed its own.
  else Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [], telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } });
});

type WorkflowBundle = { codePath: string } | { code: string };

/** Replays every saved history on a bundle; tells which did not come out, and how. */
async function replay(workflowBundle: WorkflowBundle): Promise<{ workflowId: string; error: Error | undefined }[]> {
  const histories = read().map(({ recorded }) => recorded);
  const results: { workflowId: string; error: Error | undefined }[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) results.push({ workflowId, error });
  return results;
}

/** A bundle of the procedures with one text in one file changed, as a careless edit would. */
async function bundleWith(file: string, from: string, to: string): Promise<{ code: string }> {
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  const copy = mkdtempSync(join(projectRoot, 'dist', 'changed-workflows-'));
  try {
    cpSync(join(projectRoot, 'workflows'), copy, { recursive: true });
    const source = readFileSync(join(copy, file), 'utf8');
    expect(source).toContain(from);
    writeFileSync(join(copy, file), source.replace(from, to));
    return await bundleWorkflowCode({ workflowsPath: join(copy, 'index.ts'), logger: new DefaultLogger('ERROR') });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

test('histories of each of the procedures are saved, from an upheld, a rejected and a silent case, and of a verification that was extended and stopped', () => {
  const names = read().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([
    'correction-corrected.json', 'correction-silent.json', 'incident-batch.json', 'objection-corrected.json', 'objection-rejected.json', 'objection-silent.json',
    'repairCase-granted.json', 'repairCase-refused.json', 'restoration-corrected.json', 'restoration-silent.json', 'suspension-corrected.json', 'suspension-rejected.json', 'suspension-silent.json',
    'verification-corrected.json', 'verification-extended.json', 'verification-rejected.json', 'verification-silent.json',
  ]));
  expect(PROCEDURES.filter((type) => !read().some(({ recorded }) => recorded.workflowId.startsWith(`${type}/`)))).toEqual([]);
});

test('every saved history replays on the bundle that production runs', async () => {
  const results = await replay({ codePath: inject('bundlePath') });
  expect(results).toEqual(read().map(({ recorded }) => ({ workflowId: recorded.workflowId, error: undefined })));
});

test('a wait put before the first look is caught in every history', { timeout: 60_000 }, async () => {
  const changed = await bundleWith('follow.ts', 'dirty = false;\n      const seen', 'dirty = false;\n      await sleep(1);\n      const seen');
  const results = await replay(changed);
  expect(results).toHaveLength(read().length);
  for (const { error } of results) expect(error).toBeInstanceOf(DeterminismViolationError);
});

test('a decision that is served before its letter is rendered is caught in the objections', { timeout: 60_000 }, async () => {
  const inOrder = "if (await log.attempt(() => renderDecision(caseId))) await log.append('served', now);";
  const results = await replay(await bundleWith('objection.ts', inOrder, "await log.append('served', now);\n        await log.attempt(() => renderDecision(caseId));"));
  const caught = results.filter(({ error }) => error !== undefined);
  expect(caught.map(({ workflowId }) => workflowId)).toEqual(read().map(({ recorded }) => recorded.workflowId).filter((id) => id.startsWith('objection/')));
  for (const { error } of caught) expect(error).toBeInstanceOf(DeterminismViolationError);
});

test('histories hold nobody\'s data: no name, no identifier, no word anybody wrote, no machine', () => {
  const private_ = [
    ...DEMO_IDENTITIES.flatMap((i) => [i.id, i.name, i.nameEn]), ...DEMO_SUBJECTS.flatMap((s) => [s.id, s.name, s.identifier]), projectRoot, '/home/', '/tmp/',
  ];
  for (const { name, text } of read()) {
    const payloads = [...text.matchAll(/"data": ?"([A-Za-z0-9+/=]+)"/g)].map((m) => Buffer.from(m[1]!, 'base64').toString());
    expect(payloads.length, name).toBeGreaterThan(0);
    const all = [text, ...payloads].join('\n');
    expect(private_.filter((word) => all.includes(word)), name).toEqual([]);
    expect(/\p{Script=Han}/u.test(all), `${name} has words in it`).toBe(false);
    expect(/\d@\w/.test(all), `${name} has a process of a machine in it`).toBe(false);
  }
});
