import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_CASES } from '../../main/demo/city/cases.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { smallPdf } from '../api/ask.ts';
import type { OwnHouse } from '../../scripts/attack/own-house.ts';
import { startOwnHouse } from '../../scripts/attack/own-house.ts';
import { bearerFor } from '../../scripts/lib/bearer-for.ts';
import { loadScenarios } from '../../scripts/lib/load-scenarios.ts';
import type { OwnRecord, ScenarioStage } from '../../scripts/lib/scenario.ts';
import { scenarioStage } from '../../scripts/lib/scenario.ts';

/** What people write, in words that nothing else has. */
const SAID = {
  explanation: '那天我在哈尔滨住院，车是表弟开的', what: '窗口说名单还没撤，孩子的助学贷款又被退回', where: '龙南支行三号窗口旁的小屋', clerk: '当班柜员欧阳', shown: '打印页第二页', statement: '罚款已托妹妹在邮局缴清',
  reasons: '缴款凭证与国库记录逐笔核对无误', reveal: '本人到窗口核对证件', file: '妹妹代缴的收据',
};
/** Nobody's data: names of people and companies, numbers, and what the demo's people say. What is said while it is played joins them. */
const PRIVATE = new Set<string>([
  ...DEMO_IDENTITIES.flatMap(({ name, nameEn }) => [name, nameEn]), ...DEMO_SUBJECTS.flatMap(({ name, identifier, id }) => [name, identifier, id]), ...Object.values(SAID),
  ...[...DEMO_CASES, ...Object.values(DEMO_SCENARIOS)].flatMap(({ grounds }) => grounds.map((g) => g.explanation)),
]);
const held = (text: string): string[] => [...PRIVATE].filter((word) => text.includes(word));
/** Sentences in what somebody sends; short ones may be a word of the law. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\p{Script=Han}{6,}/u.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}
const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

let house: OwnHouse;
let played: string[];

/** A company applies for repair, with a file and a signed commitment, and the authority grants it. */
async function applyForRepair(stage: ScenarioStage): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob([smallPdf()], { type: 'application/pdf' }), `${SAID.file}.pdf`);
  const { id: evidenceId } = await stage.send<{ id: string }>('company-yanqi', '/api/evidence', form);
  const { today } = await stage.get<{ today: string }>('company-yanqi', '/api/me');
  const { repairId } = await stage.post<{ repairId: string }>('company-yanqi', '/api/repairs', {
    recordId: caseRecordId('yanqiFood'), ground: 'performed', statement: SAID.statement, commitment: { text: '本单位承诺所提供的材料真实、合法、有效', signedBy: '康汀白' }, proofs: [{ evidenceId, datedOn: today, kind: '缴款凭证' }],
    powerOfAttorney: null, agent: null, receivedOn: null, convertedFrom: null,
  });
  await stage.post('platform-clerk', `/api/repairs/${repairId}/acceptance`, {});
  await stage.post('market-clerk', `/api/repairs/${repairId}/decision`, { outcome: 'granted', reason: null, reasons: SAID.reasons });
}

/** A natural person: her objection that was filed before, new evidence for it, a complaint, a question, and where she is reached. */
async function speakFor(stage: ScenarioStage): Promise<void> {
  const lin = 'person-lin';
  const { today } = await stage.get<{ today: string }>(lin, '/api/me');
  const { records } = await stage.get<{ records: OwnRecord[] }>(lin, '/api/records');
  const record = records.find(({ cases }) => cases.some(({ phase }) => phase === 'verifying'))!;
  const { id: caseId } = record.cases.find(({ phase }) => phase === 'verifying')!;
  const { units } = await stage.get<{ units: { org: { id: string }; kinds: string[] }[] }>(lin, `/api/complaint-options?recordId=${record.id}&caseId=${caseId}`);
  await stage.post(lin, '/api/complaints', { kind: units[0]!.kinds[0], recordId: record.id, caseId, againstId: units[0]!.org.id, on: today, where: SAID.where, what: SAID.what, evidenceIds: [] });
  await stage.post(lin, '/api/inquiries', { where: SAID.where, byWhom: SAID.clerk, shown: SAID.what });
  await stage.post('platform-clerk', `/api/cases/${caseId}/identifier`, { reason: SAID.reveal });
  await stage.post('platform-clerk', '/api/records/lookup', { identifier: DEMO_SUBJECTS.find(({ kind, id }) => kind === 'person' && id === DEMO_IDENTITIES.find((i) => i.id === lin)!.subjectId)!.identifier });
  const free = await stage.freeRecord(lin);
  await stage.file(lin, free.id, { explanation: SAID.explanation }, { refusal: { where: SAID.where, byWhom: SAID.clerk, shown: SAID.shown } });
}

/** `npm start` of a house of its own with the demo city's cases, then every scenario, then a natural person's objection, repair, complaint and settings. */
beforeAll(async () => {
  house = await startOwnHouse();
  const { origin: baseUrl, issuer } = house;
  const bare = scenarioStage({ baseUrl, identities: DEMO_IDENTITIES, subjects: DEMO_SUBJECTS, tokenOf: (identity) => bearerFor(issuer, identity), say: () => undefined });
  const stage: ScenarioStage = {
    ...bare,
    post: (as, path, body) => {
      for (const word of wordsIn(body)) PRIVATE.add(word);
      return bare.post(as, path, body);
    },
  };
  await applyForRepair(stage);
  await speakFor(stage);
  played = [];
  for (const { name, scenario } of await loadScenarios()) {
    await scenario.play(stage);
    played.push(name);
  }
}, 900_000);
afterAll(() => house.stop());

test('every scenario can be played, one after the other', async () => {
  expect(played).toEqual((await loadScenarios()).map(({ name }) => name));
});

describe('after a whole demo nobody’s data stands', () => {
  test('in the log of any process, also when the database refuses a row with somebody’s name', async () => {
    const client = new pg.Client({ connectionString: house.databaseUrl });
    await client.connect();
    await client.query(`set role zm_register`);
    await client.query(`set app."user" = 'tax-provider'`);
    const { name, identifier } = DEMO_SUBJECTS.find(({ kind }) => kind === 'person')!;
    const refused = await client.query(`insert into subject (id, kind, name, identifier) values (gen_random_uuid(), 'person', $1, $2)`, [name, identifier]).catch((error: pg.DatabaseError) => error);
    await client.end();
    expect(refused).toMatchObject({ code: '23514' });
    const logs = [...filesBelow(join(house.dataDir, 'logs')), join(house.dataDir, 'postgres', 'log')];
    expect(logs.map((path) => basename(path)).toSorted()).toEqual(['api.log', 'log', 'recipient.log', 'temporal.log', 'worker.log']);
    for (const path of logs) expect(held(readFileSync(path, 'utf8')), path).toEqual([]);
  });

  test('in any history of the engine, nor anywhere in the file it keeps', async () => {
    const connection = await Connection.connect({ address: house.temporalAddress });
    const client = new Client({ connection });
    let histories = 0;
    let firstId = '';
    try {
      for await (const { workflowId, runId } of client.workflow.list()) {
        const text = historyToJSON(await client.workflow.getHandle(workflowId, runId).fetchHistory());
        const payloads = [...text.matchAll(/"data": ?"([A-Za-z0-9+/=]+)"/g)].map((m) => Buffer.from(m[1]!, 'base64').toString());
        expect(held([workflowId, text, ...payloads].join('\n')), workflowId).toEqual([]);
        firstId = workflowId;
        histories += 1;
      }
    } finally {
      await connection.close();
    }
    expect(histories).toBeGreaterThan(40);
    const kept = filesBelow(join(house.dataDir, 'temporal')).map((path) => readFileSync(path));
    expect(kept.some((bytes) => bytes.includes(firstId))).toBe(true);
    expect([...PRIVATE].filter((word) => kept.some((bytes) => bytes.includes(word)))).toEqual([]);
  });

  test('in the figures that a monitor fetches', async () => {
    const figures = await (await fetch(`${house.origin}/health/metrics`)).text();
    expect(figures).toContain('zhengming_');
    expect(held(figures)).toEqual([]);
  });
});
