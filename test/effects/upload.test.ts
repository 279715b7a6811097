import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS, subjectIdOf } from '../../main/demo/city/subjects.ts';
import { asId } from '../../domain/ids.ts';
import { usccCheckDigit } from '../../domain/uscc.ts';
import { writeXlsx } from '../../outside/table-file.ts';
import { ask, asSuperuser, upload } from '../api/ask.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { accept, acknowledgeAll, answer, decide, demoActor, file, restorer } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';

interface Report { id: string; state: string; fault: string | null; created: number; revised: number; unchanged: number; refused: number; quarantined: number; rows: { no: number; rowKey: string | null; outcome: string; code: string | null; field: string | null }[] }
const story = DEMO_SCENARIOS.upheld;
const numberOf = (id: string): string => DEMO_SUBJECTS.find((s) => s.id === demoActor(id).subjectId)!.identifier;
const HEAD = ['记录编号', '统一社会信用代码或身份证号码', '主体名称', '信息类别', '决定文书号', '事实', '金额（元）', '决定日期'];
const row = (key: string, change: Partial<Record<'identifier' | 'document' | 'conduct' | 'amount' | 'day' | 'category', string>> = {}): string[] => [
  key, change.identifier ?? numberOf('company-yanqi'), '报送测试主体', change.category ?? '行政处罚', change.document ?? `庆测罚〔2026〕${key}号`, change.conduct ?? `未按规定申报${key}`, change.amount ?? '1,000', change.day ?? '2026-05-06',
];
const csv = (rows: string[][]): string => [HEAD, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse();
});
afterAll(() => served.stop());

async function handIn(batchKey: string, bytes: Uint8Array, as = 'tax-provider'): Promise<Report> {
  const answered = await ask(served, '/api/uploads', { as, form: upload(bytes, '批次', { batchKey }) });
  expect(answered.status, answered.text).toBe(201);
  return answered.json() as Report;
}

test('a CSV in UTF-8 with its mark: good rows become records with the batch as their origin, bad ones are told one by one; the same again changes nothing', async () => {
  const rows = [
    row('a1'), row('a2', { identifier: '91350100M000100Y4Z' }), row('a3', { amount: 'viel' }), row('a4', { day: '2026-02-30' }), row('a5', { category: '其他' }), row('a1'), row('a6', { document: '' }),
    row('=HYPERLINK("http://x")', { amount: '２，０００．５' }),
  ];
  // Somebody of whom nothing was held here before is entered with the batch.
  rows.push(row('a9', { identifier: `91230699MA0000001${usccCheckDigit('91230699MA0000001')}` }));
  const bytes = Buffer.from(`\ufeff${csv(rows)}`);
  const first = await handIn('一', bytes).catch((error: unknown) => error);
  expect(first).toBeInstanceOf(Error);
  const report = await handIn('b1', bytes);
  expect(report).toMatchObject({ state: 'done', fault: null, created: 3, refused: 6, quarantined: 0 });
  expect(report.rows.map(({ no, code, field }) => [no, code, field])).toEqual([
    [2, 'badIdentifier', 'identifier'], [3, 'badAmount', 'amount'], [4, 'badDay', 'decidedOn'], [5, 'badCategory', 'category'], [6, 'duplicateRow', 'rowKey'], [7, 'missing', 'documentNumber'],
  ]);
  expect(await handIn('b1', bytes)).toMatchObject({ id: report.id, created: 3, refused: 6 });
  const changed = await handIn('b1', Buffer.from(csv([row('a1', { amount: '9' })])));
  expect(changed).toMatchObject({ state: 'broken', fault: 'key-reused', created: 3 });
  const [provided] = await asSuperuser<{ batch: string; amount: string }>(served, `select convert_from(a.body, 'UTF8')::json -> 'facts' ->> 'uploadId' as batch, v.fields ->> 'amount' as amount
    from provider_record p join act a on a.dossier_id = p.record_id and a.kind = 'recordProvided' join record_version v on v.record_id = p.record_id where p.row_key = 'a1'`);
  expect(provided).toEqual({ batch: report.id, amount: '1000.00' });
  const table = await ask(served, `/api/uploads/${report.id}/report.csv`, { as: 'tax-provider', method: 'GET' });
  expect(table.text.split('\r\n')[1]).toBe('2,a2,refused,badIdentifier,identifier');
});

test('GBK, JSON Lines and a workbook are read for what they are; a new batch makes new versions, and nobody changes what is in dispute', async () => {
  const { encodeGb } = await import('./gb18030.ts');
  expect(await handIn('g1', encodeGb(csv([row('g1')])))).toMatchObject({ created: 1, refused: 0 });
  const line = (key: string, amount: string) => JSON.stringify({ rowKey: key, identifier: numberOf('company-yanqi'), subjectName: '报送测试主体', category: 'penalty', documentNumber: `庆测罚〔2026〕${key}号`, conduct: `未按规定申报${key}`, amount, decidedOn: '2026-05-06' });
  expect(await handIn('j1', Buffer.from(`${line('a1', '1500')}\n{"rowKey": \n${line('j2', '7')}\n`))).toMatchObject({ revised: 1, created: 1, refused: 1, rows: [{ no: 2, code: 'brokenRow' }] });
  expect(await handIn('x1', await writeXlsx([HEAD, row('a1', { amount: '1500' }), row('x1')], { sheet: '报送' }))).toMatchObject({ unchanged: 1, created: 1 });
  const [{ versions }] = await asSuperuser<{ versions: number }>(served, `select count(*)::int as versions from provider_record p join record_version v using (record_id) where p.row_key = 'a1'`) as [{ versions: number }];
  expect(versions).toBe(2);
});

test('§8-40: 公开属性: what its provider restricts is neither public, nor fetched, nor shown to whoever was given it, nor taken a measure on', async () => {
  const head = [...HEAD, '公开属性'];
  const [company, person] = [numberOf('company-yanqi'), numberOf('person-lin')];
  const rows = [[...row('s1'), '公开'], [...row('s2'), '授权查询'], [...row('s3', { identifier: person }), '公开'], [...row('s4', { identifier: person }), 'restricted'], [...row('s5'), '秘密']];
  const file = Buffer.from([head, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
  expect((await handIn('s', file)).rows).toMatchObject([{ no: 5, code: 'badSensitivity', field: 'sensitivity' }]);
  const ids = new Map((await asSuperuser<{ key: string; id: string; level: string; said: string }>(served, `select p.row_key as key, r.id, r.sensitivity as level,
    convert_from(a.body, 'UTF8')::json -> 'facts' ->> 'sensitivity' as said from provider_record p join record r on r.id = p.record_id join act a on a.dossier_id = r.id and a.seq = 1
    where p.row_key like 's_'`)).map((each) => [each.key, each]));
  expect([...ids].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { level, said }]) => [key, level, said])).toEqual([['s1', 'public', 'public'], ['s2', 'restricted', 'restricted'], ['s3', 'shared', 'shared'], ['s4', 'restricted', 'restricted']]);
  const idOf = (key: string): string => ids.get(key)!.id;
  const keysIn = (text: string): string[] => [...ids.keys()].filter((key) => text.includes(idOf(key))).sort();

  expect(keysIn((await ask(served, `/api/public/records?code=${company}`, { as: null, method: 'GET' })).text)).toEqual(['s1']);
  const query = async (identifier: string): Promise<string[]> => keysIn((await ask(served, '/api/records/queries', { as: 'finance-clerk', body: { identifier } })).text);
  expect([await query(company), await query(person)]).toEqual([['s1'], ['s3']]);
  // Given all the same, by a ledger that says so: shown is what its level allows.
  await asSuperuser(served, `insert into record_recipient (record_id, org_id, version, given_at) select record_id, '${demoActor('finance-clerk').orgId}', 1, business_now() from provider_record where row_key in ('s2', 's4')`);
  const { received } = (await ask(served, '/api/measures', { as: 'finance-clerk', method: 'GET' })).json() as { received: { id: string; sensitivity: string }[] };
  expect(received.filter(({ id }) => keysIn(id).length > 0).map(({ id, sensitivity }) => `${keysIn(id)[0]} ${sensitivity}`).sort()).toEqual(['s1 public', 's3 shared']);
  const apply = async (key: string): Promise<number> => (await ask(served, `/api/records/${idOf(key)}/measures`, { as: 'finance-clerk', body: { code: 'noProcurement', from: '2026-05-07', until: null } })).status;
  expect([await apply('s2'), await apply('s4')]).toEqual([404, 404]);
  // Whose it is, who provided it and who keeps it see it as before, with its level.
  expect((await ask(served, `/api/records/${idOf('s4')}`, { as: 'person-lin', method: 'GET' })).json()).toMatchObject({ sensitivity: 'restricted' });
  expect(keysIn((await ask(served, '/api/records/lookup', { as: 'platform-clerk', body: { identifier: person } })).text)).toEqual(['s3', 's4']);
  // A later row narrows, and widens nothing.
  await handIn('s-again', Buffer.from([head, [...row('s1'), '政务共享'], [...row('s2', { amount: '2' }), '公开']].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')));
  expect(await asSuperuser(served, `select sensitivity from record where id in ('${idOf('s1')}', '${idOf('s2')}') order by sensitivity`)).toEqual([{ sensitivity: 'restricted' }, { sensitivity: 'shared' }]);
});

test.each<[string, Buffer, string]>([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'unsupported-type'],
  ['bytes that are no text further on', Buffer.concat([Buffer.from(csv([row('z1')])), Buffer.alloc(70_000, 0x0a), Buffer.from([0xff, 0xff])]), 'unsupported-type'],
  ['no head', Buffer.from('a,b,c\n1,2,3'), 'value-needed'],
  ['a line without end', Buffer.from(`{"rowKey":"${'x'.repeat(200_000)}`), 'broken-file'],
])('%s breaks off with a reason, and nothing else is disturbed', async (name, bytes, fault) => {
  expect(await handIn(`bad-${name.length}`, bytes)).toMatchObject({ state: 'broken', fault });
});

test('§8-18, §8-19, §8-21: what was revoked does not come back, under another number, by another provider, with other spacing or full-width digits; a person lets it in with a reason', { timeout: 60_000 }, async () => {
  const stage = { ...served.house, counter: served.counter };
  const [{ fields }] = await asSuperuser<{ fields: Record<string, string> }>(served, `select fields from record_version where record_id = '${story.recordId}' and version = 1`) as [{ fields: Record<string, string> }];
  // Another provider holds the same fact beside it, typed otherwise, and a department that fetched it applies a measure to it.
  const twin = row('twin', { identifier: numberOf('company-yunshan'), document: ` ${fields['documentNumber']!.split('').join(' ')}`, conduct: '同一事实', amount: fields['amount']!, day: fields['decidedOn']! });
  expect(await handIn('twin', Buffer.from(csv([twin])), 'market-clerk')).toMatchObject({ created: 1 });
  const [{ twinId }] = await asSuperuser<{ twinId: string }>(served, `select record_id as "twinId" from provider_record where row_key = 'twin'`) as [{ twinId: string }];
  expect((await ask(served, '/api/records/queries', { as: 'resources-clerk', key: null, body: { identifier: numberOf('company-yunshan') } })).status).toBe(200);
  expect((await ask(served, `/api/records/${twinId}/measures`, { as: 'resources-clerk', body: { code: 'noBidding', from: fields['decidedOn']!, until: null } })).status).toBe(201);
  // While one of them is verified, nothing that rests on the fact is executed: what is in force on the other, and what comes to it meanwhile.
  const measuresOn = (id: string) => asSuperuser<{ id: string; suspended: boolean }>(served, `select id, suspended from measure_state where record_id = '${id}' and ended_at is null and (until_day is null or until_day >= current_date) order by id`);
  const resting = async (id: string) => [...new Set((await measuresOn(id)).map(({ suspended }) => suspended))];
  const own = await measuresOn(story.recordId);
  expect(own.length).toBeGreaterThan(0);
  const { caseId: other } = await stage.counter.file(story.by, { recordId: asId(twinId), refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '金额有误', claimedValue: '1.00' }] });
  await accept(stage, other, story);
  expect([await resting(twinId), await resting(story.recordId)]).toEqual([[true], [true]]);
  expect((await served.house.situation(other)).suspensions.flatMap((o) => o.measureIds).sort()).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
  const [certificate] = await asSuperuser<{ id: string }>(served, `select id from letter where case_id = '${other}' and kind = 'suspensionCertificate'`);
  const [{ title }] = await asSuperuser<{ title: string }>(served, `select title from measure where id = '${own[0]!.id}'`) as [{ title: string }];
  expect((await ask(served, `/api/letters/${certificate!.id}`, { as: 'company-yunshan', method: 'GET' })).text).toContain(title);
  const added = await ask(served, `/api/records/${story.recordId}/measures`, { as: 'resources-clerk', body: { code: 'noHonours', from: fields['decidedOn']!, until: null } });
  expect(added.json()).toMatchObject({ state: 'suspended' });
  expect((await served.house.situation(other)).suspensions.flatMap((o) => o.measureIds)).toContain((added.json() as { measureId: string }).measureId);
  const checked = (await ask(served, '/api/checks', { as: 'resources-clerk', key: null, body: { identifiers: [numberOf('company-yunshan')], kind: null, purpose: 'award', decisiveAt: null } })).json() as { subjects: { answer: string }[] };
  expect(checked.subjects.map((each) => each.answer)).toEqual(['suspended']);
  // Withdrawn, it lets go of everything it held.
  await stage.counter.act(story.by, other, { kind: 'withdrawalAsked', reasons: '不再提出' });
  await stage.counter.act(story.by, other, { kind: 'withdrawn' });
  await served.house.settled();
  expect([await resting(twinId), await resting(story.recordId)]).toEqual([[false], [false]]);

  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  expect([await resting(twinId), await resting(story.recordId)]).toEqual([[true], [true]]);
  const [twinMeasure] = await measuresOn(twinId);
  const linkedTo = async (path: string, as: string) => ((await ask(served, path, { as, method: 'GET' })).json() as { linked: { id: string; state: string }[] }).linked;
  expect(await linkedTo(`/api/cases/${caseId}`, 'platform-clerk')).toEqual([expect.objectContaining({ id: twinId, state: 'published' })]);
  expect(await linkedTo(`/api/cases/${caseId}`, 'tax-provider'), 'another provider’s record').toEqual([]);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
  expect(await asSuperuser(served, `select r.state, r.mark, r.version, m.ended_how, s.standing from record r join measure m on m.record_id = r.id join linked_settlement s on s.record_id = r.id where r.id = '${twinId}'`))
    .toEqual([{ state: 'revoked', mark: 'corrected', version: 2, ended_how: 'lifted', standing: 'revoked' }]);
  expect(await asSuperuser(served, `select kind from act where dossier_id = '${twinId}' order by seq desc limit 1`)).toEqual([{ kind: 'duplicateFixed' }]);
  // Its department is told by the case's own order, and has to restore what the measure has done.
  const after = await served.house.situation(caseId);
  expect(after.suspensions.find((o) => o.measureIds.includes(asId(twinMeasure!.id)))?.endings).toMatchObject([{ how: 'lifted' }]);
  expect(after.restorations.find((r) => r.measureIds.includes(asId(twinMeasure!.id)))?.orgId).toBe(demoActor('resources-clerk').orgId);
  const told = (await served.house.situation(caseId)).corrections.flatMap((c) => c.notices).filter(({ recordId }) => recordId === twinId);
  expect(told.map(({ orgId, recordVersion }) => [orgId, recordVersion])).toEqual([[demoActor('resources-clerk').orgId, 2]]);
  const [letter] = await asSuperuser<{ id: string }>(served, `select id from letter where ref = '${told[0]!.noticeId}'`);
  expect((await ask(served, `/api/letters/${letter!.id}`, { as: 'resources-clerk', method: 'GET' })).text).toContain(String((await asSuperuser<{ title: string }>(served, `select title from record where id = '${twinId}'`))[0]!.title));
  expect(await linkedTo(`/api/records/${story.recordId}`, 'company-yunshan')).toEqual([expect.objectContaining({ id: twinId, state: 'revoked' })]);
  // Whose it is gets it as a record of its own; the department that held the wrong one holds that one too.
  const right = DEMO_SUBJECTS.find((s) => s.id === subjectIdOf('yunshan-electric'))!;
  const rehome = (as: string, recordId: string, identifier: string) => ask(served, `/api/records/${recordId}/rehoming`, { as, body: { name: right.name, identifier } });
  expect((await rehome('tax-provider', story.recordId, right.identifier)).code).toBe('not-your-role');
  expect((await rehome('platform-clerk', twinId, right.identifier)).code, 'no objection was decided about this one').toBe('not-allowed-in-stage');
  expect((await rehome('platform-clerk', story.recordId, numberOf('company-yunshan'))).errors?.[0]?.pointer).toBe('/identifier');
  const rehomed = await rehome('platform-clerk', story.recordId, right.identifier);
  const { newRecordId } = rehomed.json() as { newRecordId: string };
  expect((await rehome('platform-clerk', story.recordId, right.identifier)).code).toBe('not-allowed-in-stage');
  expect(await asSuperuser(served, `select r.subject_id, r.state, v.fields ->> 'subjectName' as name, v.fields ->> 'documentNumber' as number, (select count(*)::int from measure where record_id = r.id) as measures from record r join record_version v on v.record_id = r.id where r.id = '${newRecordId}'`))
    .toEqual([{ subject_id: right.id, state: 'published', name: right.name, number: fields['documentNumber'], measures: 0 }]);
  const holders = (id: string) => asSuperuser(served, `select distinct org_id from record_recipient where record_id = '${id}' order by 1`);
  expect(await holders(newRecordId)).toEqual(await holders(story.recordId));
  const [{ said }] = await asSuperuser<{ said: string }>(served, `select string_agg(kind || ' ' || party, ', ') as said from letter where case_id = '${newRecordId}'`) as [{ said: string }];
  expect(said).toBe(`rehomingNotice subject:${right.id}`);
  expect(await asSuperuser(served, `select content ->> 'notice' as notice, party from delivery where content ->> 'notice' in ('recordRehomed', 'recordTakenAway') order by 1`)).toEqual([{ notice: 'recordRehomed', party: `subject:${right.id}` }, { notice: 'recordTakenAway', party: `subject:${story.by.subjectId}` }]);
  const again = (key: string, change: Partial<Record<'document' | 'conduct' | 'amount', string>>) =>
    row(key, { identifier: numberOf('company-yunshan'), document: fields['documentNumber']!, conduct: fields['conduct']!, amount: fields['amount']!, day: fields['decidedOn']!, ...change });
  const wide = (text: string): string => text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const report = await handIn('again', Buffer.from(csv([
    again('r1', {}), again('r2', { document: ` ${wide(fields['documentNumber']!).split('').join(' ')} ` }), again('r3', { document: '庆测罚9号', conduct: ` ${fields['conduct']!} ` }), again('r4', { document: '庆测罚10号', conduct: '另一行为' }),
  ])), 'market-clerk');
  expect([report.created, report.quarantined, report.rows.map(({ rowKey, outcome }) => [rowKey, outcome])]).toEqual([1, 3, [['r1', 'quarantined'], ['r2', 'quarantined'], ['r3', 'quarantined']]]);
  // Three rows, and each party is told once, with the page on which it sees them; again with the same batch nobody is.
  const heldTold = () => asSuperuser<{ party: string; reader: string; path: string; kind: string; number: string | null }>(served, `select party, user_id as reader, content ->> 'path' as path, kind, content ->> 'number' as number from delivery where content ->> 'notice' = 'rowHeldBack' order by party, user_id`);
  const { orgId: market, subjectId: yunshan } = { orgId: demoActor('market-clerk').orgId!, subjectId: story.by.subjectId! };
  const once = [
    ...['platform-clerk', 'platform-clerk-2', 'platform-clerk-3'].map((as) => ({ party: `org:${demoActor(as).orgId}`, reader: as, path: '/quarantine' })),
    ...['supervisor', 'supervisor-2'].map((as) => ({ party: `org:${demoActor(as).orgId}`, reader: as, path: '/quarantine' })),
    ...['market-clerk', 'market-principal'].map((as) => ({ party: `org:${market}`, reader: as, path: '/quarantine' })),
    { party: `subject:${yunshan}`, reader: 'company-yunshan', path: `/records/${story.recordId}` },
  ].map((each) => ({ ...each, kind: 'notice', number: null })).sort((a, b) => (`${a.party} ${a.reader}` < `${b.party} ${b.reader}` ? -1 : 1));
  expect(await heldTold()).toEqual(once);
  const seenBy = async (as: string) => ((await ask(served, '/api/quarantine', { as, method: 'GET' })).json() as { rows: { id: string; rowKey: string; sort: string; recordId: string }[] }).rows;
  for (const as of ['market-clerk', 'supervisor', 'platform-clerk', 'company-yunshan']) expect((await seenBy(as)).map(({ rowKey }) => rowKey).sort(), as).toEqual(['r1', 'r2', 'r3']);
  for (const as of ['company-yanqi', 'tax-provider']) expect(await seenBy(as), as).toEqual([]);
  const [held] = (await seenBy('platform-clerk')).filter(({ rowKey }) => rowKey === 'r1');
  expect(held).toMatchObject({ sort: 'document', recordId: story.recordId });
  const decideOn = (as: string, outcome: string) => ask(served, `/api/quarantine/${held!.id}/decision`, { as, body: { outcome, reason: '原决定已依法重新作出' } });
  expect((await decideOn('market-clerk', 'released')).status).toBe(403);
  expect((await decideOn('platform-clerk', 'released')).status).toBe(201);
  expect((await decideOn('platform-clerk', 'rejected')).code).toBe('already-done');
  const [{ records }] = await asSuperuser<{ records: number }>(served, `select count(*)::int as records from provider_record where row_key = 'r1'`) as [{ records: number }];
  expect(records).toBe(1);
});

test('两书同达: the hint goes with the decision or listing that a batch brings in, with its dates where the batch says what they rest on, once', async () => {
  const head = [...HEAD, '领域', '处罚种类', '公示起始日期'];
  const table = (rows: string[][]): Buffer => Buffer.from([head, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
  const stated = [...row('h1', { day: '2026-05-11' }), '税务', '警告、较大数额罚款', '2026-05-20'];
  const report = await handIn('hints', table([
    stated, [...row('h2'), '', '', ''], [...row('h3'), '税务', '', ''], [...row('h4'), '渔业', '警告', ''], [...row('h5'), '税务', '训诫', ''], [...row('h6', { day: '2026-05-11' }), '税务', '警告', '2026-05-10'], [...row('h7', { day: '2026-05-11' }), '税务', '警告', '2099-05-10'],
  ]));
  expect(report.created).toBe(2);
  expect(report.rows.map(({ rowKey, code, field }) => [rowKey, code, field])).toEqual([
    ['h3', 'missing', 'sanctions'], ['h4', 'badSector', 'sector'], ['h5', 'badSanction', 'sanctions'], ['h6', 'badDay', 'publishedOn'], ['h7', 'badDay', 'publishedOn'],
  ]);
  const hints = () => asSuperuser<{ row_key: string; id: string; record_id: string; class: string | null; max_on: string | null; kinds: string[] }>(served, `select p.row_key, l.id, p.record_id, b.class, b.max_on::text, (select array_agg(kind order by seq) from act where dossier_id = p.record_id) as kinds
    from provider_record p join letter l on l.case_id = p.record_id and l.kind = 'repairHint' left join record_publicity b on b.record_id = p.record_id where p.row_key in ('h1', 'h2') order by p.row_key, l.issued_at`);
  const first = await hints();
  expect(first.map(({ row_key, class: its, max_on, kinds }) => [row_key, its, max_on, kinds])).toEqual([
    ['h1', 'general', '2027-05-20', ['recordProvided', 'publicityStated', 'letterIssued']], ['h2', null, null, ['recordProvided', 'letterIssued']],
  ]);
  const read = async (id: string) => (await ask(served, `/api/letters/${id}`, { as: 'company-yanqi', method: 'GET' })).text;
  expect(await read(first[0]!.id)).toContain('最早可以于2026年8月20日申请修复；最长公示至2027年5月20日');
  expect(await read(first[1]!.id)).toContain('确定后另行告知最早可以申请修复的日期');
  // It stands with the record, for its subject to read.
  expect((await ask(served, `/api/records/${first[0]!.record_id}/repair-plan`, { as: 'company-yanqi', method: 'GET' })).json()).toMatchObject({ letters: [{ id: first[0]!.id, kind: 'repairHint' }] });
  // The same again, and a revision, send no second hint; the first statement of what was without one does.
  expect(await handIn('hints-2', table([[...stated.slice(0, 6), '2,000', ...stated.slice(7)], [...row('h2'), '税务', '罚款', '']]))).toMatchObject({ revised: 1, refused: 1, rows: [{ code: 'badSanction' }] });
  expect(await handIn('hints-3', table([stated, [...row('h2'), 'tax', 'fine', '']]))).toMatchObject({ revised: 1, unchanged: 1 });
  expect((await hints()).map(({ row_key, class: its }) => [row_key, its])).toEqual([['h1', 'general'], ['h2', 'general'], ['h2', 'general']]);
});

test('certificates of suspension: a stranger sees each measure as it stands; what comes to the fact later, also on a record of it that came later, rests and has a certificate of its own', { timeout: 60_000 }, async () => {
  const by = demoActor('company-yanqi');
  const handInAs = async (key: string, as: string): Promise<string> => {
    expect(await handIn(key, Buffer.from(csv([row(key, { document: '庆测罚〔2026〕88号', conduct: '同一处罚' })])), as)).toMatchObject({ created: 1 });
    return (await asSuperuser<{ id: string }>(served, `select record_id as id from provider_record where row_key = '${key}'`))[0]!.id;
  };
  const apply = async (recordId: string, as: string, code: string) => {
    expect((await ask(served, '/api/records/queries', { as, key: null, body: { identifier: numberOf('company-yanqi') } })).status).toBe(200);
    const applied = await ask(served, `/api/records/${recordId}/measures`, { as, body: { code, from: '2026-05-06', until: null } });
    expect(applied.status, applied.text).toBe(201);
    return applied.json() as { measureId: string; state: string };
  };
  const recordId = await handInAs('c1', 'tax-provider');
  const bidding = await apply(recordId, 'resources-clerk', 'noBidding');
  await apply(recordId, 'finance-clerk', 'noProcurement');
  const { caseId } = await served.counter.file(by, { recordId: asId(recordId), refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '金额有误', claimedValue: '1.00' }] });
  expect((await ask(served, `/api/cases/${caseId}/acceptance`, { as: 'platform-clerk', body: { remark: '' } })).status).toBe(201);

  const certificates = () => asSuperuser<{ id: string; code: string; party: string }>(served, `select id, check_code as code, party from letter where case_id = '${caseId}' and kind = 'suspensionCertificate' order by issued_at`);
  const shown = async (id: string) => {
    const answered = await ask(served, `/api/public/certificates/${id}`, { as: null, key: null, method: 'GET' });
    expect(answered.text).not.toContain(numberOf('company-yanqi'));
    const { valid, suspension } = answered.json() as { valid: boolean; suspension: { standing: string; measures: { title: string; state: string }[] } };
    return [valid, suspension.standing, suspension.measures.map(({ state }) => state).sort()];
  };
  const [first, ...none] = await certificates();
  expect(none).toEqual([]);
  expect(await shown(first!.id)).toEqual([true, 'valid', ['rests', 'rests']]);

  // The same fact comes in once more while it is verified, and a department takes a measure on that record.
  const late = await handInAs('c2', 'market-clerk');
  expect(await apply(late, 'resources-clerk', 'noHonours')).toMatchObject({ state: 'suspended' });
  const [, second, ...more] = await certificates();
  expect([second!.party, more]).toEqual([`subject:${by.subjectId}`, []]);
  expect((await ask(served, `/api/letters/${second!.id}`, { as: 'company-yanqi', method: 'GET' })).status).toBe(200);
  expect(await asSuperuser(served, `select count(*)::int as n from delivery where content ->> 'notice' = 'suspendedLater' and party = 'subject:${by.subjectId}'`)).toEqual([{ n: 1 }]);
  expect([await shown(first!.id), await shown(second!.id)]).toEqual([[true, 'valid', ['rests', 'rests']], [true, 'valid', ['rests']]]);

  expect((await ask(served, `/api/measures/${bidding.measureId}/withdrawal`, { as: 'resources-clerk', body: { reason: '不再需要' } })).status).toBe(201);
  expect(await shown(first!.id)).toEqual([true, 'partly', ['ended', 'rests']]);
  await served.counter.act(by, caseId, { kind: 'withdrawalAsked', reasons: '不再提出' });
  await served.counter.act(by, caseId, { kind: 'withdrawn' });
  await served.house.settled();
  expect([await shown(first!.id), await shown(second!.id)]).toEqual([[false, 'over', ['ended', 'resumed']], [false, 'over', ['resumed']]]);
  // The check code on the same paper says the same.
  const checked = await ask(served, `/api/public/letters/${first!.code}`, { as: null, key: null, method: 'GET' });
  expect(checked.json()).toMatchObject({ state: 'over', kind: 'suspensionCertificate', suspension: { standing: 'over' } });
});

test('恢复信誉 is owed also where no measure was ever taken: by the provider, by whoever published it and by everybody who was given it, within the ledger and to the end', { timeout: 60_000 }, async () => {
  const by = demoActor('company-yanqi');
  const stage = { ...served.house, counter: served.counter };
  expect(await handIn('w1', Buffer.from(csv([row('w1', { document: '庆测罚〔2026〕99号', conduct: '没有措施的处罚' })])))).toMatchObject({ created: 1 });
  const [{ id: recordId }] = await asSuperuser<{ id: string }>(served, "select record_id as id from provider_record where row_key = 'w1'") as [{ id: string }];
  // A department that only looked it up, and a platform above that shows what it is given.
  expect((await ask(served, '/api/records/queries', { as: 'housing-clerk', key: null, body: { identifier: numberOf('company-yanqi') } })).status).toBe(200);
  await asSuperuser(served, `insert into record_recipient (record_id, org_id, version, given_at) values ('${recordId}', 'national-enterprise-system', 1, business_now()) on conflict do nothing`);
  const { caseId } = await served.counter.file(by, { recordId: asId(recordId), refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: '金额有误', claimedValue: '1.00' }] });
  await accept(stage, caseId, story);
  const { verifications } = await served.house.situation(caseId);
  await served.counter.act(demoActor('tax-provider'), caseId, { kind: 'answered', orderId: verifications[0]!.orderId, evidenceIds: [], findings: [{ groundId: asId('g1'), result: 'inaccurate', reason: '经核对缴款书，金额误录', rightValue: '1.00' }] });
  await decide(stage, caseId, { ...story, decision: { outcome: 'upheld', remedy: 'revoke', facts: '经核查', reasons: '依核实结果', changes: [], lift: [] } });
  await served.house.settled();
  const decided = await served.house.situation(caseId);
  expect(decided.restorations.toSorted((one, other) => (one.orgId < other.orgId ? -1 : 1)).map((r) => [r.orgId, r.of ?? ['executor'], r.asked ?? false, r.measureIds])).toEqual([
    ['daqing-housing', ['executor'], false, []], ['daqing-platform', ['publisher'], false, []], ['daqing-tax', ['provider'], false, []], ['national-enterprise-system', ['publisher'], true, []],
  ]);
  const letters = await asSuperuser<{ party: string }>(served, `select party from letter where case_id = '${caseId}' and kind = 'restorationOrder' order by party`);
  expect(letters.map(({ party }) => party)).toEqual(['org:daqing-housing', 'org:daqing-platform', 'org:daqing-tax', 'org:national-enterprise-system']);
  // Words alone are no proof.
  const order = decided.restorations.find((r) => r.orgId === 'daqing-platform')!;
  const duties = [{ duty: 'withdrawNotice', result: 'done', steps: '已撤下', evidenceIds: [] }];
  const unproven = await ask(served, `/api/cases/${caseId}/restorations/${order.orderId}/report`, { as: 'platform-clerk', body: { steps: '已撤下', evidenceIds: [], duties } });
  expect([unproven.code, unproven.errors?.[0]?.pointer]).toEqual(['proof-needed', '/duties/0/evidenceIds']);
  const shown = { by: 'address', on: '2026-01-05', text: 'https://credit.daqing.example/public/99' };
  expect((await ask(served, `/api/cases/${caseId}/restorations/${order.orderId}/report`, { as: 'platform-clerk', body: { steps: '已撤下', evidenceIds: [], duties: [{ ...duties[0], proof: shown }] } })).status).toBe(201);
  const view = (await ask(served, `/api/cases/${caseId}`, { as: 'company-yanqi', method: 'GET' })).json() as { restorations: { org: { id: string }; duties: { proof: object | null }[] }[] };
  expect(view.restorations.find(({ org }) => org.id === 'daqing-platform')!.duties.map(({ proof }) => proof)).toEqual([shown]);
  // Nothing waits for whom the platform can only ask.
  for (const r of decided.restorations.filter((each) => each.asked !== true)) {
    if (r !== order) await served.counter.act(restorer(r), caseId, reportOf(r, '已办理'));
    await served.counter.act(by, caseId, { kind: 'restorationConfirmed', orderId: r.orderId, remark: '' });
  }
  await served.house.settled();
  expect((await served.house.situation(caseId)).certificate).not.toBeNull();
});
