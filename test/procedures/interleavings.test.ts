import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerMeasure } from '../../db/record-register.ts';
import { newActId } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, EvidenceId, GroundId, MeasureId, NoticeId, OrderId, RecordId } from '../../domain/ids.ts';
import type { GroundKind } from '../../domain/objection.ts';
import { openStops } from '../../domain/limit.ts';
import { may, tasksOf } from '../../domain/permission.ts';
import type { Task } from '../../domain/permission.ts';
import { standingOf } from '../../domain/record-standing.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { addDays, dayAt, instantOfMs } from '../../domain/time.ts';
import { actorOf, DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { BANK, FINANCE, MARKET, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import type { Draw } from '../../main/demo/city/seeded.ts';
import { between, drawFrom, oneOf } from '../../main/demo/city/seeded.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { demoActor } from '../setup/play-story.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import { brokenChains, countByKind, doubled, holdsOf, measuresOf, recordAndCases, refusalOf } from './effects.ts';
import { paperOf } from '../setup/paper.ts';

/** So many fit into a run of the whole suite; more by the variable. */
const RUNS = Number(process.env.ZM_INTERLEAVINGS ?? 15);
const EXECUTORS = ['resources-clerk', 'finance-clerk', 'market-clerk', 'bank-clerk'].map(demoActor);
const STAFF = DEMO_IDENTITIES.map(actorOf).filter((a) => a.orgId !== null);
const today = dayAt(instantOfMs(Date.now()), 'Asia/Shanghai');

/** Why an act that was possible when it was chosen may be refused when it is done: somebody was quicker. Nothing else. */
const OVERTAKEN: readonly (ErrorCode | undefined)[] = [undefined, 'already-done', 'not-allowed-in-stage', 'clock-stopped', 'draft-needed'];

let house: Installation;
let subject: Actor;
beforeAll(async () => {
  house = await startInstallation();
  const owner = testOwner(house.migrationUrl);
  const { id } = await addSubject(owner, house.register);
  subject = await addUser(owner, { roles: ['subject'], subjectId: id });
  await owner.destroy();
});
afterAll(() => house.stop());

interface Run {
  recordId: RecordId;
  cases: [CaseId, CaseId];
  registered: MeasureId[];
}

async function begin(): Promise<Run> {
  const executors = [RESOURCES, FINANCE, MARKET];
  const { recordId } = await addRecord(house.register, {
    subjectId: subject.subjectId!, providerId: TAX, recipients: [...executors, BANK],
    measures: executors.map((executorId) => ({
      id: asId<MeasureId>(crypto.randomUUID()), executorId, kind: 'administrative', title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until: null,
    })),
  });
  const file = async (kind: GroundKind): Promise<CaseId> => {
    const { caseId } = await house.counter.file(subject, {
      recordId, refusal: { where: '窗口', byWhom: '经办人', shown: '查询结果' }, grounds: [{ kind, field: null, explanation: '详见材料', claimedValue: null }], evidenceIds: [],
    });
    return caseId;
  };
  // The two come in together, like everything here.
  const cases = await Promise.all([file('notOurs'), file('performed')]);
  return { recordId, cases, registered: [] };
}

/** What somebody says who does a task. */
function requestFor(task: Task, s: CaseSituation, draw: Draw): CaseRequest {
  const orderId = task.ref as OrderId;
  switch (task.kind) {
    case 'accepted':
      return { kind: 'accepted', remark: '齐全' };
    case 'suspensionAcknowledged':
    case 'verificationAcknowledged':
      return { kind: task.kind, orderId };
    case 'answered':
      return { kind: 'answered', orderId, evidenceIds: [], findings: [{ groundId: asId<GroundId>('g1'), result: oneOf(draw, ['accurate', 'inaccurate']), reason: '经核实', rightValue: null }] };
    case 'decisionDrafted': {
      const upheld = s.verifications.at(-1)?.answered?.findings[0]?.result === 'inaccurate';
      return { kind: 'decisionDrafted', outcome: upheld ? 'upheld' : 'rejected', remedy: upheld ? 'revoke' : 'none', facts: '经核实', reasons: '依据四(五)', changes: [], lift: [] };
    }
    case 'decisionReviewed':
      return { kind: 'decisionReviewed', remark: '' };
    case 'decisionReturned':
      return { kind: 'decisionReturned', remark: '补充理由' };
    case 'decided':
      return { kind: 'decided' };
    case 'endingAcknowledged':
      return { kind: 'endingAcknowledged', orderId, how: task.how! };
    case 'recipientConfirmed':
      return { kind: 'recipientConfirmed', noticeId: task.ref as NoticeId };
    case 'recipientDefunct':
      return { kind: 'recipientDefunct', noticeId: task.ref as NoticeId, reason: '单位已注销' };
    case 'restorationReported':
      return reportOf(s.restorations.find((r) => r.orderId === orderId)!, '已恢复');
    case 'restorationConfirmed':
      return { kind: 'restorationConfirmed', orderId, remark: '已恢复' };
    case 'clockExtended':
      return { kind: 'clockExtended', orderId };
    case 'extensionAsked':
      return { kind: 'extensionAsked', orderId, reason: '案卷较多' };
    case 'clockStopped':
      return { kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '送检', evidenceIds: papers.splice(0, 1) };
    case 'clockRestarted':
      return { kind: 'clockRestarted', orderId, remark: '' };
    default:
      throw new Error(`nobody does ${task.kind} here`);
  }
}

/** What the two cases are played with; whatever ends, turns or widens a case otherwise has tests of its own. */
const HERE: readonly Task['kind'][] = [
  'accepted', 'suspensionAcknowledged', 'verificationAcknowledged', 'answered', 'decisionDrafted', 'decided', 'endingAcknowledged', 'recipientConfirmed', 'restorationReported',
  'restorationConfirmed', 'extensionAsked', 'clockExtended', 'clockStopped', 'clockRestarted',
];

const papers: EvidenceId[] = [];
type Move = () => Promise<unknown>;

/** Everything that anybody could do on both cases just now. */
async function moves(run: Run, draw: Draw): Promise<Move[]> {
  const found: Move[] = [];
  for (const caseId of run.cases) {
    const situation = await house.situation(caseId);
    for (const task of tasksOf(situation)) {
      // Whoever may draft may do so again and again; a clock that stands is stopped for another reason only, and here there is one.
      const stands = situation.verifications.some((v) => v.orderId === task.ref && openStops(v.answer).length > 0);
      const left = !HERE.includes(task.kind) || (task.kind === 'decisionDrafted' && situation.draft !== undefined) || (task.kind === 'clockStopped' && stands);
      const actor = left ? undefined : [...STAFF, subject].find((a) => may(situation, a, task).allowed);
      if (actor !== undefined) found.push(async () => {
        // Whoever stops a clock for a test has its document.
        if (task.kind === 'clockStopped') papers.push(await paperOf(house.register, actor, { caseId }));
        return house.counter.act(actor, caseId, requestFor(task, situation, draw));
      });
    }
  }
  return found;
}

function registration(run: Run, draw: Draw): Move {
  const actor = oneOf(draw, EXECUTORS);
  const measure = { code: 'keySupervision', from: today, until: null };
  return async () => {
    const { receipt, pokes } = await registerMeasure(house.register, {
      actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'measure', key: newActId(), fingerprint: house.register.vault.fingerprint(measure) }, recordId: run.recordId, measure,
    });
    run.registered.push(receipt.measureId);
    house.poker.poke(pokes);
  };
}

const drawn = <T>(draw: Draw, list: readonly T[], count: number): T[] => {
  const rest = [...list];
  return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(between(draw, 0, rest.length - 1), 1)[0]!);
};

/** Plays until nobody has anything to do; whatever waits for a day is left. */
async function play(run: Run, draw: Draw): Promise<void> {
  for (let quiet = false; ;) {
    const possible = await moves(run, draw);
    if (possible.length === 0) {
      if (quiet) return;
      await house.settled();
      quiet = true;
      continue;
    }
    quiet = false;
    const chosen = drawn(draw, possible, between(draw, 2, 6));
    // Some are done twice at once, as by two people or two clicks, and a department registers a measure in between.
    const twice = chosen.filter(() => draw() < 0.2);
    const more = run.registered.length < 3 && draw() < 0.4 ? [registration(run, draw)] : [];
    const codes = await Promise.all(drawn(draw, [...chosen, ...twice, ...more], 20).map((move) => refusalOf(move())));
    expect(OVERTAKEN).toEqual(expect.arrayContaining(codes));
    expect(await house.violations()).toBe(0);
    const { record, contributions } = await recordAndCases(house.register, run.recordId);
    expect(record, JSON.stringify(contributions)).toEqual(standingOf(contributions));
  }
}

test(`${RUNS} random interleavings of two objections on one record and of measures registered meanwhile: no lock surfaces, no measure works on a disputed record, each effect once, and the record as its cases say`, { timeout: 600_000 }, async () => {
  const runs: Run[] = [];
  for (let n = 1; n <= RUNS; n += 1) {
    const draw = drawFrom(`interleaving ${n}`);
    const run = await begin();
    runs.push(run);
    await play(run, draw);
  }
  const resumptions = (await Promise.all(runs.flatMap((r) => r.cases).map(house.situation))).flatMap((s) => s.decisions.map((d) => d.served?.resumeFrom ?? null)).filter((at) => at !== null);
  expect(resumptions.length).toBeGreaterThan(10);
  await house.moveTo(resumptions.toSorted().at(-1)!);
  expect(await house.violations()).toBe(0);
  for (const [i, run] of runs.entries()) await play(run, drawFrom(`the day after ${i + 1}`));

  for (const [i, run] of runs.entries()) {
    const name = `interleaving ${i + 1}`;
    const measures = await measuresOf(house.register, run.recordId);
    expect(measures.filter((m) => m.suspended), `${name}: nothing stays suspended`).toEqual([]);
    const revocations: number[] = [];
    for (const caseId of run.cases) {
      const acts = await house.acts(caseId);
      const { phase, suspensions } = await house.situation(caseId);
      expect(phase, name).toBe('closed');
      expect(doubled(acts), name).toEqual([]);
      expect(countByKind(acts), name).toMatchObject({ filed: 1, accepted: 1, verificationRequested: 1, answered: 1, decided: 1, served: 1, closed: 1, 'letter:decisionLetter': 1 });
      expect((await holdsOf(house.register, caseId)).open, name).toBe(0);
      for (const o of suspensions) expect(o.endings.flatMap((e) => e.measureIds).toSorted(), `${name}: each measure ends being suspended once`).toEqual(o.measureIds.toSorted());
      revocations.push(countByKind(acts).recordRevoked ?? 0);
    }
    const lifted = measures.filter((m) => m.ended_how === 'lifted').length;
    if (revocations.includes(1)) expect(lifted, `${name}: what rested on a revoked record is lifted`).toBeGreaterThanOrEqual(3);
    else expect(lifted, name).toBe(0);
  }
  expect(await brokenChains(house.register)).toEqual([]);
});
