import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveBusinessTimeTo } from '../../db/business-time.ts';
import { fileObjection, performCaseAct } from '../../db/case-register.ts';
import { appendLawAct, lookAt } from '../../db/procedure-register.ts';
import { newActId } from '../../db/register.ts';
import { reading } from '../../db/database.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { dutiesDueBefore } from '../../db/task-reads.ts';
import type { ActFacts } from '../../domain/act.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, GroundId } from '../../domain/ids.ts';
import { procedureId } from '../../domain/procedure.ts';
import type { Verification } from '../../domain/verification-situation.ts';
import type { Instant } from '../../domain/time.ts';
import { msOf, plusMs } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { accept, acknowledgeAll, acknowledgeEndings, actorFor, clerk, confirmNotices, decide, demoActor, file, restorer } from '../setup/play-story.ts';
import { countByKind, doubled, holdsOf, measuresOf, recordOf, refusalOf } from './effects.ts';

const story = DEMO_SCENARIOS.upheld;
const MINUTE = 60_000;

let house: Installation;
let caseId: CaseId;
let asked: ActFacts['verificationRequested'];
beforeAll(async () => {
  house = await startInstallation();
  caseId = await file(house, story);
  await accept(house, caseId, story);
  await acknowledgeAll(house, caseId);
  const request = (await house.acts(caseId)).find((a) => a.kind === 'verificationRequested');
  asked = request!.facts as ActFacts['verificationRequested'];
  await house.counter.act(actorFor(asked.orgId, 'provider'), caseId, { kind: 'verificationAcknowledged', orderId: asked.orderId });
  await house.settled();
});
afterAll(() => house.stop());

const verification = async (): Promise<Verification> => (await house.situation(caseId)).verifications[0]!;
const duty = (name: 'urged' | 'escalated') => house.acts(caseId).then((acts) => acts.filter((a) => a.kind === name && a.facts.limit === 'verification'));
/** Twice, so that what may happen once has had its chance to happen again. */
async function swept(): Promise<void> {
  await sweepRungs(house.register);
  await sweepRungs(house.register);
}
const overdueAt = (at: Instant) => reading(house.register.db, 'supervisor', (trx) => dutiesDueBefore(trx, at)).then((rows) => rows.flatMap((r) => (r.about === 'case' ? [{ due: r.due_at, limit: r.limit_name, caseId: r.case_id, urged: r.urged_at !== null, escalated: r.escalated_at !== null }] : [])));

test('a minute before the due instant nobody is urged and silence cannot be declared', async () => {
  await house.moveTo(plusMs(asked.answer.dueAt!, -MINUTE));
  await swept();
  expect(await duty('urged')).toEqual([]);
  const { silentSeq, seq } = await verification();
  expect(silentSeq).toBeNull();
  const early = await appendLawAct(house.register, { procedureId: procedureId('verification', asked.orderId), kind: 'silenceDeclared', cause: seq });
  expect(early.result).toBe('notYet');
  expect((await verification()).silentSeq).toBeNull();
});

test('at the due instant silence is declared once and the provider is urged once', async () => {
  await house.moveTo(asked.answer.dueAt!);
  await swept();
  const silence = (await house.acts(caseId)).filter((a) => a.kind === 'silenceDeclared');
  expect(silence).toHaveLength(1);
  expect(silence[0]!.occurredAt >= asked.answer.dueAt!).toBe(true);
  const urged = await duty('urged');
  expect(urged.map((a) => a.facts)).toEqual([{ limit: 'verification', ref: asked.orderId, orgId: asked.orgId, generation: 1 }]);
  expect(urged[0]!.occurredAt >= asked.answer.dueAt!).toBe(true);
  expect(await duty('escalated')).toEqual([]);
  expect((await house.situation(caseId)).phase).toBe('verifying');
});

test('a working day later it is escalated once, to the superior', async () => {
  await house.moveTo(plusMs(asked.escalation!.dueAt, -MINUTE));
  await swept();
  expect(await duty('escalated')).toEqual([]);
  await house.moveTo(asked.escalation!.dueAt);
  await swept();
  const escalated = await duty('escalated');
  expect(escalated.map((a) => a.facts)).toEqual([{
    limit: 'verification', ref: asked.orderId, orgId: asked.orgId, superiorId: asked.superiorId, generation: 1, answer: expect.objectContaining({ limit: 'superiorAnswer' }),
  }]);
  expect(await duty('urged')).toHaveLength(1);
  const counts = countByKind(await house.acts(caseId));
  expect(counts['letter:urgeLetter']).toBe(1);
  expect(counts['letter:escalationLetter']).toBe(1);
});

test('the overdue query has the case, the most overdue first', async () => {
  const other = await file(house, DEMO_SCENARIOS.rejected);
  await accept(house, other, DEMO_SCENARIOS.rejected);
  const acceptedLater = (await house.situation(other)).verifications[0]!;
  const all = await overdueAt(plusMs(acceptedLater.answer.dueAt!, MINUTE));
  expect(all.map((r) => r.due)).toEqual(all.map((r) => r.due).toSorted());
  const ours = all.filter((r) => r.limit === 'verification' && [caseId, other].includes(r.caseId));
  expect(ours.map((r) => r.caseId)).toEqual([caseId, other]);
  expect(ours[0]).toMatchObject({ due: asked.answer.dueAt!, urged: true, escalated: true });
  expect(ours[1]).toMatchObject({ urged: false, escalated: false });
  const now = await overdueAt(asked.escalation!.dueAt);
  expect(now.filter((r) => r.caseId === other), 'what is not due yet').toEqual([]);
});

test('at the hard stop disclosure ends as unverified; mark and suspension stay, and the decision is open', async () => {
  await house.moveTo(plusMs(asked.hardStop.dueAt, -MINUTE));
  expect((await recordOf(house.register, story.recordId)).state).toBe('published');
  await house.moveTo(asked.hardStop.dueAt);
  const stopped = (await house.acts(caseId)).filter((a) => a.kind === 'disclosureStopped');
  expect(stopped).toHaveLength(1);
  expect(stopped[0]!.occurredAt >= asked.hardStop.dueAt).toBe(true);
  expect(await recordOf(house.register, story.recordId)).toMatchObject({ state: 'disclosureStopped', mark: 'disputed' });
  const situation = await house.situation(caseId);
  expect(situation).toMatchObject({ phase: 'deciding', mark: 'disputed' });
  expect(situation.suspensions.flatMap((o) => o.endings)).toEqual([]);
  expect((await measuresOf(house.register, story.recordId)).every((m) => m.suspended)).toBe(true);
  expect(await house.violations()).toBe(0);
  await swept();
  expect(await duty('urged')).toHaveLength(1);
  expect(await duty('escalated')).toHaveLength(1);
});

test('silence never confirms: a rejection is refused, an upholding is not', async () => {
  const { facts, reasons } = DEMO_SCENARIOS.rejected.decision;
  expect(await refusalOf(house.counter.act(clerk(), caseId, { kind: 'decisionDrafted', outcome: 'rejected', remedy: 'none', facts, reasons, changes: [], lift: [] }))).toBe('ground-not-answered');
  expect((await house.situation(caseId)).phase).toBe('deciding');
  await decide(house, caseId, story);
  await house.settled();
  expect(await recordOf(house.register, story.recordId)).toMatchObject({ state: 'revoked', mark: 'corrected', version: 2 });
  expect((await measuresOf(house.register, story.recordId)).map((m) => m.ended_how)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);
});

test('a subject that says nothing to a restoration is deemed satisfied after the limit, not before; then the case ends', async () => {
  await acknowledgeEndings(house, caseId);
  await confirmNotices(house, caseId);
  for (const r of (await house.situation(caseId)).restorations) {
    await house.counter.act(restorer(r), caseId, reportOf(r, '已恢复'));
  }
  await house.settled();
  const dues = (await house.situation(caseId)).restorations.map((r) => r.reported!.confirmation.dueAt);
  expect(dues).toHaveLength(8);
  await house.moveTo(plusMs(dues.toSorted()[0]!, -MINUTE));
  expect((await house.situation(caseId)).restorations.map((r) => r.satisfied)).toEqual(dues.map(() => null));
  await house.moveTo(dues.toSorted().at(-1)!);
  const ended = await house.situation(caseId);
  expect(ended.restorations.map((r) => r.satisfied?.deemed)).toEqual(dues.map(() => true));
  for (const [i, r] of ended.restorations.entries()) expect(r.satisfied!.at >= dues[i]!).toBe(true);
  expect(ended.phase).toBe('closed');
  expect(await holdsOf(house.register, caseId)).toEqual({ open: 0, all: 5 });
  expect(doubled(await house.acts(caseId))).toEqual([]);
  expect(countByKind(await house.acts(caseId))).toMatchObject({
    silenceDeclared: 1, disclosureStopped: 1, decisionOpened: 1, served: 1, recordRevoked: 1, measuresLifted: 4, deemedSatisfied: 8, certified: 1, closed: 1,
  });
});

test('an answer received in time and committed late is in time: no silence is declared over it, not even after the grace', async () => {
  const careful = { ...house.register, graceMs: 2 * MINUTE };
  const subject = DEMO_SCENARIOS.rejected.by;
  const { recordId, refusal } = DEMO_SCENARIOS.rejected;
  const body = { recordId, refusal, grounds: [{ kind: 'performed' as const, field: null, explanation: '已履行', claimedValue: null }], evidenceIds: [] };
  await house.stopWorker();
  const { receipt } = await fileObjection(careful, { actor: subject, actId: newActId(), elapsedMs: () => 0, key: { actor: subject.userId, route: 'file', key: newActId(), fingerprint: careful.vault.fingerprint(body) }, request: body });
  await accept(house, receipt.caseId, DEMO_SCENARIOS.rejected);
  const order = (await house.situation(receipt.caseId)).verifications[0]!;
  const id = procedureId('verification', order.orderId);
  const silence = { procedureId: id, kind: 'silenceDeclared', cause: order.seq } as const;

  const moveTo = (to: Instant) => moveBusinessTimeTo(careful, { actor: demoActor('operator'), actId: newActId(), to });
  const { to } = await moveTo(plusMs(order.answer.dueAt!, MINUTE));
  expect((await appendLawAct(careful, silence)).result, 'past the due instant, within the grace').toBe('notYet');
  const look = await lookAt(careful, id);
  expect(look).toMatchObject({ phase: 'asked', dueAt: order.answer.dueAt! });
  expect(look.dueInMs).toBeGreaterThan(0);
  expect(look.dueInMs).toBeLessThanOrEqual(msOf(order.answer.dueAt!) + 2 * MINUTE - msOf(to));

  const provider = actorFor(order.orgId, 'provider');
  const answered = {
    kind: 'answered' as const, orderId: order.orderId, evidenceIds: [],
    findings: [{ groundId: asId<GroundId>('g1'), result: 'accurate' as const, reason: '已核实', rightValue: null }],
  };
  await performCaseAct(careful, {
    actor: provider, actId: newActId(), caseId: receipt.caseId, request: answered, ifMatch: null, elapsedMs: () => 90_000,
    key: { actor: provider.userId, route: 'answered', key: newActId(), fingerprint: house.register.vault.fingerprint(answered) },
  });
  const heard = (await house.situation(receipt.caseId)).verifications[0]!.answered!;
  expect(heard.late).toBe(false);
  expect(heard.at < order.answer.dueAt!).toBe(true);

  await moveTo(plusMs(order.answer.dueAt!, 5 * MINUTE));
  expect((await appendLawAct(careful, silence)).result).toBe('refused');
  expect(countByKind(await house.acts(receipt.caseId)).silenceDeclared).toBeUndefined();
  await house.startWorker();
});
