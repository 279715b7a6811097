import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { businessNow } from '../../db/database.ts';
import { correctionBoard } from '../../db/correction-board-reads.ts';
import { publicRecord } from '../../db/public-record-reads.ts';
import { certifyNoAnswer } from '../../db/no-answer-sweep.ts';
import { checkMeasures } from '../../db/measure-check-register.ts';
import { registerMeasure } from '../../db/record-register.ts';
import { acknowledgeMark } from '../../db/mark-request-register.ts';
import { newActId } from '../../db/register.ts';
import { sweepSucceededMeasures } from '../../db/measure-sweep.ts';
import { saveSetting } from '../../db/user-setting-repository.ts';
import { sweepSucceededDuties, sweepSucceededMarkRequests, sweepSuccessions } from '../../db/succession-sweep.ts';
import { findMachine, machineClient } from '../../db/machine-repository.ts';
import { findActor } from '../../db/user-repository.ts';
import { sweepStayRequests } from '../../db/stay-request-register.ts';
import type { Actor } from '../../domain/actor.ts';
import { measureStateOn } from '../../domain/measure-check.ts';
import type { DecisionWords } from '../../domain/decision-draft.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, EvidenceId, GroundId, MeasureId, OrgId, RecordId } from '../../domain/ids.ts';
import type { LetterKind } from '../../domain/letter.ts';
import type { FindingResult, GroundKind } from '../../domain/objection.ts';
import { REMEDY_RESULTS, REMEDY_TRACKS, REOPENS } from '../../domain/remedy.ts';
import { addDays, addMonths, dayAt, plusMs } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import type { RecordFields } from '../../domain/record.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { letterText } from '../../letters/render-letter.ts';
import { BANK, COURT, FINANCE, GOVERNMENT, HOUSING, MARKET, PLATFORM, PROVINCIAL_PLATFORM, PROVINCIAL_TAX, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { carryRound } from '../../main/courier.ts';
import { dropFolder } from '../../outside/drop-folder.ts';
import { signClaims } from '../../outside/notice-signature.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { acknowledgeEndings, actorFor, clerk, demoActor, draft, sign, signer } from '../setup/play-story.ts';
import { paperOf } from '../setup/paper.ts';
import { addOrganisation, addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import { asAuditor, holdsOf, letterOf, measuresOf, recordOf, refusalOf } from './effects.ts';

let house: Installation;
let subject: Actor;
let today: Day;
let identifier: string;
beforeAll(async () => {
  house = await startInstallation();
  const owner = testOwner(house.migrationUrl);
  const { id, identifier: number } = await addSubject(owner, house.register);
  identifier = number;
  subject = await addUser(owner, { roles: ['subject'], subjectId: id });
  await owner.destroy();
  today = await now();
  // Nothing has read the organisations yet: one that is abolished while its case runs.
  const other = testOwner(house.migrationUrl);
  await addOrganisation(other, { id: OLD, name: '大庆市某稽查局', validTo: today, successorId: TAX, superiorId: PROVINCIAL_TAX });
  await addOrganisation(other, { id: GONE, name: '大庆市某开发局', validTo: addDays(today, 3), successorId: HOUSING, superiorId: GOVERNMENT });
  await other.destroy();
});
const OLD = asId<OrgId>('daqing-abolished');
const GONE = asId<OrgId>('daqing-gone');
afterAll(() => house.stop());

const instantNow = () => businessNow(house.register.db);
const now = async (): Promise<Day> => dayAt(await instantNow(), 'Asia/Shanghai');
const measure = (executorId: OrgId, until: Day | null = null) => ({
  id: asId<MeasureId>(crypto.randomUUID()), executorId, kind: 'administrative' as const, title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until,
});
async function disputed(kind: GroundKind, more: { publicUntil?: Day; measures?: ReturnType<typeof measure>[] } = {}): Promise<{ recordId: RecordId; caseId: CaseId }> {
  const { recordId } = await addRecord(house.register, {
    subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE, BANK, PROVINCIAL_PLATFORM], measures: more.measures ?? [measure(FINANCE), measure(RESOURCES)],
    fields: {
      subjectName: '大庆试例有限公司', documentNumber: `试罚${crypto.randomUUID().slice(0, 8)}号`, conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: addDays(today, -60), publicUntil: more.publicUntil ?? '', performed: 'no',
    },
  });
  const grounds = [{ kind, field: kind === 'wrongContent' ? ('amount' as const) : null, explanation: '详见材料', claimedValue: null }];
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, grounds, evidenceIds: [] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '齐全' });
  return { recordId, caseId };
}
async function answered(caseId: CaseId, result: FindingResult, rightValue: string | null = null): Promise<void> {
  const { orderId } = (await house.situation(caseId)).verifications.at(-1)!;
  await house.counter.act(actorFor(TAX, 'provider'), caseId, { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result, reason: '经核实', rightValue }] });
}
const words = { facts: '经核查', reasons: '依核实结果', changes: [], lift: [] };
async function decided(caseId: CaseId, decision: DecisionWords): Promise<void> {
  await draft(house, caseId, { decision });
  await sign(house, caseId);
  await house.settled();
}
test('§8-10 the provider is abolished while it verifies: its successor has the request by itself and by the same clock, its people and machines are nobody’s any more, and its record keeps where it came from', async () => {
  const owner = testOwner(house.migrationUrl);
  const colleague = await addUser(owner, { roles: ['provider'], orgId: OLD });
  await sql`insert into app_user (id, name, name_en, org_id, enabled, kind) values ('machine-old', '接口', 'Interface', ${OLD}, true, 'machine')`.execute(owner);
  await sql`insert into machine (id, org_id, scopes, registered_at, tokens_from) values ('machine-old', ${OLD}, array['check-before-acting'], now(), 'epoch')`.execute(owner);
  await sql`insert into machine_key (machine_id, kid, jwk, added_at) values ('machine-old', 'k', '{}', now())`.execute(owner);
  await owner.destroy();
  const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: OLD, recipients: [FINANCE], measures: [measure(FINANCE)] });
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  // Another whose clock stands still for an expert test: it goes along as it stands.
  const standing = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: OLD, recipients: [FINANCE] });
  const { caseId: stopped } = await house.counter.file(subject, { recordId: standing.recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
  await house.counter.act(clerk(), stopped, { kind: 'accepted', remark: '' });
  const atRest = (await house.situation(stopped)).verifications[0]!;
  await house.counter.act(colleague, stopped, { kind: 'clockStopped', orderId: atRest.orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [await paperOf(house.register, colleague, { caseId: stopped })] });
  const [before] = (await house.situation(caseId)).verifications;
  const known = async () => [(await findActor(house.register.db, colleague.userId)) !== undefined, (await findMachine(house.register.db, { clientId: 'machine-old', scopes: ['check-before-acting'], issuedAt: Date.now() / 1_000 })) !== undefined, (await machineClient(house.register.db, 'machine-old')) !== undefined];
  expect([before!.orgId, await known(), await sweepSuccessions(house.register)]).toEqual([OLD, [true, true, true], []]);

  await house.moveTo(plusMs(await instantNow(), 24 * 3_600_000));
  await house.poker.pokeAndWait(await sweepSuccessions(house.register));
  await house.settled();
  const s = await house.situation(caseId);
  const [old, taken] = s.verifications;
  expect([old!.recalledSeq === undefined, taken!.orgId, taken!.answer.dueAt === before!.answer.dueAt, await known()]).toEqual([false, TAX, true, [false, false, false]]);
  expect((await house.acts(caseId)).filter(({ kind }) => kind === 'verificationSucceeded')).toHaveLength(1);
  expect((await letterOf(house.register, s.letters.findLast((l) => l.letter === 'verificationRequest')!.letterId)).addressee).toBe('国家税务总局大庆市税务局');
  expect(await refusalOf(house.counter.act(colleague, caseId, { kind: 'answered', orderId: old!.orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: 'accurate', reason: '属实', rightValue: null }] }))).toBe('already-done');
  const moved = await house.situation(stopped);
  const now_ = moved.verifications[1]!;
  expect([moved.verifications[0]!.recalledSeq === undefined, now_.orgId, now_.answer.dueAt, moved.clocks.filter((c) => c.endedAt === null).map((c) => [c.limit, c.terms.dueAt === null])]).toEqual([false, TAX, null, expect.arrayContaining([['verification', true], ['total', true]])]);
  expect(letterText(await letterOf(house.register, moved.letters.findLast((l) => l.letter === 'verificationRequest')!.letterId)).join('\n')).toContain('期限现已中止计时');
  await house.counter.act(actorFor(TAX, 'provider'), stopped, { kind: 'clockRestarted', orderId: now_.orderId, remark: '检验完毕' });
  const runs = await house.situation(stopped);
  expect([runs.verifications[1]!.answer.dueAt !== null, runs.clocks.find((c) => c.limit === 'total')!.terms.dueAt !== null]).toEqual([true, true]);
  expect(runs.letters.filter((l) => l.letter === 'clockRestartNotice')).toHaveLength(2);
  await answered(caseId, 'inaccurate');
  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect([(await recordOf(house.register, recordId)).state, (await house.situation(caseId)).providerId, s.suspensions.flatMap((o) => o.endings)]).toEqual(['revoked', OLD, []]);
});

test('§8-10 an executing department and recipient is abolished: what it was ordered and has not done is its successor’s, by the same clocks, each letter sent anew in place of the former; what it has done stays in its name', { timeout: 120_000 }, async () => {
  const made = async (recipients = [GONE]) => {
    const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients, measures: [measure(GONE)] });
    const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
    await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
    const { orderId } = (await house.situation(caseId)).suspensions[0]!;
    await house.counter.act(gone, caseId, { kind: 'suspensionAcknowledged', orderId });
    return { recordId, caseId, orderId };
  };
  const owner = testOwner(house.migrationUrl);
  const gone = await addUser(owner, { roles: ['executor'], orgId: GONE });
  // The former one is told on paper, its successor by its system.
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeys = JSON.stringify([{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'housing-1' }]);
  await sql`insert into recipient_channel (org_id, way, address, public_keys, changed_by, changed_at) select id, case id when ${GONE} then 'paper' else 'drop' end, case id when ${GONE} then '大庆市某路1号' end, ${publicKeys}::jsonb, ${clerk().userId}, business_now() from organisation where id in (${GONE}, ${HOUSING})`.execute(owner);
  const told = async (caseId: CaseId) => (await sql<{ party: string; what: string; id: string }>`
    select party, coalesce(content ->> 'order', kind) as what, message_id as id from delivery where content ->> 'caseId' = ${caseId} and party in (${`org:${GONE}`}, ${`org:${HOUSING}`}) order by party, what`.execute(owner)).rows;
  const [lifted, resting, twice] = [await made(), await made(), await made([GONE, HOUSING])];
  await answered(lifted.caseId, 'inaccurate');
  await decided(lifted.caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  await answered(twice.caseId, 'inaccurate');
  await decided(twice.caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  const clocks = async (orgId: OrgId) => (await house.situation(lifted.caseId)).clocks.filter((c) => c.endedAt === null && 'org' in c.owner && c.owner.org === orgId).map((c): [string, string | null] => [c.limit, c.terms.dueAt]).toSorted(([a], [b]) => a.localeCompare(b));
  const before = await clocks(GONE);
  // What it has applied will be its successor's to execute, and to leave alone: so far a check by that one finds nothing. The numbers of the former one's lists stay its own: the successor uses the same for others.
  const asked = async () => (await checkMeasures(house.register, { ...actorFor(HOUSING, 'executor'), orgId: HOUSING }, { identifiers: [identifier], kind: null, purpose: 'award', decisiveAt: null })).body.subjects
    .map(({ answer, measures }) => [answer, measures.map((m) => `${[lifted, resting, twice].findIndex(({ recordId }) => recordId === m.recordId)} ${m.state}`).toSorted()]);
  const { recordId: others } = await addRecord(house.register, { subjectId: (await addSubject(owner, house.register)).id, providerId: TAX, recipients: [], measures: [measure(HOUSING)] });
  for (const [recordId, key] of [[others, '7'], [resting.recordId, '7'], [lifted.recordId, '8']] as const) await sql`update measure set row_key = ${key} where record_id = ${recordId}`.execute(owner);
  expect(await asked()).toEqual([['unknown', []]]);
  expect([before.map(([limit]) => limit), await clocks(HOUSING), await sweepSucceededDuties(house.register)]).toEqual([['endingAcknowledgement', 'recipientConfirmation', 'restoration', 'restorationRoute'], [], []]);

  await house.moveTo(plusMs(await instantNow(), 4 * 24 * 3_600_000));
  await house.poker.pokeAndWait(await sweepSucceededDuties(house.register));
  await house.settled();
  expect([await sweepSucceededDuties(house.register), await clocks(GONE), await clocks(HOUSING)]).toEqual([[], [], before]);
  // By the same dates, and to be urged of its own.
  const handed = (await house.situation(lifted.caseId)).clocks.filter((c) => c.endedAt === null && 'org' in c.owner && c.owner.org === HOUSING);
  expect(handed.map((c) => [c.generation, c.urgedAt, c.escalatedAt])).toEqual(before.map(() => [2, null, null]));
  // The house's own dispatcher may have come first; one act for each record all the same.
  await sweepSucceededMeasures(house.register);
  expect((await sql<{ n: number }>`select count(*)::int as n from act where kind = 'measuresSucceeded' and dossier_id = any(${[lifted, resting, twice].map(({ recordId }) => recordId)}::uuid[])`.execute(owner)).rows).toEqual([{ n: 3 }]);
  expect(await sweepSucceededMeasures(house.register)).toBe(0);
  expect(await asked()).toEqual([['suspended', ['0 lifted', '1 suspended', '2 lifted']]]);
  expect((await sql<{ key: string | null }>`select row_key as key from measure where record_id = any(${[lifted.recordId, resting.recordId]}::uuid[]) order by row_key`.execute(owner)).rows.map(({ key }) => key)).toEqual([`${GONE}:7`, `${GONE}:8`]);
  expect(await house.violations()).toBe(0);
  const sent = async (caseId: CaseId) => {
    const act = (await house.acts(caseId)).find(({ kind }) => kind === 'dutiesSucceeded')!;
    return Promise.all((await house.acts(caseId)).flatMap((each) => (each.kind === 'letterIssued' && each.author.class === 'entailed' && each.author.by === act.id ? [letterOf(house.register, each.facts.letterId)] : [])));
  };
  const [anew, running] = [await sent(lifted.caseId), await sent(resting.caseId)];
  expect([anew.map((l) => [l.kind, l.addressee, l.readdresses?.addressee]), running.map((l) => [l.kind, l.addressee])]).toEqual([
    ['correctionNotice', 'liftingNotice', 'restorationOrder'].map((kind) => [kind, '大庆市住房和城乡建设局', '大庆市某开发局']), [['suspensionNotice', '大庆市住房和城乡建设局']],
  ]);
  expect(letterText(anew[0]!).join('\n')).toContain('大庆市某开发局已经撤销，其职能由你单位承继');
  const messages = [...await told(lifted.caseId), ...await told(resting.caseId)];
  expect(messages.map(({ party, what }) => [party, what])).toEqual([
    ...['correction', 'lift', 'restore', 'suspend'].map((what) => [`org:${GONE}`, what]), ...['correction', 'lift', 'restore'].map((what) => [`org:${HOUSING}`, what]),
    [`org:${GONE}`, 'suspend'], [`org:${HOUSING}`, 'suspend'],
  ]);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  const board = () => owner.transaction().execute((trx) => correctionBoard(trx));
  const waiting = async () => (await board()).orders.filter((o) => [lifted.caseId, resting.caseId].includes(o.case_id)).map(({ order, letter_id }) => `${order} ${letter_id !== null}`).toSorted();
  expect(await waiting()).toEqual(['lift true', 'restore true', 'suspend true']);
  // Where the successor has been told of a correction itself it is not told of it again.
  const both = await house.situation(twice.caseId);
  expect([both.corrections.flatMap((c) => c.notices).map((n) => `${n.orgId} ${n.defunctAt !== undefined}`).toSorted(), both.clocks.filter((c) => c.limit === 'recipientConfirmation').map((c) => String(c.endedAt !== null)).toSorted(), (await sent(twice.caseId)).map((l) => l.kind)]).toEqual([
    [`${GONE} true`, `${HOUSING} false`], ['false', 'true'], ['liftingNotice', 'restorationOrder'],
  ]);
  expect((await sql<{ state: string }>`select distinct state || ' ' || last_error as state from delivery where party = ${`org:${GONE}`} and kind in ('correction', 'order') and content ->> 'caseId' in (${lifted.caseId}, ${resting.caseId}, ${twice.caseId})`.execute(owner)).rows).toEqual([{ state: 'dead succeeded' }]);
  // The board counts what was told once more once.
  const owed = await house.situation(lifted.caseId);
  const { recipients, awaited } = await board();
  const { rows: [all] } = await sql<{ n: number }>`select count(*)::int as n from correction_notice where org_id = ${HOUSING}`.execute(owner);
  expect([recipients.find((r) => r.org_id === HOUSING)!.notices, awaited.filter((n) => n.case_id === lifted.caseId).map((n) => [n.org_id, n.state, n.letter_id])]).toEqual([all!.n, [[HOUSING, 'queued', owed.letters.findLast(({ letter }) => letter === 'correctionNotice')!.letterId]]]);
  expect([...owed.suspensions[0]!.endings, ...owed.restorations.filter((r) => r.orgId === HOUSING), (await house.situation(resting.caseId)).suspensions[0]!].map(({ by }) => by)).toEqual(['drop', 'drop', 'drop']);
  expect(await refusalOf(house.counter.act(clerk(), resting.caseId, { kind: 'suspensionAcknowledged', orderId: resting.orderId }))).toBe('not-your-role');
  // Its system gets them in their order, under the numbers of its own letters, and acknowledges them by its signature.
  const folder = mkdtempSync(join(tmpdir(), 'zm-succession-'));
  const carry = () => carryRound(house.register, (ids) => void house.poker.pokeAndWait(ids), {
    rules: { hosts: [], privateRanges: false }, limits: { wholeMs: 1_000, answerBytes: 1_024 }, drop: dropFolder(folder), everyMs: 50, leaseMs: 60_000, retry: { firstMs: 1, mostMs: 1, attempts: 30 },
  });
  while ((await carry()) > 0);
  const files = readdirSync(join(folder, HOUSING, 'outbox')).filter((name) => name.endsWith('.json')).map((name) => readFileSync(join(folder, HOUSING, 'outbox', name)));
  const notices = files.map((body) => ({ body, ...(JSON.parse(body.toString()) as { kind: string; order?: string; messageId: string; noticeId: string; letter: string; record: { id: RecordId } }) })).filter(({ record }) => [lifted.recordId, resting.recordId].includes(record.id));
  expect([await waiting(), notices.map(({ kind, order = kind, letter }) => `${order} ${letter}`).toSorted()]).toEqual([[], [...anew, ...running].map(({ kind, number }) => `${({ correctionNotice: 'correction', liftingNotice: 'lift', restorationOrder: 'restore', suspensionNotice: 'suspend' } as Record<string, string>)[kind]!} ${number}`).toSorted()]);
  for (const { order, noticeId, messageId, body } of notices.filter(({ kind, order }) => order === 'lift' || kind === 'correction')) {
    const said = { format: 'zhengming-acknowledgement/1', recipient: HOUSING, noticeId, messageId, bodySha256: createHash('sha256').update(body).digest('hex'), result: 'applied', id: crypto.randomUUID() };
    writeFileSync(join(folder, HOUSING, 'acknowledgements', `${order ?? 'correction'}.jws`), await signClaims(said, { kid: 'housing-1', privateKey: pair.privateKey.export({ format: 'jwk' }) }));
  }
  await carry();
  rmSync(folder, { recursive: true });
  const acknowledged = await house.situation(lifted.caseId);
  expect([acknowledged.suspensions[0]!.endings.map((e) => e.acknowledgedAt !== null), acknowledged.corrections.flatMap((c) => c.notices).map((n) => [n.orgId, n.acknowledged])]).toEqual([[true], [[HOUSING, true]]]);
  // Whoever comes in its place acts; the former one is nobody any more, and the acknowledgement of what runs on has a date of its own.
  const housing = actorFor(HOUSING, 'executor');
  expect(await refusalOf(house.counter.act(gone, lifted.caseId, { kind: 'endingAcknowledged', orderId: lifted.orderId, how: 'lifted' }))).toBe('not-found');
  expect((await sql`select from case_party where party = ${`org:${GONE}`} and case_id in (${lifted.caseId}, ${resting.caseId})`.execute(owner)).rows).toEqual([]);
  await house.counter.act(housing, resting.caseId, { kind: 'suspensionAcknowledged', orderId: resting.orderId });
  const s = await house.situation(resting.caseId);
  expect([s.suspensions.map((o) => [o.orgId, o.acknowledgedAt !== null]), s.letters.filter(({ letter }) => letter === 'suspensionCertificate').length, await house.violations()]).toEqual([[[HOUSING, true]], 1, 0]);
  // What is decided next is told to it from the first.
  await answered(resting.caseId, 'inaccurate');
  await decided(resting.caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  const after = await house.situation(resting.caseId);
  expect([after.restorations.map((r) => r.orgId), after.corrections.flatMap((c) => c.notices).map((n) => n.orgId)]).toEqual([[HOUSING, TAX, PLATFORM], [HOUSING]]);
  expect((await sql<{ item: string }>`select promise || ' ' || item as item from promise_violation where dossier_id in (${lifted.caseId}, ${resting.caseId})`.execute(owner)).rows).toEqual([]);
  await owner.destroy();
});

/** Platforms above that are no more after a while: one whose place another platform has, one whose place an office of the city has, and one after which nobody comes. */
const [ABOVE_OLD, ABOVE_MERGED, ABOVE_LOST] = ['above-old', 'above-merged', 'above-lost'].map((id) => asId<OrgId>(id)) as [OrgId, OrgId, OrgId];
beforeAll(async () => {
  const owner = testOwner(house.migrationUrl);
  for (const [id, successorId] of [[ABOVE_OLD, PROVINCIAL_PLATFORM], [ABOVE_MERGED, HOUSING], [ABOVE_LOST, null]] as const) await addOrganisation(owner, { id, name: `省级平台${id}`, kind: 'higherPlatform', stayedBy: 'request', validTo: addDays(today, 8), successorId });
  await owner.destroy();
});

test('§8-10 a platform above that was asked to mark is abolished: what had not gone out to it goes nowhere any more, the platform in its place is asked anew and told by its system, and where there is none the request ends', { timeout: 120_000 }, async () => {
  const owner = testOwner(house.migrationUrl);
  const old = await addUser(owner, { roles: ['executor'], orgId: ABOVE_OLD });
  await saveSetting(house.register, old, { ...PLAIN_SETTING, mailAddress: 'above@test.invalid' });
  const keys = JSON.stringify([{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'above' }]);
  for (const id of [ABOVE_OLD, ABOVE_MERGED, PROVINCIAL_PLATFORM]) await sql`insert into recipient_channel (org_id, way, address, public_keys, changed_by, changed_at) values (${id}, 'drop', null, ${keys}::jsonb, ${clerk().userId}, business_now())`.execute(owner);
  const made = async (...recipients: OrgId[]): Promise<CaseId> => {
    const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients });
    const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
    await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
    return caseId;
  };
  const requests = async (caseId: CaseId) => ((await house.situation(caseId)).markRequests ?? []).map((r) => [r.orgId, r.endedAt === undefined]);
  const messages = async (caseId: CaseId, orgId: OrgId) => (await sql<{ said: string }>`select kind || ' ' || state || coalesce(' ' || last_error, '') as said from delivery where party = ${`org:${orgId}`}
    and (content ->> 'caseId' = ${caseId} or ref like any (select 'markRequest%/' || id || '/%' from mark_request where case_id = ${caseId})) order by created_at, id`.execute(owner)).rows.map(({ said }) => said);
  const answer = async (caseId: CaseId, marked: boolean) => acknowledgeMark(house.register, {
    actor: old, actId: newActId(), elapsedMs: () => 0, key: { actor: old.userId, route: 'mark', key: crypto.randomUUID(), fingerprint: Buffer.alloc(0) }, requestId: (await house.situation(caseId)).markRequests![0]!.requestId, marked,
  });
  const [open, merged, lost, both, refused, shown] = [await made(ABOVE_OLD), await made(ABOVE_MERGED), await made(ABOVE_LOST), await made(ABOVE_OLD, PROVINCIAL_PLATFORM), await made(ABOVE_OLD), await made(ABOVE_OLD)];
  await answer(refused, false);
  await answer(shown, true);
  // Received and in dispute: two marks for its system, and a mail for its people.
  expect([await requests(open), (await messages(open, ABOVE_OLD)).toSorted(), await sweepSucceededMarkRequests(house.register)]).toEqual([[[ABOVE_OLD, true]], ['mark queued', 'mark queued', 'notice queued'], []]);

  await house.moveTo(plusMs(await instantNow(), 9 * 24 * 3_600_000));
  await house.poker.pokeAndWait(await sweepSucceededMarkRequests(house.register));
  await house.settled();
  expect(await sweepSucceededMarkRequests(house.register)).toEqual([]);
  expect([await requests(open), await requests(merged), await requests(lost), await requests(both), await requests(refused), await requests(shown)]).toEqual([
    [[ABOVE_OLD, false], [PROVINCIAL_PLATFORM, true]], [[ABOVE_MERGED, false]], [[ABOVE_LOST, false]], [[ABOVE_OLD, false], [PROVINCIAL_PLATFORM, true]], [[ABOVE_OLD, true]], [[ABOVE_OLD, false], [PROVINCIAL_PLATFORM, true]],
  ]);
  const kinds = async (caseId: CaseId) => (await house.acts(caseId)).filter(({ kind }) => kind.startsWith('markRequest')).map(({ kind, author }) => `${kind} ${author.class}`);
  expect(await kinds(open)).toEqual(['markRequested entailed', 'markRequestSucceeded sweep', 'markRequestEnded entailed', 'markRequested entailed']);
  for (const caseId of [merged, lost]) expect(await kinds(caseId)).toEqual(['markRequested entailed', 'markRequestSucceeded sweep', 'markRequestEnded entailed']);
  // Withdrawn where it had not gone out, and nobody is told who is no more; the system in its place gets the mark as it stands, once.
  expect([(await messages(open, ABOVE_OLD)).toSorted(), (await messages(merged, ABOVE_MERGED)).toSorted()]).toEqual([['mark dead succeeded', 'mark dead succeeded', 'notice dead succeeded'], ['mark dead succeeded', 'mark dead succeeded', 'notice dead no-address']]);
  expect([(await messages(open, PROVINCIAL_PLATFORM)).filter((said) => said.startsWith('mark ')), (await messages(both, PROVINCIAL_PLATFORM)).filter((said) => said.startsWith('mark '))]).toEqual([['mark queued'], ['mark queued', 'mark queued']]);
  const { rows: [told] } = await sql<{ mark: string; record: string }>`select content ->> 'mark' as mark, content ->> 'recordId' as record from delivery where kind = 'mark' and party = ${`org:${PROVINCIAL_PLATFORM}`} and content ->> 'caseId' = ${open}`.execute(owner);
  const asked = (await house.situation(open)).markRequests![1]!;
  expect([told, asked.terms.startedAt, asked.acknowledged]).toEqual([{ mark: 'disputed', record: (await house.situation(open)).recordId }, asked.at, null]);
  const { rows } = await sql<{ org: string; ended: boolean; mark: string | null }>`select org_id as org, ended_at is not null as ended, end_mark as mark from mark_request where case_id = ${open} order by requested_at`.execute(owner);
  expect(rows).toEqual([{ org: ABOVE_OLD, ended: true, mark: 'disputed' }, { org: PROVINCIAL_PLATFORM, ended: false, mark: null }]);
  // It is asked by a date of its own, answers, and is told of the end like anybody who was asked.
  const province = actorFor(PROVINCIAL_PLATFORM, 'executor');
  expect(await refusalOf(answer(open, true)), 'the former one is nobody any more').toBe('not-allowed-in-stage');
  await acknowledgeMark(house.register, { actor: province, actId: newActId(), elapsedMs: () => 0, key: { actor: province.userId, route: 'mark', key: crypto.randomUUID(), fingerprint: Buffer.alloc(0) }, requestId: asked.requestId, marked: true });
  await answered(open, 'inaccurate');
  await decided(open, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect([await requests(open), (await house.situation(open)).corrections.flatMap((c) => c.notices).map((n) => n.orgId)]).toEqual([[[ABOVE_OLD, false], [PROVINCIAL_PLATFORM, false]], [PROVINCIAL_PLATFORM]]);
  expect((await sql<{ party: string }>`select distinct party from delivery where ref like ${`markRequestEnded/${asked.requestId}/%`} or ref like ${`markRequestEnded/${(await house.situation(open)).markRequests![0]!.requestId}/%`}`.execute(owner)).rows).toEqual([{ party: `org:${PROVINCIAL_PLATFORM}` }]);
  await sql`delete from recipient_channel where org_id in (${ABOVE_OLD}, ${ABOVE_MERGED}, ${PROVINCIAL_PLATFORM})`.execute(owner);
  await owner.destroy();
});

const stayed = async (caseId: CaseId) => new Map((await house.situation(caseId)).stayRequests!.map((r) => [r.orgId, r]));
const answerStay = async (who: Actor, caseId: CaseId, orgId: OrgId, agreed: boolean, evidenceIds: EvidenceId[] = []) =>
  house.counter.act(who, caseId, { kind: 'stayAnswered', requestId: (await stayed(caseId)).get(orgId)!.requestId, agreed, document: agreed ? '同意暂缓。' : '执行裁定已经生效，不予暂缓。', evidenceIds });
/** What a body is told that asks before it acts. */
async function checkedBy(who: Actor) {
  const { body: { subjects: [one] } } = await checkMeasures(house.register, { ...who, orgId: who.orgId! }, { identifiers: [identifier], kind: null, purpose: 'other', decisiveAt: null });
  return one!;
}

test('§8-6, §8-7 measures of a court and of organs above are asked for and not suspended: said as it is to whoever checks, told to the subject, and neither refusal nor silence stops the case', async () => {
  const province = actorFor(PROVINCIAL_PLATFORM, 'executor');
  const { recordId, caseId } = await disputed('performed', { measures: [FINANCE, PROVINCIAL_PLATFORM, PROVINCIAL_TAX, COURT].map((org) => measure(org)) });
  const s = await house.situation(caseId);
  expect([s.suspensions.map((o) => o.orgId), new Set((await stayed(caseId)).keys()), await house.violations()]).toEqual([[FINANCE], new Set([COURT, PROVINCIAL_PLATFORM, PROVINCIAL_TAX]), 0]);
  expect((await measuresOf(house.register, recordId)).filter((m) => m.suspended)).toHaveLength(1);
  const text = async (kind: LetterKind) => letterText(await letterOf(house.register, (await house.situation(caseId)).letters.findLast((l) => l.letter === kind)!.letterId)).join('\n');
  expect(s.letters.filter(({ letter }) => letter === 'stayRequest')).toHaveLength(3);
  for (const kind of ['suspensionCertificate', 'acceptanceNotice'] as const) expect(await text(kind)).toContain('不在上述暂缓执行之列');
  expect(await text('stayRequest')).toContain('我单位无权要求暂缓');
  expect(await checkedBy(province)).toMatchObject({ answer: 'apply', measures: [{ state: 'inForce', stay: 'pending' }] });
  // What is registered while it is verified is asked for as well.
  const later = await registerMeasure(house.register, {
    actor: province, actId: newActId(), elapsedMs: () => 0, key: { actor: province.userId, route: 'test', key: crypto.randomUUID(), fingerprint: Buffer.alloc(32) }, recordId, measure: { code: 'noProcurement', from: today, until: null },
  });
  expect([later.receipt.state, (await house.situation(caseId)).stayRequests!.length, await house.violations()]).toEqual(['inForce', 4, 0]);

  expect(await refusalOf(answerStay(actorFor(FINANCE, 'executor'), caseId, COURT, true))).toBe('not-your-role');
  // What came on paper is entered with the paper.
  expect(await refusalOf(answerStay(clerk(), caseId, COURT, false))).toBe('proof-needed');
  await answerStay(clerk(), caseId, COURT, false, [await paperOf(house.register, clerk(), { caseId })]);
  expect(await refusalOf(answerStay(clerk(), caseId, COURT, true))).toBe('already-done');
  expect(await text('stayAnswerNotice')).toContain('不同意暂缓');
  for (const { requestId } of (await house.situation(caseId)).stayRequests!.filter((r) => r.orgId === PROVINCIAL_PLATFORM)) {
    await house.counter.act(province, caseId, { kind: 'stayAnswered', requestId, agreed: true, document: '同意暂缓。', evidenceIds: [] });
  }
  expect(await checkedBy(province)).toMatchObject({ answer: 'suspended', measures: [{ state: 'suspended', stay: 'agreed' }, { state: 'suspended', stay: 'agreed' }] });
  await answered(caseId, 'inaccurate');
  await house.moveTo((await house.situation(caseId)).clocks.find((c) => c.limit === 'stayAnswer' && c.endedAt === null)!.terms.dueAt!);
  await sweepStayRequests(house.register);
  expect((await house.acts(caseId)).filter(({ kind }) => kind === 'stayUnanswered')).toHaveLength(1);
  const silent = await text('stayAnswerNotice');
  // What it says after all is news of its own.
  const told = await toldOf(caseId);
  await answerStay(clerk(), caseId, PROVINCIAL_TAX, false, [await paperOf(house.register, clerk(), { caseId })]);
  expect([told.filter((notice) => notice === 'stayAnswered').length, (await toldOf(caseId)).filter((notice) => notice === 'stayAnswered').length]).toEqual([4, 5]);
  expect([silent, (await house.acts(caseId)).some((a) => a.kind === 'urged' && a.facts.limit === 'stayAnswer')]).toEqual([expect.stringContaining('期限届满未答复'), false]);

  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect((await measuresOf(house.register, recordId)).filter((m) => m.ended_how === 'lifted')).toHaveLength(3);
  // Its measures are its own to end, but nothing here bears them any more: whoever asks before acting is not told to.
  await house.settled();
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked' });
  const owner = testOwner(house.migrationUrl);
  const above = await addUser(owner, { roles: ['executor'], orgId: PROVINCIAL_TAX });
  await owner.destroy();
  expect(await checkedBy(above)).toMatchObject({ answer: 'unknown', measures: [{ state: 'recordWithdrawn' }] });
  // Nothing for its measures: only that it take down what it shows, which it is asked and nothing waits for.
  expect((await house.situation(caseId)).restorations.filter((r) => r.asked === true || r.orgId === PROVINCIAL_PLATFORM).map(({ orgId, of, asked, measureIds }) => [orgId, of, asked, measureIds])).toEqual([[PROVINCIAL_PLATFORM, ['publisher'], true, []]]);
  expect([(await house.situation(caseId)).restorations.length > 0, (await stayed(caseId)).get(COURT)!.endedAt, await refusalOf(answerStay(clerk(), caseId, PROVINCIAL_TAX, true))]).toEqual([true, expect.any(String), 'already-done']);
});

test('§8-7 what a court has entered is handed to the executing court with the instant of its receipt; nothing of the court’s was suspended meanwhile, and the city decides nothing', async () => {
  const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: COURT, category: 'seriousList', title: '失信被执行人', recipients: [FINANCE, COURT], measures: [measure(COURT), measure(FINANCE)] });
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
  const { filedAt } = await house.situation(caseId);
  await house.counter.act(clerk(), caseId, { kind: 'transferred', reason: 'courtList', reasons: '由执行法院审查' });
  const s = await house.situation(caseId);
  expect([s.phase, s.ending?.how, s.decisions, s.suspensions, s.stayRequests]).toEqual(['closed', 'transferred', [], [], undefined]);
  expect((await house.acts(caseId)).find((a) => a.kind === 'transferred')!.facts).toMatchObject({ receivedAt: filedAt });
  expect(letterText(await letterOf(house.register, s.letters.find((l) => l.letter === 'transferNotice')!.letterId)).join('\n')).toContain('执行法院');
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([false, false]);
  expect(await refused(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' })).toBe('not-allowed-in-stage');
});

test('§8-42 the unit that entered a record does not decide on it; where nobody else is left at the platform the superior decides, in its own name', async () => {
  const owner = testOwner(house.migrationUrl);
  const { id: unit } = await addOrganisation(owner, { parentId: PLATFORM });
  const colleague = await addUser(owner, { roles: ['clerk', 'provider'], orgId: PLATFORM, unitId: unit });
  const answering = await addUser(owner, { roles: ['provider'], orgId: PLATFORM });
  await owner.destroy();
  const entered = async (actor: Actor): Promise<CaseId> => {
    const { recordId } = await addRecord(house.register, { actor, subjectId: subject.subjectId!, providerId: PLATFORM, recipients: [FINANCE], measures: [measure(FINANCE)] });
    const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
    await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
    const { orderId } = (await house.situation(caseId)).verifications[0]!;
    await house.counter.act(answering, caseId, { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: 'inaccurate', reason: '已缴清', rightValue: null }] });
    return caseId;
  };
  const decision = { ...words, outcome: 'upheld' as const, remedy: 'revoke' as const };
  const drafting = (who: Actor, caseId: CaseId) => house.counter.act(who, caseId, { kind: 'decisionDrafted', ...decision });

  const byUnit = await entered(colleague);
  expect((await house.situation(byUnit)).raised).toBeUndefined();
  expect(await refusalOf(drafting(colleague, byUnit))).toBe('conflict-of-interest');
  await drafting(clerk(), byUnit);
  await house.counter.act(signer(), byUnit, { kind: 'decided' });

  const byAll = await entered(answering);
  const s = await house.situation(byAll);
  expect([s.raised?.orgId, s.clocks.find((c) => c.limit === 'decision')!.owner]).toEqual([GOVERNMENT, { org: GOVERNMENT }]);
  expect(await refusalOf(drafting(clerk(), byAll))).toBe('not-your-role');
  await drafting(demoActor('supervisor'), byAll);
  expect(await refusalOf(house.counter.act(demoActor('supervisor'), byAll, { kind: 'decided' }))).toBe('conflict-of-interest');
  await house.counter.act(demoActor('supervisor-2'), byAll, { kind: 'decided' });
  const decided = (await house.situation(byAll)).letters.find((l) => l.letter === 'decisionLetter')!;
  const letter = await letterOf(house.register, decided.letterId);
  expect([letter.issuer, letter.kind === 'decisionLetter' && [letter.respondent, letter.reconsiderationBody], (await house.situation(byAll)).decisions[0]!.respondent]).toEqual(['大庆市人民政府', ['大庆市人民政府', '大庆市人民政府的上一级行政机关'], GOVERNMENT]);
});

const refused = (caseId: CaseId, decision: DecisionWords) => refusalOf(draft(house, caseId, { decision }));

test('§8-41 what nobody can verify is no longer disclosed, as the pack has it, its measures are lifted and every recipient told; nothing was wrong, so nothing is restored', async () => {
  // Whose record it is the platform decides itself; what a record says is the superior's after silence.
  const { recordId, caseId } = await disputed('notOurs');
  expect(await refused(caseId, { ...words, outcome: 'unverifiable', remedy: 'stopDisclosure' }), 'while it is being verified').toBe('not-allowed-in-stage');
  await house.moveTo((await house.situation(caseId)).verifications[0]!.hardStop.dueAt);
  expect(await refused(caseId, { ...words, outcome: 'unverifiable', remedy: 'annotate' })).toBe('value-needed');
  await decided(caseId, { ...words, outcome: 'unverifiable', remedy: 'stopDisclosure' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'disclosureStopped', mark: 'unverifiable' });
  expect((await measuresOf(house.register, recordId)).map((m) => m.ended_how)).toEqual(['lifted', 'lifted']);
  const s = await house.situation(caseId);
  expect([s.restorations, s.corrections.flatMap((c) => c.notices).length]).toEqual([[], 3]);
  const notice = await letterOf(house.register, s.letters.find((l) => l.letter === 'correctionNotice')!.letterId);
  expect(notice.kind === 'correctionNotice' && notice.remedyKind).toBe('stopDisclosure');
});

test('§8-15, §8-16 an objection is moot only when its period has expired or its measures have ended, and what it held is let go', async () => {
  const { recordId, caseId } = await disputed('expired', { publicUntil: addDays(today, -1) });
  await answered(caseId, 'accurate');
  expect(await refused(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'measureEnded' })).toBe('invalid-field');
  expect(await refused(caseId, { ...words, outcome: 'moot', remedy: 'none' })).toBe('value-needed');
  await decided(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'periodExpired', lift: (await house.situation(caseId)).suspensions.flatMap((o) => o.measureIds) });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'published', mark: 'none' });
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect(await house.situation(caseId)).toMatchObject({ phase: 'closed' });
  expect((await holdsOf(house.register, caseId)).open).toBe(0);
});

test('§8-15 the period of publication runs out while it is verified: the objection is not moot by itself, what was found is decided all the same, and everybody who was given the record is told', async () => {
  const { recordId, caseId } = await disputed('wrongContent', { publicUntil: addDays(await now(), 2) });
  await answered(caseId, 'inaccurate', '500.00');
  expect(await refused(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'periodExpired' }), 'not yet').toBe('invalid-field');
  await house.moveTo(plusMs(await instantNow(), 3 * 24 * 3_600_000));
  expect(await house.situation(caseId)).toMatchObject({ phase: 'deciding', mark: 'disputed' });
  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked', mark: 'corrected' });
  const s = await house.situation(caseId);
  expect([s.corrections.flatMap((c) => c.notices).length, s.restorations.length > 0, (await measuresOf(house.register, recordId)).map((m) => m.ended_how)]).toEqual([3, true, ['lifted', 'lifted']]);
});

test('§8-16 the terms of the measures run out while they are suspended: the days at rest extend nothing, nothing is in force again, and the objection to them is moot', async () => {
  const until = addDays(await now(), 2);
  const { recordId, caseId } = await disputed('expired', { measures: [measure(FINANCE, until), measure(RESOURCES, until)] });
  await answered(caseId, 'accurate');
  expect(await refused(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'measureEnded' }), 'not yet').toBe('invalid-field');
  await house.moveTo(plusMs(await instantNow(), 3 * 24 * 3_600_000));
  const states = async () => {
    const on = await now();
    const rows = await asAuditor(house.register, async (trx) => trx.selectFrom('measure_state').selectAll().where('record_id', '=', recordId).execute());
    return rows.map((m) => measureStateOn({ from: m.from_day, until: m.until_day, endedHow: m.ended_how, suspended: m.suspended }, on));
  };
  expect(await states()).toEqual(['expired', 'expired']);
  await decided(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'measureEnded' });
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect(await states()).toEqual(['expired', 'expired']);
  expect(letterText(await letterOf(house.register, (await house.situation(caseId)).letters.find((l) => l.letter === 'decisionLetter')!.letterId)).join('\n')).not.toContain('限制参加政府采购');
  expect([(await house.situation(caseId)).phase, (await holdsOf(house.register, caseId)).open, await recordOf(house.register, recordId)]).toMatchObject(['closed', 0, { state: 'published', mark: 'none' }]);
});

test('§8-17 partly wrong: the amount and the period are corrected, the entry stays, one measure is lifted and the other resumes', async () => {
  const { recordId, caseId } = await disputed('wrongContent');
  await answered(caseId, 'partlyInaccurate', '500.00');
  const [lifted] = (await house.situation(caseId)).suspensions.flatMap((o) => o.measureIds);
  await decided(caseId, { ...words, outcome: 'partlyUpheld', remedy: 'correct', changes: [{ field: 'amount', to: '500.00' }, { field: 'publicUntil', to: addMonths(today, 3) }], lift: [lifted!] });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'published', mark: 'corrected', version: 2 });
  expect((await measuresOf(house.register, recordId)).map((m) => [m.ended_how, m.suspended])).toEqual(expect.arrayContaining([['lifted', false], [null, true]]));
  // Whoever is right to go on executing is not told to undo it.
  const { suspensions, restorations } = await house.situation(caseId);
  const orgOf = (measureId: string) => suspensions.find((o) => o.measureIds.includes(asId<MeasureId>(measureId)))!.orgId;
  const resuming = suspensions.flatMap((o) => o.measureIds).filter((id) => id !== lifted).map(orgOf).filter((org) => org !== orgOf(lifted!));
  expect([restorations.some(({ orgId }) => orgId === orgOf(lifted!)), restorations.filter(({ orgId }) => resuming.includes(orgId))]).toEqual([true, []]);
  expect(resuming.length).toBeGreaterThan(0);
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  expect((await measuresOf(house.register, recordId)).map((m) => [m.ended_how, m.suspended])).toEqual(expect.arrayContaining([['lifted', false], [null, false]]));
});

test('§8-17 severity classed anew: by the right sanctions the record is general and no more serious, its period is derived anew, what is for serious records only is lifted, and the letter says so', async () => {
  const facts = { sector: 'tax' as const, decidedOn: addDays(today, -60), publishedOn: addDays(today, -50), correctedOn: null, performedOn: null, restrictedUntil: null };
  const bar = { ...measure(FINANCE), code: 'officerBar', edition: 'CN-230600-measures/2026-11' };
  const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE], measures: [bar, measure(RESOURCES)], publicity: { ...facts, sanctions: ['largeFine'] },
    fields: { subjectName: '大庆试例有限公司', documentNumber: `试罚${crypto.randomUUID().slice(0, 8)}号`, conduct: '试例行为', penalty: '罚款1000.00元', amount: '1000.00', decidedOn: facts.decidedOn, publicUntil: addMonths(facts.publishedOn, 36), performed: 'no' } });
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'penalty', explanation: '不是较大数额罚款', claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  const decision = { ...words, outcome: 'partlyUpheld' as const, remedy: 'correct' as const, sanctions: ['fine' as const] };
  await answered(caseId, 'partlyInaccurate', '罚款1000.00元（一般）');
  for (const sanctions of [[], ['largeFine' as const]]) expect(await refused(caseId, { ...decision, sanctions }), 'nothing is classed anew').toBe('invalid-field');
  expect(await refused(caseId, { ...decision, outcome: 'upheld', remedy: 'revoke' })).toBe('invalid-field');
  await decided(caseId, decision);
  const [made] = (await house.situation(caseId)).decisions;
  const until = addMonths(facts.publishedOn, 12);
  expect(made).toMatchObject({ reclassed: { from: 'serious', to: 'general', sanctions: ['fine'], until }, lift: [bar.id] });
  expect((await measuresOf(house.register, recordId)).find((m) => m.id === bar.id)).toMatchObject({ ended_how: 'lifted' });
  const { rows: [row] } = await asAuditor(house.register, (trx) => sql<{ class: string; max_on: string; until: string }>`select p.class, p.max_on::text, v.fields ->> 'publicUntil' as until from record_publicity p
    join record r on r.id = p.record_id join record_version v on v.record_id = r.id and v.version = r.version where p.record_id = ${recordId}`.execute(trx));
  expect(row).toEqual({ class: 'general', max_on: until, until });
  expect(letterText(await letterOf(house.register, (await house.situation(caseId)).letters.find((l) => l.letter === 'decisionLetter')!.letterId)).join('\n')).toContain('由“严重”改为“一般”');
});

test('§8-22 the decision behind the record is annulled while the case runs: decided at once, within three working days, revoked and lifted, never kept', async () => {
  const { recordId, caseId } = await disputed('performed');
  await house.counter.act(actorFor(TAX, 'provider'), caseId, { kind: 'baseAnnulled', by: 'judgment', on: await now(), document: '行政判决书', evidenceIds: [] });
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'deciding', base: { annulled: { by: 'judgment' } } });
  const { terms } = s.clocks.find((c) => c.limit === 'basisWithdrawal')!;
  expect(house.register.pack(s.pack).limits.basisWithdrawal).toMatchObject({ count: 3, unit: 'workingDays' });
  expect(terms.dueAt! > plusMs(await instantNow(), 2 * 24 * 3_600_000)).toBe(true);
  expect(await refused(caseId, { ...words, outcome: 'upheld', remedy: 'correct', changes: [{ field: 'amount', to: '1.00' }] })).toBe('not-competent');
  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked' });
  expect((await house.situation(caseId)).suspensions.flatMap((o) => o.endings.map((e) => e.how))).toEqual(['lifted', 'lifted']);
  expect((await house.situation(caseId)).clocks.find((c) => c.limit === 'basisWithdrawal')!.endedAt).not.toBeNull();
});

test('§8-23, §8-34 under 复议 but not annulled: data only, and said so; paper that reaches nobody is served by public notice after 30 days, and remedies and resumption hang on service', async () => {
  const { caseId } = await disputed('performed');
  await house.counter.act(subject, caseId, { kind: 'baseInRemedy', track: 'reconsideration', document: '行政复议受理通知书', evidenceIds: [] });
  await answered(caseId, 'accurate');
  await decided(caseId, { ...words, outcome: 'rejected', remedy: 'none', by: 'paper' });
  const letters = (await house.situation(caseId)).letters;
  const decision = await letterOf(house.register, letters.find((l) => l.letter === 'decisionLetter')!.letterId);
  expect(decision).toMatchObject({ baseTrack: 'reconsideration', facts: '经核查', sources: ['国家税务总局大庆市税务局'] });
  expect(letters.map((l) => l.letter)).toContain('serviceReceipt');
  await house.moveTo(plusMs(await instantNow(), 48 * 3_600_000));
  expect((await house.situation(caseId)).decisions[0]!.served, 'paper is not served by waiting').toBeNull();
  expect(await refusalOf(house.counter.act(clerk(), caseId, { kind: 'serviceReceipted', on: addDays(await now(), 1), receiver: 'subject', remark: '', evidenceIds: [] })), 'not tomorrow').toBe('invalid-field');
  const published = await now();
  await house.counter.act(clerk(), caseId, { kind: 'noticePublished', on: published, where: '大庆日报', reason: '下落不明', evidenceIds: [] });
  const { notice } = (await house.situation(caseId)).decisions[0]!;
  expect(dayAt(plusMs(notice!.dueAt, -1), 'Asia/Shanghai')).toBe(addDays(published, 30));
  await house.moveTo(plusMs(notice!.dueAt, -60_000));
  expect((await house.situation(caseId)).decisions[0]!.served).toBeNull();
  await house.moveTo(notice!.dueAt);
  const { served } = (await house.situation(caseId)).decisions[0]!;
  expect(served).toMatchObject({ how: 'publicNotice' });
  const servedOn = served!.remedies!.servedOn;
  expect(served!.remedies!.reconsiderUntil >= addDays(servedOn, 60) && served!.remedies!.sueUntil >= addMonths(servedOn, 6)).toBe(true);
  expect(served!.resumeFrom! > served!.at).toBe(true);
});

test('§8-34 paper whose receipt comes back is served on the day it says', async () => {
  const { caseId } = await disputed('performed');
  await answered(caseId, 'accurate');
  await decided(caseId, { ...words, outcome: 'rejected', remedy: 'none', by: 'paper' });
  const on = await now();
  await house.counter.act(clerk(), caseId, { kind: 'serviceReceipted', on, receiver: 'left', remark: '拒收', evidenceIds: [] });
  const { served } = (await house.situation(caseId)).decisions[0]!;
  expect(served).toMatchObject({ how: 'paper', remedies: { servedOn: on } });
  expect(await refusalOf(house.counter.act(clerk(), caseId, { kind: 'serviceReceipted', on, receiver: 'left', remark: '', evidenceIds: [] }))).toBe('already-done');
});

const paper = { document: '文书', evidenceIds: [] };
async function rejectedCase(): Promise<{ recordId: RecordId; caseId: CaseId }> {
  const made = await disputed('performed');
  await answered(made.caseId, 'accurate');
  await decided(made.caseId, { ...words, outcome: 'rejected', remedy: 'none' });
  return made;
}
const remedyOf = async (caseId: CaseId) => (await house.situation(caseId)).remedies!.at(-1)!;

test('§8-42 复核 is asked for within ten working days of service and decided by another person than drafted or signed; to be decided anew opens the case again', async () => {
  const { recordId, caseId } = await rejectedCase();
  const file = () => house.counter.act(subject, caseId, { kind: 'remedyFiled', track: 'review', on: '2026-01-01' as Day, ...paper });
  await file();
  const { remedyId } = await remedyOf(caseId);
  expect((await house.situation(caseId)).clocks.find((c) => c.limit === 'review' && c.ref === remedyId)!.endedAt).toBeNull();
  const end = (who: Actor) => house.counter.act(who, caseId, { kind: 'remedyEnded', remedyId, on: today, result: 'redo', ...paper });
  for (const who of [clerk(), signer()]) expect(await refusalOf(end(who))).toBe('conflict-of-interest');
  await end(demoActor('platform-clerk-3'));
  const s = await house.situation(caseId);
  expect(s).toMatchObject({ phase: 'verifying', round: 2, mark: 'disputed' });
  expect(s.letters.map((l) => l.letter)).toContain('reviewDecision');
  expect([s.verifications.length, (await measuresOf(house.register, recordId)).every((m) => m.suspended), await house.violations()]).toEqual([2, true, 0]);
  // The platform above that holds the record is asked to mark it again.
  expect((await house.acts(caseId)).filter(({ kind }) => kind === 'markRequested')).toHaveLength(2);
});

test('复议 and suit: never both at once, the respondent has ten or five working days from its copy, the record says so, measures rest while execution is suspended, and a changed decision opens the case again', async () => {
  const { recordId, caseId } = await rejectedCase();
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([false, false]);
  const on = await now();
  await house.counter.act(subject, caseId, { kind: 'remedyFiled', track: 'reconsideration', on, ...paper });
  expect(await refusalOf(house.counter.act(clerk(), caseId, { kind: 'remedyFiled', track: 'suit', on, ...paper }))).toBe('already-done');
  expect(await recordOf(house.register, recordId)).toMatchObject({ mark: 'inRemedy', state: 'published' });
  const { remedyId } = await remedyOf(caseId);
  expect(await refusalOf(house.counter.act(subject, caseId, { kind: 'remedyServed', remedyId, on, simple: true, ...paper }))).toBe('not-your-role');
  await house.counter.act(clerk(), caseId, { kind: 'remedyServed', remedyId, on, simple: true, ...paper });
  const clock = (await house.situation(caseId)).clocks.find((c) => c.limit === 'remedyAnswerSimple')!;
  expect([clock.ref, house.register.currentPack().limits.remedyAnswerSimple.count, house.register.currentPack().limits.remedyAnswer.count]).toEqual([remedyId, 5, 10]);
  await house.counter.act(clerk(), caseId, { kind: 'suspensionImposed', remedyId, ...paper });
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([true, true]);
  await house.counter.act(clerk(), caseId, { kind: 'suspensionEnded', remedyId, ...paper });
  await house.settled();
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([false, false]);
  await house.counter.act(clerk(), caseId, { kind: 'remedyAnswered', remedyId, ...paper });
  expect((await house.situation(caseId)).clocks.find((c) => c.limit === 'remedyAnswerSimple')!.endedAt).not.toBeNull();
  await house.counter.act(clerk(), caseId, { kind: 'remedyEnded', remedyId, on, result: 'annulled', ...paper });
  expect(await house.situation(caseId)).toMatchObject({ phase: 'deciding', round: 2, ordered: { result: 'annulled' } });
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([true, true]);
  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked' });
});

/** Of what the subject is told by mail in a case. */
async function toldOf(caseId: CaseId): Promise<string[]> {
  const { number } = await house.situation(caseId);
  const owner = testOwner(house.migrationUrl);
  const rows = await owner.selectFrom('delivery').select('content').where('kind', '=', 'notice').where('party', '=', `subject:${subject.subjectId!}`).execute();
  await owner.destroy();
  return rows.flatMap(({ content }) => ('notice' in content && content.number === number ? [content.notice] : [])).toSorted();
}

/** A department applies a measure to a record that it was given. */
const register = async (actor: Actor, recordId: RecordId) => (await registerMeasure(house.register, {
  actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'test', key: crypto.randomUUID(), fingerprint: Buffer.alloc(32) }, recordId, measure: { code: 'noProcurement', from: today, until: null },
})).receipt;

test('the first certificate of a case is told where it comes later than the acceptance, which tells of its own', async () => {
  const without = await disputed('performed', { measures: [] });
  const within = await disputed('performed');
  expect((await register(actorFor(FINANCE, 'executor'), without.recordId)).state).toBe('suspended');
  expect([await toldOf(without.caseId), await toldOf(within.caseId)]).toEqual([['suspendedLater'], []]);
});

test('what is registered while an organ or court has the measures rest, on the record or on one of the same fact that came later, rests from its registration with an order of its own, and goes on with the others', async () => {
  const { recordId, caseId } = await rejectedCase();
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  expect((await register(actorFor(FINANCE, 'executor'), recordId)).state).toBe('inForce');
  const on = await now();
  await house.counter.act(subject, caseId, { kind: 'remedyFiled', track: 'suit', on, ...paper });
  const { remedyId } = await remedyOf(caseId);
  await house.counter.act(clerk(), caseId, { kind: 'suspensionImposed', remedyId, ...paper });
  const imposed = (await house.situation(caseId)).suspensions.length;

  const finance = actorFor(FINANCE, 'executor');
  const { measureId, state } = await register(finance, recordId);
  const [{ fields }] = (await asAuditor(house.register, (trx) => trx.selectFrom('record_version').select('fields').where('record_id', '=', recordId).execute())) as [{ fields: RecordFields }];
  const { recordId: twin } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE, RESOURCES], fields });
  const beside = await register(actorFor(RESOURCES, 'executor'), twin);
  const asked = await register(actorFor(PROVINCIAL_PLATFORM, 'executor'), recordId);
  const s = await house.situation(caseId);
  expect([state, beside.state, asked.state, s.suspensions.slice(imposed).map((o) => [o.orgId, o.measureIds]), s.stayRequests!.map((r) => r.measureIds)]).toEqual([
    'suspended', 'suspended', 'inForce', [[FINANCE, [measureId]], [RESOURCES, [beside.measureId]]], [[asked.measureId]],
  ]);
  expect((await checkedBy(finance)).measures.filter((m) => m.recordId === recordId).map((m) => m.state)).toEqual(['suspended', 'suspended', 'suspended']);
  expect((await checkedBy(actorFor(RESOURCES, 'executor'))).measures.filter((m) => m.recordId === twin).map((m) => m.state)).toEqual(['suspended']);
  expect(s.letters.filter(({ letter }) => letter === 'suspensionNotice')).toHaveLength(s.suspensions.length);
  // A body that agrees while it is imposed has its measure rest as well.
  await house.counter.act(clerk(), caseId, { kind: 'stayAnswered', requestId: s.stayRequests![0]!.requestId, agreed: true, document: '同意暂缓。', evidenceIds: [await paperOf(house.register, clerk(), { caseId })] });
  expect((await measuresOf(house.register, recordId)).map((m) => m.suspended)).toEqual([true, true, true, true, true]);
  expect(await house.violations()).toBe(0);

  // Of each further certificate and of the answer to the request a mail tells the subject.
  const certificates = (await house.situation(caseId)).letters.filter(({ letter }) => letter === 'suspensionCertificate').length;
  expect([certificates, await toldOf(caseId)]).toEqual([5, ['stayAnswered', 'suspendedLater', 'suspendedLater', 'suspendedLater', 'suspendedLater']]);

  await house.counter.act(clerk(), caseId, { kind: 'suspensionEnded', remedyId, ...paper });
  await house.settled();
  expect([...(await measuresOf(house.register, recordId)), ...(await measuresOf(house.register, twin))].map((m) => m.suspended)).toEqual(Array.from({ length: 5 + 1 }, () => false));
  expect([(await holdsOf(house.register, caseId)).open, (await register(finance, recordId)).state]).toEqual([0, 'inForce']);
});

test('a record of the same fact: a check that rests for its sake names the log of that case; put right with it, it is restored by its own provider, whoever was given it and whoever executed on it, with a letter about that record', async () => {
  const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, recipients: [FINANCE], measures: [measure(FINANCE)] });
  const [{ fields }] = (await asAuditor(house.register, (trx) => trx.selectFrom('record_version').select('fields').where('record_id', '=', recordId).execute())) as [{ fields: RecordFields }];
  const [past, rests] = [measure(HOUSING, addDays(await now(), -1)), measure(RESOURCES)];
  const { recordId: twin } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: MARKET, recipients: [BANK, RESOURCES], measures: [past, rests], fields });
  const owner = testOwner(house.migrationUrl);
  await sql`insert into recipient_channel (org_id, way, changed_by, changed_at) values (${RESOURCES}, 'drop', ${clerk().userId}, business_now())`.execute(owner);
  const stand = async () => {
    const { state, seq, head } = (await checkedBy(actorFor(RESOURCES, 'executor'))).measures.find(({ id }) => id === rests.id)!;
    return { state, seq, head };
  };
  const before = await stand();
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  const [accepted, { seq: acts }] = [await stand(), await house.situation(caseId)];
  expect([before.state, accepted.state, accepted.seq]).toEqual(['inForce', 'suspended', before.seq + acts]);
  await answered(caseId, 'inaccurate');
  const after = await stand();
  expect([after.seq - accepted.seq, after.head === accepted.head]).toEqual([(await house.situation(caseId)).seq - acts, false]);

  await decided(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' });
  const s = await house.situation(caseId);
  expect(s.restorations.map((r) => [r.orgId, r.of ?? ['executor'], r.measureIds, r.given ?? false])).toEqual([
    [FINANCE, ['executor'], s.suspensions.find((o) => o.orgId === FINANCE)!.measureIds, false], [RESOURCES, ['executor'], [rests.id], false], [HOUSING, ['executor'], [past.id], false],
    [BANK, ['executor'], [], true], [TAX, ['provider'], [], false], [MARKET, ['provider'], [], false], [PLATFORM, ['publisher'], [], false],
  ]);
  const log = await house.acts(caseId);
  const letter = async (orgId: OrgId) => {
    const { orderId } = s.restorations.find((r) => r.orgId === orgId)!;
    const [letterId] = log.flatMap((act) => (act.kind === 'letterIssued' && act.facts.ref === orderId ? [act.facts.letterId] : []));
    return letterText(await letterOf(house.register, letterId!)).join('\n');
  };
  const [ours, theirs] = ['信息提供单位：国家税务总局大庆市税务局', '信息提供单位：大庆市市场监督管理局'];
  const names = async (orgId: OrgId) => [(await letter(orgId)).includes(ours), (await letter(orgId)).includes(theirs)];
  expect([await names(FINANCE), await names(BANK), await names(MARKET), await names(HOUSING), await names(PLATFORM)]).toEqual([[true, false], [false, true], [false, true], [false, true], [true, true]]);
  // A system is told of the record that it holds, as it stood when the order was given.
  const { rows: orders } = await sql<{ order: string; record: string; version: number }>`
    select content ->> 'order' as order, content ->> 'recordId' as record, (content ->> 'version')::int as version from delivery where kind = 'order' and party = ${`org:${RESOURCES}`} and content ->> 'caseId' = ${caseId} order by 1`.execute(owner);
  expect(orders).toEqual([{ order: 'lift', record: twin, version: 2 }, { order: 'restore', record: twin, version: 1 }, { order: 'suspend', record: twin, version: 1 }]);
  await sql`delete from recipient_channel where org_id = ${RESOURCES}`.execute(owner);
  await owner.destroy();
  expect([(await recordOf(house.register, twin)).state, await house.violations()]).toEqual(['revoked', 0]);
});

const REMEDIES = REMEDY_TRACKS.flatMap((track) => REMEDY_RESULTS.map((result) => ({ track, result })));
describe('a remedy by its track and its result', () => {
  /** A rejected case each, their measures in force again. */
  const resumed: { recordId: RecordId; caseId: CaseId }[] = [];
  beforeAll(async () => {
    for (const _ of REMEDIES) {
      const made = await disputed('performed');
      await answered(made.caseId, 'accurate');
      await draft(house, made.caseId, { decision: { ...words, outcome: 'rejected', remedy: 'none' } });
      await sign(house, made.caseId);
      resumed.push(made);
    }
    await house.settled();
    await house.moveTo((await Promise.all(resumed.map(async ({ caseId }) => (await house.situation(caseId)).decisions[0]!.served!.resumeFrom!))).toSorted().at(-1)!);
    for (const { caseId } of resumed) await acknowledgeEndings(house, caseId);
    await house.settled();
  }, 240_000);

  test.each(REMEDIES.map((one, i) => ({ ...one, i })))('$track that ends with "$result": what the record says, what rests and what is decided again', async ({ track, result, i }) => {
    const { recordId, caseId } = resumed[i]!;
    const resting = async () => (await measuresOf(house.register, recordId)).map((m) => m.suspended);
    const on = await now();
    await house.counter.act(subject, caseId, { kind: 'remedyFiled', track, on, ...paper });
    const meanwhile = track === 'review' ? 'confirmedSubjectDisagrees' : 'inRemedy';
    expect([(await recordOf(house.register, recordId)).mark, await resting(), await refusalOf(house.counter.act(subject, caseId, { kind: 'remedyFiled', track, on, ...paper }))]).toEqual([meanwhile, [false, false], 'already-done']);
    const { remedyId } = await remedyOf(caseId);
    if (track !== 'review') {
      // The organ or court has the measures rest; it lets them go again, or its ruling does.
      await house.counter.act(clerk(), caseId, { kind: 'suspensionImposed', remedyId, ...paper });
      expect(await resting()).toEqual([true, true]);
      if (result === 'maintained') await house.counter.act(clerk(), caseId, { kind: 'suspensionEnded', remedyId, ...paper });
    }
    await house.counter.act(demoActor('platform-clerk-3'), caseId, { kind: 'remedyEnded', remedyId, on, result, ...paper });
    await house.settled();
    const s = await house.situation(caseId);
    expect(s.letters.some(({ letter }) => letter === 'reviewDecision')).toBe(track === 'review' && result !== 'withdrawn');
    if (!REOPENS.includes(result)) {
      expect([s.phase, s.round, s.ordered, (await recordOf(house.register, recordId)).mark, await resting()]).toEqual(['closed', 1, undefined, 'confirmedSubjectDisagrees', [false, false]]);
      return;
    }
    expect([s.round, s.verifications.length, s.ordered?.result, (await recordOf(house.register, recordId)).mark, await resting()]).toEqual([2, result === 'redo' ? 2 : 1, result === 'redo' ? undefined : result, 'disputed', [true, true]]);
    if (result === 'redo') await answered(caseId, 'accurate');
    await decided(caseId, {
      changed: { ...words, outcome: 'partlyUpheld' as const, remedy: 'correct' as const, changes: [{ field: 'amount' as const, to: '500.00' }] },
      annulled: { ...words, outcome: 'upheld' as const, remedy: 'revoke' as const },
      redo: { ...words, outcome: 'rejected' as const, remedy: 'none' as const },
    }[result as 'changed' | 'annulled' | 'redo']);
    expect(await recordOf(house.register, recordId)).toMatchObject({
      changed: { state: 'published', mark: 'corrected', version: 2 }, annulled: { state: 'revoked', mark: 'corrected' }, redo: { state: 'published', mark: 'confirmedSubjectDisagrees', version: 1 },
    }[result as 'changed' | 'annulled' | 'redo']);
    expect(await house.violations()).toBe(0);
  });
});

test('against silence 复议 comes first: before a decision there is no suit, and no 复议 either while time has not run out', async () => {
  const { caseId } = await disputed('performed');
  const on = await now();
  const file = (track: 'reconsideration' | 'suit') => refusalOf(house.counter.act(subject, caseId, { kind: 'remedyFiled', track, on, ...paper }));
  expect([await file('reconsideration'), await file('suit')]).toEqual(['not-allowed-in-stage', 'not-allowed-in-stage']);
  await house.moveTo((await house.situation(caseId)).clocks.find((c) => c.limit === 'total')!.terms.dueAt!);
  expect([await file('suit'), await file('reconsideration')]).toEqual(['not-allowed-in-stage', undefined]);
});

test('§8-9 the superior is silent too: nobody is told that the record is right; it is found unverifiable, and both silences stand in the certificate', async () => {
  const { recordId, caseId } = await disputed('performed');
  const { orderId, hardStop } = (await house.situation(caseId)).verifications[0]!;
  await house.moveTo(hardStop.dueAt);
  const asked = await house.situation(caseId);
  expect(asked).toMatchObject({ phase: 'verifying', verifications: [{ superiorDecides: PROVINCIAL_TAX }] });
  const { terms } = asked.clocks.find((c) => c.limit === 'superiorDecision')!;
  await house.moveTo(plusMs(terms.dueAt!, -60_000));
  expect(await house.situation(caseId)).toMatchObject({ phase: 'verifying' });
  await house.moveTo(terms.dueAt!);
  const silent = (await house.acts(caseId)).filter((a) => a.kind === 'superiorSilent');
  expect(silent.map((a) => a.facts)).toEqual([{ orderId, orgId: PROVINCIAL_TAX }]);
  expect(await house.situation(caseId)).toMatchObject({ phase: 'deciding', mark: 'disputed' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'disclosureStopped', mark: 'disputed' });
  expect((await measuresOf(house.register, recordId)).every((m) => m.suspended)).toBe(true);
  await certifyNoAnswer(house.register);
  const certificates = (await house.situation(caseId)).letters.filter((l) => l.letter === 'noAnswerCertificate');
  const texts = await Promise.all(certificates.map(async (l) => letterText(await letterOf(house.register, l.letterId)).join('\n')));
  expect(texts.filter((t) => t.includes('国家税务总局大庆市税务局到期未答复') && t.includes('被申请人：国家税务总局黑龙江省税务局') && t.includes('复议机关：国家税务总局黑龙江省税务局的上一级行政机关'))).toHaveLength(1);
  expect(await refused(caseId, { ...words, outcome: 'rejected', remedy: 'none' }), 'silence never confirms').toBe('ground-not-answered');
  expect(await refused(caseId, { ...words, outcome: 'upheld', remedy: 'revoke' }), 'silence never deletes').toBe('not-competent');
  await decided(caseId, { ...words, outcome: 'unverifiable', remedy: 'stopDisclosure' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'disclosureStopped', mark: 'unverifiable', version: 2 });
  expect((await house.situation(caseId)).decisions[0]!.served?.remedies).toBeDefined();
});

test('§8-40 a child’s record is objected to like any other; nothing of it is published, and a public notice does not name the child', async () => {
  const owner = testOwner(house.migrationUrl);
  const child = await addSubject(owner, house.register, { kind: 'person', name: '苏小禾', identifier: '230602201605040019' });
  const person = await addUser(owner, { roles: ['subject'], subjectId: child.id });
  await owner.destroy();
  const { recordId } = await addRecord(house.register, { subjectId: child.id, providerId: TAX, recipients: [FINANCE], measures: [measure(FINANCE)], title: '未成年人失信记录' });
  const { caseId } = await house.counter.file(person, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  expect((await house.situation(caseId)).suspensions).toHaveLength(1);
  await answered(caseId, 'accurate');
  await decided(caseId, { ...words, outcome: 'rejected', remedy: 'none', by: 'paper' });
  await house.counter.act(clerk(), caseId, { kind: 'noticePublished', on: await now(), where: '大庆日报', reason: '下落不明', evidenceIds: [] });
  const { letters } = await house.situation(caseId);
  const notice = letterText(await letterOf(house.register, letters.find((l) => l.letter === 'publicNotice')!.letterId)).join('\n');
  expect(notice).toContain('苏某某：');
  for (const hidden of ['苏小禾', child.identifier, '未成年人失信记录']) expect(notice).not.toContain(hidden);
  expect((await letterOf(house.register, letters.find((l) => l.letter === 'decisionLetter')!.letterId)).addressee, 'what is the child’s own names it').toBe('苏小禾');
  expect(await publicRecord(house.register, recordId)).toBeUndefined();
});

test('§8-45 a red-list record: nothing to suspend and no measure to be moot by; what cannot be verified is no advantage and is withdrawn', async () => {
  const { recordId } = await addRecord(house.register, { subjectId: subject.subjectId!, providerId: TAX, category: 'redList', title: 'A级纳税人', recipients: [FINANCE] });
  const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'decidedOn', explanation: '认定日期有误', claimedValue: null }] });
  await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
  const s = await house.situation(caseId);
  expect([s.suspensions, s.letters.map(({ letter }) => letter), s.mark]).toEqual([[], expect.arrayContaining(['acceptanceNotice']), 'disputed']);
  expect(s.letters.map(({ letter }) => letter)).not.toContain('suspensionCertificate');
  await answered(caseId, 'cannotVerify');
  expect(await refused(caseId, { ...words, outcome: 'moot', remedy: 'none', mootReason: 'measureEnded' })).toBe('invalid-field');
  expect(await refused(caseId, { ...words, outcome: 'unverifiable', remedy: 'stopDisclosure' })).toBe('value-needed');
  await decided(caseId, { ...words, outcome: 'unverifiable', remedy: 'revoke' });
  expect(await recordOf(house.register, recordId)).toMatchObject({ state: 'revoked' });
});
