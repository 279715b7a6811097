import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCheckCode } from '../../domain/letter-check.ts';
import type { CaseId } from '../../domain/ids.ts';
import { plusMs } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { accept, decide, answer, file } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask } from './ask.ts';

const story = DEMO_SCENARIOS.rejected;
const COMPANY = story.by.userId;
let served: ServedHouse;
let caseId: CaseId;
beforeAll(async () => {
  served = await serveHouse();
  const stage = { ...served.house, counter: served.counter };
  caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  await served.house.settled();
});
afterAll(() => served.stop());

interface ListedLetter { id: string; kind: string; number: string }
const get = async (path: string, as: string | null) => (await ask(served, path, { as, method: 'GET' }));
const lettersOf = async (as: string): Promise<ListedLetter[]> => ((await get(`/api/cases/${caseId}`, as)).json() as { letters: ListedLetter[] }).letters;
const letterOf = async (kind: string, as: string = COMPANY): Promise<ListedLetter> => (await lettersOf(as)).findLast((l) => l.kind === kind)!;
const textOf = async ({ id }: { id: string }, as: string = COMPANY): Promise<string[]> => ((await get(`/api/letters/${id}`, as)).json() as { paragraphs: string[] }).paragraphs;
const codeOf = async (letter: { id: string }, as: string = COMPANY): Promise<string> => (await textOf(letter, as)).find((line) => line.startsWith('查验码：'))!.slice('查验码：'.length);
const checked = async (code: string) => (await get(`/api/public/letters/${encodeURIComponent(code)}`, null)).json() as Record<string, unknown>;

test('every letter carries a code that its number does not give; anybody who has it learns issuer, kind, number, date and whether it holds, and nothing of the case', async () => {
  const letter = await letterOf('decisionLetter');
  const code = await codeOf(letter);
  expect(readCheckCode(code)).toBe(code);
  const platform = { id: 'daqing-platform', name: expect.any(String), nameEn: expect.any(String) };
  const seen = await checked(code.toLowerCase().replaceAll('-', ' '));
  expect(seen).toEqual({ code, state: 'valid', kind: 'decisionLetter', number: letter.number, issuer: expect.objectContaining(platform), issuedOn: expect.any(String), replacedBy: null, report: null, suspension: null });
  const shown = JSON.stringify(seen);
  const { number } = (await get(`/api/cases/${caseId}`, COMPANY)).json() as { number: string };
  for (const hidden of [number, caseId, letter.id, story.recordId]) expect(shown).not.toContain(hidden);
  const none = { state: null, kind: null, number: null, issuer: null, issuedOn: null, replacedBy: null, report: null, suspension: null };
  for (const wrong of [letter.number, letter.id, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`]) expect(await checked(wrong)).toEqual({ code: wrong, ...none });
  const codes = await Promise.all((await lettersOf('platform-clerk')).filter(({ kind }) => kind !== 'suspensionCertificate').map((l) => codeOf(l, 'platform-clerk')));
  expect(new Set(codes).size).toBe(codes.length);
});

interface SeenLetter { id: string; number: string; title: string; paragraphs: string[]; supersededBy: { id: string; number: string } | null; supersedes: { id: string; number: string } | null; correction: { places: { pointer: string; value: string }[]; draft: object | null; draftAllowed: boolean; signAllowed: boolean } | null }
const seenLetter = async (id: string, as: string): Promise<SeenLetter> => (await get(`/api/letters/${id}`, as)).json() as SeenLetter;
const post = (as: string, letterId: string, what: 'correction-draft' | 'correction', body: object = {}) => ask(served, `/api/cases/${caseId}/letters/${letterId}/${what}`, { as, body });

test('a mistake in an issued letter is corrected by another one, by two people, under its own number; the old one stays, superseded, and remedies run from the service of the new one', async () => {
  const issued = await letterOf('decisionLetter');
  const before = (await served.house.situation(caseId)).decisions.at(-1)!.served!;
  const seen = await seenLetter(issued.id, 'platform-clerk');
  expect((await seenLetter(issued.id, COMPANY)).correction, 'nothing of it is the subject’s').toBeNull();
  expect(seen.correction).toMatchObject({ draft: null, draftAllowed: true, signAllowed: false });
  const reasons = seen.correction!.places.find(({ pointer }) => pointer === '/reasons')!;
  const corrections = [{ pointer: '/reasons', to: `${reasons.value}（案号笔误已改正）` }];
  // What was decided is not printed otherwise, nor is anything printed anew by whom it is not given to.
  for (const [i, { pointer, to }] of [{ pointer: '/outcome', to: 'upheld' }, { pointer: '/findings/0/result', to: 'wrong' }, { pointer: '/reasons', to: reasons.value }].entries()) {
    const refused = await post('platform-clerk', issued.id, 'correction-draft', { reason: '笔误', corrections: [{ pointer, to }] });
    expect([refused.code, refused.errors?.[0]?.pointer]).toEqual(['invalid-field', `/corrections/0/${i === 2 ? 'to' : 'pointer'}`]);
  }
  for (const as of [COMPANY, 'supervisor']) expect((await post(as, issued.id, 'correction-draft', { reason: '笔误', corrections })).code).toBe('not-your-role');
  expect((await post('platform-clerk', issued.id, 'correction')).code).toBe('draft-needed');
  expect((await post('platform-clerk', issued.id, 'correction-draft', { reason: '理由部分案号有笔误', corrections })).status).toBe(201);
  expect((await seenLetter(issued.id, 'platform-clerk-2')).correction).toMatchObject({ draft: { reason: '理由部分案号有笔误', corrections }, signAllowed: true });
  expect((await post('platform-clerk', issued.id, 'correction')).code, 'as the decision was, it is signed by another').toBe('conflict-of-interest');
  expect((await get(`/api/cases/${caseId}`, COMPANY)).text, 'what might be printed is the house’s own').not.toContain('案号有笔误');

  // A working day later, an hour before what was suspended would resume.
  await served.house.moveTo(plusMs(before.resumeFrom!, -3_600_000));
  const [signed] = await Promise.all([post('platform-clerk-2', issued.id, 'correction'), post('platform-clerk-3', issued.id, 'correction')]);
  await served.house.settled();
  const letters = (await lettersOf(COMPANY)).filter(({ kind }) => kind === 'decisionLetter');
  expect(letters, `one of two who sign at once: ${signed.status}`).toHaveLength(2);
  const corrected = letters.find(({ id }) => id !== issued.id)!;
  expect(corrected.number).not.toBe(issued.number);
  const [old, anew] = [await seenLetter(issued.id, COMPANY), await seenLetter(corrected.id, COMPANY)];
  expect([old.supersededBy, anew.supersedes]).toEqual([{ id: corrected.id, number: corrected.number }, { id: issued.id, number: issued.number }]);
  expect(old.paragraphs, 'the old one stays as it was').toEqual(seen.paragraphs);
  expect(anew.title).toBe('异议处理决定书（更正）');
  expect(anew.paragraphs.join('\n')).toContain(`作出的${issued.number}《异议处理决定书》，自本文书送达之日起以本文书为准。更正原因：理由部分案号有笔误。`);
  expect(anew.paragraphs).toContain(corrections[0]!.to);
  expect(await checked(await codeOf(issued))).toMatchObject({ state: 'superseded', replacedBy: { number: corrected.number } });
  expect(await checked(await codeOf(corrected))).toMatchObject({ state: 'valid', replacedBy: null });

  const s = await served.house.situation(caseId);
  const after = s.decisions.at(-1)!.served!;
  expect(after.seq).toBeGreaterThan(before.seq);
  // Two last days may fall on the same first working day after days off; none is earlier.
  for (const date of ['reviewUntil', 'reconsiderUntil', 'sueUntil'] as const) expect(after.remedies![date] >= before.remedies![date], date).toBe(true);
  expect([after.remedies!.servedOn > before.remedies!.servedOn, after.remedies!.reviewUntil > before.remedies!.reviewUntil]).toEqual([true, true]);
  expect(after.resumeFrom! > before.resumeFrom!, 'what had not resumed waits for the new service').toBe(true);
  expect(s.clocks.filter((c) => c.limit === 'service').every((c) => c.endedAt !== null)).toBe(true);
  expect((await post('platform-clerk', issued.id, 'correction-draft', { reason: '再改', corrections })).code).toBe('already-done');
});

test('a letter that nobody else has to sign is corrected by one person; certificates are not printed anew', async () => {
  const receipt = await letterOf('receipt');
  const { value } = (await seenLetter(receipt.id, 'platform-clerk')).correction!.places.find(({ pointer }) => pointer === '/addressee')!;
  expect((await post('platform-clerk', receipt.id, 'correction-draft', { reason: '名称有误', corrections: [{ pointer: '/addressee', to: `${value}（筹）` }] })).status).toBe(201);
  expect((await post('platform-clerk', receipt.id, 'correction')).status).toBe(201);
  expect((await letterOf('receipt')).id).not.toBe(receipt.id);
  const served1 = (await served.house.situation(caseId)).decisions.at(-1)!;
  expect(served1.again, 'only a decision is served again').toBeUndefined();
  const certificate = await letterOf('suspensionCertificate');
  expect((await post('platform-clerk', certificate.id, 'correction-draft', { reason: '名称有误', corrections: [{ pointer: '/addressee', to: '甲' }] })).code).toBe('not-found');
});

test('what a letter ordered is over when a later notice ends it', async () => {
  const notice = (await lettersOf('platform-clerk')).find(({ kind }) => kind === 'suspensionNotice')!;
  const code = await codeOf(notice, 'platform-clerk');
  expect(await checked(code)).toMatchObject({ state: 'valid', kind: 'suspensionNotice' });
  await served.house.moveTo((await served.house.situation(caseId)).decisions.at(-1)!.served!.resumeFrom!);
  await served.house.settled();
  expect(await checked(code)).toMatchObject({ state: 'over' });
});
