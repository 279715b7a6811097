import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt } from '../../db/case-register.ts';
import type { CaseId } from '../../domain/ids.ts';
import { projectRoot } from '../../main/config.ts';
import { PLATFORM } from '../../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { clerk } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser, smallPdf, upload } from './ask.ts';

let served: ServedHouse;
let folder: string;
let filed: Receipt;
let accepted: Receipt;
const story = DEMO_SCENARIOS.upheld;

interface BulletinText { no: number; day: string; dossiers: number; root: string; previous: string; hash: string }
const read = async <T>(as: string | null, path: string): Promise<T> => {
  const answer = await ask(served, path, { as, method: 'GET' });
  expect(answer.status, answer.text).toBe(200);
  return answer.json() as T;
};
const bulletins = async () => (await read<{ bulletins: BulletinText[] }>(null, '/api/public/bulletins')).bulletins;

beforeAll(async () => {
  served = await serveHouse();
  folder = mkdtempSync(join(tmpdir(), 'zhengming-trace-'));
  filed = await served.counter.file(story.by, {
    recordId: story.recordId, refusal: story.refusal, evidenceIds: [], grounds: story.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  });
  accepted = await served.counter.act(clerk(), filed.caseId, { kind: 'accepted', remark: story.acceptanceRemark });
  await served.house.settled();
});
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

/** As somebody runs it who has only the file. */
function checkTrace(name: string, text: string, ...held: string[]): { code: number | null; says: string } {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'scripts/check-trace.mjs'), file, ...held], { encoding: 'utf8' });
  return { code: status, says: (stdout + stderr).trim() };
}
const heldAs = ({ seq, hash, caseId }: { seq: number; hash: string; caseId: CaseId }): string => `--receipt=${seq}:${hash}:${caseId}`;

test('the dispatcher makes the day\'s bulletin; an auditor orders another, an act of the installation', async () => {
  let list = await bulletins();
  for (let i = 0; i < 100 && list.length === 0; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    list = await bulletins();
  }
  expect(list.map(({ no }) => no)).toEqual([1]);
  const ordered = await ask(served, '/api/trace/bulletins', { as: 'auditor', body: {} });
  const { bulletin, seq, actHash } = ordered.json() as { bulletin: BulletinText; seq: number; actHash: string };
  expect([ordered.status, bulletin.no, bulletin.previous]).toEqual([201, 2, list[0]!.hash]);
  expect((await bulletins()).map(({ no }) => no)).toEqual([2, 1]);
  expect(await asSuperuser(served, `select kind, author_user, encode(hash, 'hex') as hash from act where dossier_id = '00000000-0000-4000-8000-000000000001' and seq = ${seq}`))
    .toEqual([{ kind: 'bulletinOrdered', author_user: 'auditor', hash: actHash }]);
  expect(await read('auditor', '/api/trace')).toMatchObject({ bulletins: 2, bulletinBroken: null, missing: [], looks: { brokenAt: null } });
});

test('an export is checked by the command, against receipts and published roots, and holds nobody\'s words or names', async () => {
  const { text, type } = await ask(served, '/api/trace/export', { as: 'auditor', method: 'GET' });
  expect(type).toBe('application/x-ndjson');
  const [{ no, root }] = (await bulletins()) as [BulletinText];
  const held = [heldAs(filed), heldAs(accepted), `--bulletin=${no}:${root}`].flatMap((each) => each.split('='));
  expect(checkTrace('export.json', text, ...held)).toEqual({ code: 0, says: expect.stringMatching(/^ok \d+ dossiers, \d+ acts, 2 bulletins, 2 receipts, 1 published roots; \d+ acts are younger than their dossier's last bulletin/) });
  const lines = text.trimEnd().split('\n');
  const at = lines.findIndex((line) => line.includes(`"dossier":"${filed.caseId}","seq":3,"body"`));
  expect(checkTrace('export.json', lines.toSpliced(at, 1).join('\n'), ...held)).toEqual({ code: 1, says: `wrong: dossier ${filed.caseId} seq 3: is missing` });
  expect(checkTrace('export.json', lines.slice(0, -1).join('\n'))).toEqual({ code: 1, says: 'wrong: the file: was cut off: its last line is missing' });
  expect(checkTrace('export.json', text, '--receipt', `1:${'0'.repeat(64)}:${filed.caseId}`)).toEqual({ code: 1, says: `wrong: dossier ${filed.caseId} seq 1: is another act than the receipt says` });
  expect(checkTrace('export.json', text, '--receipt', '1:abc').code).toBe(2);

  const words = [story.refusal.where, story.refusal.byWhom, story.acceptanceRemark, ...story.grounds.map((g) => g.explanation), ...DEMO_SUBJECTS.flatMap((s) => [s.name, s.identifier]), ...DEMO_IDENTITIES.map((i) => i.name)];
  expect(words.filter((each) => each !== '' && text.includes(each))).toEqual([]);
});

test('an export that nobody reads to its end lets the next one begin', async () => {
  const headers = { authorization: `Bearer ${await served.tokenOf('auditor')}` };
  for (let i = 0; i < 3; i += 1) {
    const stop = new AbortController();
    const response = await fetch(`${served.baseUrl}/api/trace/export`, { headers, signal: stop.signal });
    expect([200, 503]).toContain(response.status);
    stop.abort();
  }
  let last = 503;
  for (let i = 0; i < 100 && last === 503; i += 1) {
    last = (await ask(served, '/api/trace/export', { as: 'auditor', method: 'GET' })).status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(last).toBe(200);
  // None of them left its snapshot of the database behind.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const left = await asSuperuser(served, "select query from pg_stat_activity where state like 'idle in transaction%' and datname = current_database() and xact_start < clock_timestamp() - interval '1 second'");
  expect(left).toEqual([]);
});

test('the subject proves the receipt of its filing with the command, from one answer', async () => {
  const proof = await ask(served, `/api/cases/${filed.caseId}/inclusion?seq=${filed.seq}`, { as: 'company-yunshan', method: 'GET' });
  const { bulletin } = proof.json() as { bulletin: BulletinText };
  const ok = checkTrace('proof.json', proof.text, '--receipt', `${filed.seq}:${filed.hash}:${filed.caseId}`, '--bulletin', `${bulletin.no}:${bulletin.root}`);
  expect(ok).toEqual({ code: 0, says: expect.stringContaining(`act ${filed.seq}, in bulletin ${bulletin.no}`) });
  expect(checkTrace('proof.json', proof.text, '--receipt', `${filed.seq}:${accepted.hash}:${filed.caseId}`).code).toBe(1);
});

test('who looks at words, letters, files and records is kept, told to auditors by name and to the subject by organisation and role', async () => {
  await asSuperuser(served, 'delete from access_log');
  const { id: evidence } = (await ask(served, '/api/evidence', { as: 'company-yunshan', form: upload(smallPdf(), '证据.pdf') })).json() as { id: string };
  const { letters } = await read<{ letters: { id: string; kind: string }[] }>('platform-clerk', `/api/cases/${filed.caseId}`);
  const letter = letters[0]!.id;
  await read('supervisor', `/api/letters/${letter}`);
  expect((await ask(served, `/api/letters/${letter}/pdf`, { as: 'platform-clerk', method: 'GET' })).status).toBe(200);
  await read('platform-clerk', `/api/records/${story.recordId}`);
  const { identifier } = DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!;
  expect((await ask(served, '/api/records/lookup', { as: 'platform-clerk', body: { identifier }, key: null })).status).toBe(200);
  expect((await ask(served, `/api/evidence/${evidence}/file`, { as: 'company-yunshan', method: 'GET' })).status).toBe(200);
  await read('company-yunshan', '/api/records');
  await read('auditor', `/api/cases/${filed.caseId}/log`);
  // Refused, so there was nothing to see.
  expect((await ask(served, `/api/letters/${letter}`, { as: 'company-yanqi', method: 'GET' })).status).toBe(404);

  const { looks } = await read<{ looks: { reader: string; kind: string; item: string | null; number: string | null; org: { id: string } | null }[] }>('auditor', '/api/trace/looks');
  expect(looks.map(({ reader, kind, item, number }) => [reader, kind, item, number]).toReversed()).toEqual([
    ['platform-clerk', 'case', null, filed.number], ['supervisor', 'letter', letter, filed.number], ['platform-clerk', 'letter', letter, filed.number],
    ['platform-clerk', 'record', null, null], ['platform-clerk', 'recordSearch', null, null], ['company-yunshan', 'evidence', evidence, null],
    ['company-yunshan', 'creditFile', null, null], ['auditor', 'caseLog', null, filed.number],
  ]);
  const ofCase = await read<{ looks: unknown[] }>('auditor', `/api/trace/looks?case=${filed.caseId}&reader=supervisor`);
  expect(ofCase.looks).toHaveLength(1);

  const own = await ask(served, '/api/looks', { as: 'company-yunshan', method: 'GET' });
  const mine = own.json() as { looks: { kind: string; roles: string[]; org: { id: string } | null }[] };
  expect(mine.looks.map(({ kind, roles }) => [kind, roles[0]]).toReversed()).toEqual([
    ['case', 'clerk'], ['letter', 'supervisor'], ['letter', 'clerk'], ['record', 'clerk'], ['recordSearch', 'clerk'], ['caseLog', 'auditor'],
  ]);
  expect(mine.looks.at(-1)?.org?.id).toBe(PLATFORM);
  for (const look of mine.looks) expect(Object.keys(look).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['at', 'id', 'kind', 'number', 'org', 'roles']);
  for (const { id, name, nameEn } of DEMO_IDENTITIES) expect([own.text.includes(name), own.text.includes(nameEn)], id).toEqual([false, false]);
  expect(await read('company-yanqi', '/api/looks')).toEqual({ looks: [], next: null });
});
