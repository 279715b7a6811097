import { zipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { accept, answer, draft, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import type { Answer, Question } from './ask.ts';
import { ask, asSuperuser, counts, smallPdf, upload } from './ask.ts';
import { EICAR } from '../evidence/clamd-process.ts';

const story = DEMO_SCENARIOS.upheld;
const OWN = 'company-yunshan';
const OTHER = 'company-yanqi';
const CLERK = 'platform-clerk';

let served: ServedHouse;
/** Received, waits for acceptance. */
let received: CaseId;
/** Accepted and answered, waits for the decision. */
let deciding: CaseId;
/** The seq of the case when the clerk looked, before the provider answered. */
let seenSeq: number;
beforeAll(async () => {
  // Without procedures: nothing is added to the register but what is asked for here.
  served = await serveHouse({ worker: false });
  const stage = { ...served.house, counter: served.counter };
  deciding = await file(stage, story);
  await accept(stage, deciding, story);
  seenSeq = (await served.house.situation(deciding)).seq;
  await answer(stage, deciding, story);
  received = await file(stage, DEMO_SCENARIOS.rejected);
});
afterAll(() => served.stop());

const objection = () => ({
  recordId: story.recordId as string, refusal: null, evidenceIds: [] as string[],
  grounds: [{ kind: 'expired', field: null, explanation: '公示期已满', claimedValue: null }],
});

/** Asks what must be refused: as a problem document, and with the register as it was. */
async function refused(path: string, question: Question): Promise<Answer> {
  const before = await counts(served);
  const answered = await ask(served, path, question);
  expect(answered.type).toMatch(/^application\/problem\+json/);
  expect(answered.json()).toMatchObject({ type: `/problems/${answered.code}`, status: answered.status, title: answered.code?.replaceAll('-', ' ') });
  expect(await counts(served)).toEqual(before);
  return answered;
}
const brief = ({ status, code, errors }: Answer) => ({ status, code, errors });
const atField = (status: number, code: string, pointer: string, fieldCode = code) => ({ status, code, errors: [{ pointer, code: fieldCode }] });

describe('fields', () => {
  test.each([
    ['an unknown field', { ...objection(), urgent: true }, atField(400, 'unknown-field', '/urgent')],
    ['an unknown field inside', { ...objection(), grounds: [{ ...objection().grounds[0], weight: 1 }] }, atField(400, 'unknown-field', '/grounds/0/weight')],
    ['an unknown field whose name needs escaping', { ...objection(), 'a/b~c': 1 }, atField(400, 'unknown-field', '/a~1b~0c')],
    ['a prototype as a field', JSON.parse(`{"recordId":"${story.recordId}","refusal":null,"evidenceIds":[],"grounds":[],"__proto__x":1}`) as object,
      { status: 400, code: 'invalid-field', errors: [{ pointer: '/__proto__x', code: 'unknown-field' }, { pointer: '/grounds', code: 'invalid-field' }] }],
    ['a missing field', { ...objection(), recordId: undefined }, atField(400, 'invalid-field', '/recordId', 'value-needed')],
    ['a number for a text', { ...objection(), grounds: [{ ...objection().grounds[0], explanation: 7 }] }, atField(400, 'invalid-field', '/grounds/0/explanation')],
    ['a text for a list', { ...objection(), grounds: 'expired' }, atField(400, 'invalid-field', '/grounds')],
    ['a list for the whole', [objection()], atField(400, 'invalid-field', '')],
    ['a value outside its set', { ...objection(), grounds: [{ ...objection().grounds[0], kind: 'unfair' }] }, atField(400, 'invalid-field', '/grounds/0/kind')],
    ['an id that is none', { ...objection(), recordId: 'record-1' }, atField(400, 'invalid-field', '/recordId')],
    ['no ground at all', { ...objection(), grounds: [] }, atField(400, 'invalid-field', '/grounds')],
    ['blank words', { ...objection(), grounds: [{ ...objection().grounds[0], explanation: ' \u3000\n' }] }, atField(400, 'invalid-field', '/grounds/0/explanation')],
    ['100,000 characters', { ...objection(), grounds: [{ ...objection().grounds[0], explanation: '字'.repeat(100_000) }] }, atField(400, 'invalid-field', '/grounds/0/explanation')],
    ['one character too many', { ...objection(), grounds: [{ ...objection().grounds[0], explanation: '字'.repeat(4001) }] }, atField(400, 'invalid-field', '/grounds/0/explanation')],
    ['wrong content of no field', { ...objection(), grounds: [{ ...objection().grounds[0], kind: 'wrongContent' }] }, atField(422, 'value-needed', '/grounds/0/field')],
    ['one ground twice', { ...objection(), grounds: [...objection().grounds, ...objection().grounds] }, atField(400, 'invalid-field', '/grounds/1/kind')],
    ['evidence that was never handed in', { ...objection(), evidenceIds: ['0199f0a0-0000-7000-8000-000000000000'] }, atField(422, 'unknown-evidence', '/evidenceIds')],
  ])('an objection with %s', async (_name, body, expected) => {
    expect(brief(await refused('/api/cases', { as: OWN, body }))).toEqual(expected);
  });

  test.each([
    ['a day that does not exist', { from: '2026-02-30', until: null }, '/from'],
    ['an end before its beginning', { from: '2026-06-02', until: '2026-06-01' }, '/until'],
    ['an instant for a day', { from: '2026-06-02T00:00:00Z', until: null }, '/from'],
  ])('a measure with %s', async (_name, days, pointer) => {
    const body = { code: 'noBidding', ...days };
    expect(brief(await refused(`/api/records/${story.recordId}/measures`, { as: 'resources-clerk', body }))).toEqual(atField(400, 'invalid-field', pointer));
  });

  test('a query of a wrong kind', async () => {
    expect(brief(await refused('/api/cases?limit=many', { as: CLERK, method: 'GET' }))).toEqual(atField(400, 'invalid-field', '/limit'));
    expect(brief(await refused('/api/cases?limit=101', { as: CLERK, method: 'GET' }))).toEqual(atField(400, 'invalid-field', '/limit'));
    expect(brief(await refused('/api/cases?colour=red', { as: CLERK, method: 'GET' }))).toEqual(atField(400, 'unknown-field', '/colour'));
    expect((await refused('/api/cases?cursor=nonsense', { as: CLERK, method: 'GET' })).status).toBe(400);
  });
});

describe('identifiers', () => {
  const company = DEMO_SUBJECTS.find((s) => s.id === story.by.subjectId)!.identifier;
  const person = DEMO_SUBJECTS.find((s) => s.kind === 'person')!.identifier;
  const otherEnd = (text: string) => text.slice(0, 17) + (text.endsWith('1') ? '2' : '1');
  const lookup = (identifier: string) => ({ as: CLERK, key: null, body: { identifier } });

  test.each([
    ['a USCC with a wrong check digit', otherEnd(company), atField(422, 'bad-check-digit', '/identifier')],
    ['a resident ID number with a wrong check digit', otherEnd(person), atField(422, 'bad-check-digit', '/identifier')],
    ['a USCC with two characters swapped', company.replace(/^91/, '19'), atField(422, 'bad-check-digit', '/identifier')],
    ['a USCC that lacks its last character', company.slice(0, 17), atField(400, 'invalid-field', '/identifier')],
    ['a letter that no USCC has', company.replace(/.$/, 'O'), atField(400, 'invalid-field', '/identifier')],
    ['a name', '云杉机电', atField(400, 'invalid-field', '/identifier')],
    ['nothing', ' ', atField(400, 'invalid-field', '/identifier')],
  ])('%s finds nothing and says why', async (_name, identifier, expected) => {
    expect(brief(await refused('/api/records/lookup', lookup(identifier)))).toEqual(expected);
  });

  test('as people type it, it finds the records of its subject and no others', async () => {
    const { records: own } = (await ask(served, '/api/records', { as: OWN, method: 'GET' })).json() as { records: { id: string; title: string; fields: { documentNumber: string }; provider: object; mark: string; state: string; sensitivity: string }[] };
    const loose = ` ${company.slice(0, 8).toLowerCase()}-${company.slice(8).replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))} `;
    const answered = await ask(served, '/api/records/lookup', lookup(loose));
    expect(own.map((r) => r.id)).toContain(story.recordId);
    expect([answered.status, answered.json()]).toEqual([200, { records: own.map(({ id, title, fields, provider, mark, state, sensitivity }) => ({ id, title, number: fields.documentNumber, provider, mark, state, sensitivity })) }]);
  });

  test('a right one that nobody here has finds an empty list', async () => {
    const strange = '11010519491231002X';
    expect(DEMO_SUBJECTS.map((s) => s.identifier)).not.toContain(strange);
    const answered = await ask(served, '/api/records/lookup', lookup(strange));
    expect([answered.status, answered.json()]).toEqual([200, { records: [] }]);
  });
});

describe('bodies', () => {
  test.each([
    ['no JSON', { type: 'application/json', content: 'recordId=1' }, 400, 'not-json'],
    ['half a JSON', { type: 'application/json', content: '{"recordId":' }, 400, 'not-json'],
    ['nothing', { type: 'application/json', content: '' }, 400, 'not-json'],
    ['a planted prototype', { type: 'application/json', content: '{"__proto__":{"roles":["clerk"]}}' }, 400, 'not-json'],
    ['a form', { type: 'application/xml', content: '<recordId/>' }, 415, 'unsupported-type'],
    ['two million characters', { type: 'application/json', content: JSON.stringify('x'.repeat(2_000_000)) }, 413, 'too-large'],
  ])('%s', async (_name, raw, status, code) => {
    expect(brief(await refused('/api/cases', { as: OWN, raw }))).toEqual({ status, code, errors: undefined });
  });
});

describe('what is not yours, or not now', () => {
  test('a record that is not yours is not there', async () => {
    expect(brief(await refused('/api/cases', { as: OTHER, body: objection() }))).toEqual(atField(404, 'not-found', '/recordId'));
    expect(brief(await refused('/api/cases', { as: OTHER, body: { ...objection(), recordId: randomUUID() } }))).toEqual(atField(404, 'not-found', '/recordId'));
    expect(brief(await refused(`/api/records/${story.recordId}`, { as: OTHER, method: 'GET' }))).toEqual({ status: 404, code: 'not-found', errors: undefined });
  });

  test('an address that names nothing is not there', async () => {
    for (const path of ['/api/cases/1', `/api/cases/${randomUUID()}`, '/api/nothing', '/api/cases/%00', "/api/cases/'%20or%201=1", '/api/cases/%ff']) {
      expect([path, brief(await refused(path, { as: CLERK, method: 'GET' }))]).toEqual([path, { status: 404, code: 'not-found', errors: undefined }]);
    }
  });

  test('an act that the stage does not allow names the stage; one that was done says who did it and when', async () => {
    const { outcome, remedy, facts, reasons } = story.decision;
    const early = await refused(`/api/cases/${received}/decision-draft`, { as: CLERK, body: { outcome, remedy, facts, reasons, changes: [], lift: [] } });
    expect([early.status, early.code, early.params]).toEqual([409, 'not-allowed-in-stage', { phase: 'received' }]);
    const { seq, occurredAt } = (await served.house.acts(deciding)).find((act) => act.kind === 'accepted')!;
    const done = { kind: 'accepted', at: occurredAt, seq };
    const again = await refused(`/api/cases/${deciding}/acceptance`, { as: CLERK, body: { remark: '' } });
    expect([again.status, again.code, again.errors, again.params]).toEqual([409, 'already-done', undefined, { ...done, by: '温如砥', byEn: 'Wen Rudi' }]);
  });

  test('the same ground once more while it is being examined names the open case', async () => {
    const { number } = await served.house.situation(deciding);
    const again = { ...objection(), grounds: story.grounds.slice(0, 1).map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })) };
    const answered = await refused('/api/cases', { as: OWN, body: again });
    expect([answered.status, answered.code, answered.params]).toEqual([409, 'already-open', { number }]);
  });

  test('a decision that does not hold together', async () => {
    const body = { outcome: 'upheld', remedy: 'none', facts: '属实', reasons: '有误', changes: [], lift: [] };
    expect(brief(await refused(`/api/cases/${deciding}/decision-draft`, { as: CLERK, body }))).toEqual(atField(422, 'value-needed', '/remedy'));
  });

  test('an outdated view names the act that came in between', async () => {
    const { outcome, remedy, facts, reasons } = story.decision;
    const answered = await refused(`/api/cases/${deciding}/decision-draft`, { as: CLERK, body: { outcome, remedy, facts, reasons, changes: [], lift: [] }, headers: { 'if-match': `"${seenSeq}"` } });
    const { seq } = (await served.house.acts(deciding)).find((act) => act.kind === 'answered')!;
    expect([answered.status, answered.code, answered.params]).toEqual([409, 'outdated-view', { kind: 'answered', by: 'daqing-tax', seq }]);
  });

  test('a view that is no number', async () => {
    expect(brief(await refused(`/api/cases/${deciding}/decision-draft`, { as: CLERK, body: { ...story.decision }, headers: { 'if-match': '*' } }))).toEqual(atField(400, 'invalid-field', '/if-match'));
  });
});

describe('keys', () => {
  test('a missing key and one that is none', async () => {
    expect(brief(await refused('/api/cases', { as: OWN, body: objection(), key: null }))).toEqual(atField(400, 'missing-idempotency-key', '/idempotency-key'));
    expect(brief(await refused('/api/cases', { as: OWN, body: objection(), key: 'again' }))).toEqual(atField(400, 'invalid-field', '/idempotency-key'));
  });

  test('the same key and body: the same receipt and one act; with another body: refused', async () => {
    const key = randomUUID();
    const question = { as: CLERK, body: { remark: '材料齐全' }, key };
    const first = await ask(served, `/api/cases/${received}/acceptance`, question);
    expect(first.status).toBe(201);
    const before = await counts(served);
    const again = await ask(served, `/api/cases/${received}/acceptance`, { ...question, key: key.toUpperCase() });
    expect([again.status, again.json()]).toEqual([201, first.json()]);
    expect(await counts(served)).toEqual(before);
    expect((await served.house.acts(received)).filter((act) => act.kind === 'accepted')).toHaveLength(1);
    expect(brief(await refused(`/api/cases/${received}/acceptance`, { ...question, body: { remark: '另一句话' } }))).toEqual({ status: 422, code: 'key-reused', errors: undefined });
  });
});

describe('files', () => {
  const exe = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(500), Buffer.from('%%EOF')]);
  test.each([
    ['50 MB', () => Buffer.concat([smallPdf(), Buffer.alloc(50 * 1024 * 1024)]), '证据.pdf', { status: 413, code: 'too-large' }],
    ['one byte more than 20 MB', () => Buffer.concat([Buffer.alloc(20 * 1024 * 1024 + 1 - smallPdf().length, '%PDF-1.4\n'), smallPdf()]), '证据.pdf', { status: 413, code: 'too-large' }],
    ['half a PDF', () => smallPdf().subarray(0, 40), '证据.pdf', { status: 422, code: 'broken-file' }],
    ['an empty file', () => Buffer.alloc(0), '证据.pdf', { status: 422, code: 'broken-file' }],
    ['a program called .pdf', () => exe, '证据.pdf', { status: 415, code: 'unsupported-type' }],
    ['a page called .pdf', () => Buffer.from('<html><script>alert(1)</script></html>'), '证据.pdf', { status: 415, code: 'unsupported-type' }],
    ['a virus in an archive called .pdf', () => Buffer.from(zipSync({ 'eicar.com': EICAR })), '证据.pdf', { status: 415, code: 'unsupported-type' }],
    ['an archive that unfolds to a thousand times its size', () => Buffer.from(zipSync({ zeros: new Uint8Array(4 * 1024 * 1024) })), '证据.pdf', { status: 415, code: 'unsupported-type' }],
    ['a PDF that is an archive, too', () => Buffer.concat([smallPdf(), Buffer.from(zipSync({ a: EICAR }))]), '证据.pdf', { status: 415, code: 'unsupported-type' }],
    ['a text', () => Buffer.from('证据'), '证据.txt', { status: 415, code: 'unsupported-type' }],
  ])('%s', async (_name, bytes, fileName, expected) => {
    const { status, code, errors } = await refused('/api/evidence', { as: OWN, form: upload(bytes(), fileName) });
    expect({ status, code, errors }).toEqual({ ...expected, errors: [{ pointer: '/file', code: expected.code }] });
  });

  test('200 files in one form', async () => {
    const many = upload(smallPdf(), '证据.pdf');
    for (let n = 1; n < 200; n += 1) many.append('file', new Blob([new Uint8Array(smallPdf())]), `${n}.pdf`);
    expect(brief(await refused('/api/evidence', { as: OWN, form: many }))).toEqual({ status: 413, code: 'too-large', errors: undefined });
  });

  test('2 GB are broken off soon after what a file may have, and nothing of them is kept', async () => {
    const kept = () => asSuperuser<{ n: number }>(served, 'select count(*)::int as n from evidence');
    const before = await kept();
    const [boundary, chunk] = ['zm', Buffer.alloc(1024 * 1024, 0x41)];
    const headers = { authorization: `Bearer ${await served.tokenOf(OWN)}`, 'idempotency-key': randomUUID(), 'content-type': `multipart/form-data; boundary=${boundary}` };
    let sent = 0;
    const status = await new Promise<number | 'cut'>((resolve) => {
      const sending = request(`${served.baseUrl}/api/evidence`, { method: 'POST', headers });
      sending.on('response', (answer) => {
        resolve(answer.statusCode ?? 0);
        sending.destroy();
      });
      // The line may be cut before the answer has come through: both are an end.
      sending.on('error', () => resolve('cut'));
      const more = (): void => {
        while (sent < 2048 && !sending.destroyed) {
          sent += 1;
          if (!sending.write(chunk)) return void sending.once('drain', more);
        }
      };
      sending.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n`);
      more();
    });
    expect([413, 'cut']).toContain(status);
    expect(sent).toBeLessThan(200);
    expect(await kept()).toEqual(before);
  });

  test('a form without a file, with an unknown field, for a case of others, and no form', async () => {
    const onlyCase = new FormData();
    onlyCase.append('caseId', deciding);
    expect(brief(await refused('/api/evidence', { as: OWN, form: onlyCase }))).toEqual(atField(422, 'value-needed', '/file'));
    expect(brief(await refused('/api/evidence', { as: OWN, form: upload(smallPdf(), 'a.pdf', { note: 'x' }) }))).toEqual(atField(400, 'unknown-field', '/note'));
    expect(brief(await refused('/api/evidence', { as: OWN, form: upload(smallPdf(), 'a.pdf', { caseId: '1' }) }))).toEqual(atField(400, 'invalid-field', '/caseId'));
    expect(brief(await refused('/api/evidence', { as: OTHER, form: upload(smallPdf(), 'a.pdf', { caseId: deciding }) }))).toEqual(atField(404, 'not-found', '/caseId'));
    expect(brief(await refused('/api/evidence', { as: OWN, body: {} }))).toEqual({ status: 415, code: 'unsupported-type', errors: undefined });
  });

  test('a name with folders, semicolons and overrides is only a name', async () => {
    const taken = await ask(served, '/api/evidence', { as: OWN, form: upload(smallPdf(), "../../etc/证据\u202e'; x=.pdf") });
    expect([taken.status, (taken.json() as { fileName: string }).fileName]).toEqual([201, "证据'; x=.pdf"]);
    const { id } = taken.json() as { id: string };
    const back = await ask(served, `/api/evidence/${id}/file`, { as: OWN, method: 'GET' });
    expect([back.status, back.text]).toEqual([200, smallPdf().toString()]);
    expect(back.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E8%AF%81%E6%8D%AE%27%3B%20x%3D.pdf");
    expect((await refused(`/api/evidence/${id}/file`, { as: OTHER, method: 'GET' })).status).toBe(404);
  });
});

describe('strange characters in words', () => {
  test.each([
    ['an emoji beyond the basic plane', '已缴清👩‍⚖️🧾'],
    ['right-to-left overrides', '金额\u202e00.684\u202c元'],
    ['markup and SQL', `<img src=x onerror=alert(1)>'; drop table act; --`],
    ['rare family names', '𠮷田与㐂、䶮'],
  ])('%s are kept as they are', async (_name, shown) => {
    const taken = await ask(served, '/api/inquiries', { as: OWN, body: { where: '窗口', byWhom: '经办人', shown } });
    expect(taken.status).toBe(201);
    const { inquiries } = (await ask(served, '/api/inquiries', { as: OWN, method: 'GET' })).json() as { inquiries: { shown: string }[] };
    expect(inquiries[0]!.shown).toBe(shown);
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['half a surrogate', 'a\ud83d'],
  ])('%s is refused at its field', async (_name, words) => {
    expect(brief(await refused('/api/inquiries', { as: OWN, body: { where: '窗口', byWhom: '经办人', shown: words } }))).toEqual(atField(422, 'unprintable-character', '/shown'));
    const grounds = [{ ...objection().grounds[0], explanation: words }];
    expect(brief(await refused('/api/cases', { as: OWN, body: { ...objection(), grounds } }))).toEqual(atField(422, 'unprintable-character', '/grounds/0/explanation'));
  });
});

test('a fault of ours says only that it is one', async () => {
  await asSuperuser(served, 'revoke select on record from zm_request');
  try {
    const answered = await refused('/api/cases', { as: OWN, body: objection() });
    expect(answered.json()).toEqual({ type: '/problems/internal', title: 'internal', status: 500, code: 'internal', instance: expect.stringMatching(/^urn:request:\S+$/) });
  } finally {
    await asSuperuser(served, 'grant select on record to zm_request');
  }
});

test('two clerks sign at once: one wins, the other is told who and when; a subject who comes too late with evidence is told the organisation', async () => {
  await draft({ ...served.house, counter: served.counter }, deciding, story);
  const sign = (as: string) => ask(served, `/api/cases/${deciding}/decision`, { as, body: {} });
  const answers = await Promise.all((['platform-clerk-2', 'platform-clerk-3'] as const).map(async (as) => ({ as, answered: await sign(as) })));
  const [won, lost] = answers.sort((a, b) => a.answered.status - b.answered.status);
  expect([won!.answered.status, lost!.answered.status, lost!.answered.code]).toEqual([201, 409, 'already-done']);
  const { seq, occurredAt } = (await served.house.acts(deciding)).find((act) => act.kind === 'decided')!;
  const winner = { 'platform-clerk-2': { by: '简明舟', byEn: 'Jian Mingzhou' }, 'platform-clerk-3': { by: '谈知远', byEn: 'Tan Zhiyuan' } }[won!.as];
  expect(lost!.answered.params).toEqual({ kind: 'decided', at: occurredAt, seq, ...winner });
  const late = await refused(`/api/cases/${deciding}/evidence`, { as: OWN, body: { words: '补充', evidenceIds: [randomUUID()] } });
  expect([late.code, late.params]).toEqual(['already-done', { kind: 'decided', at: occurredAt, seq, by: '大庆市信用信息共享平台（信用大庆）', byEn: 'Daqing Credit Information Platform (Credit Daqing)' }]);
});
