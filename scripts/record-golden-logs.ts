import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeRole } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import type { CaseId, DossierId } from '../domain/ids.ts';
import { foldCase } from '../domain/situation.ts';
import { plusMs } from '../domain/time.ts';
import type { DemoStory } from '../main/demo/city/case-story.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';
import { reportOf } from '../main/demo/play-steps.ts';
import { removeCluster, startPostgres } from '../main/parts/embedded-postgres.ts';
import { findFreePort } from '../main/parts/ports.ts';
import { createTestDatabase, testRegister } from '../test/setup/database.ts';
import type { GoldenLog, GoldenName } from '../test/golden-logs/read-golden-log.ts';
import { permissionFile } from '../test/golden-logs/permission-table.ts';
import { GOLDEN_FOLDER, GOLDEN_LOGS, goldenActs } from '../test/golden-logs/read-golden-log.ts';
import type { HandTurned } from '../test/setup/hand-engine.ts';
import { handTurned } from '../test/setup/hand-engine.ts';
import { accept, acknowledgeAll, acknowledgeEndings, actorFor, answer, clerk, confirmNotices, decide, demoActor, extend, file, restore, restorer } from '../test/setup/play-story.ts';
import { paperOf } from '../test/setup/paper.ts';

/**
 * Records test/golden-logs anew, each case in a fresh database through the real register. Run it for a new shape of act
 * only, and keep the logs of released shapes beside the new ones: they are what readers of old logs are tested with.
 * Usage: node scripts/run.mjs scripts/record-golden-logs.ts [name …]; `permissions` writes only the table of permissions, from the logs that are there.
 */
const STORIES: Record<GoldenName, (stage: HandTurned) => Promise<CaseId>> = {
  /** Upheld and revoked; every department, recipient and the subject do their part in time. */
  async upheld(stage) {
    const story = DEMO_SCENARIOS.upheld;
    const caseId = await file(stage, story);
    await accept(stage, caseId, story);
    await acknowledgeAll(stage, caseId);
    await acknowledgeVerification(stage, caseId);
    await answer(stage, caseId, story);
    await decideAndSettle(stage, caseId, story);
    await acknowledgeEndings(stage, caseId);
    await restore(stage, caseId, story);
    await stage.settled();
    await confirmNotices(stage, caseId);
    await stage.settled();
    return caseId;
  },

  /** The provider answers late; rejected, resumed, closed; reopened and rejected once more. */
  async rejected(stage) {
    const story = DEMO_SCENARIOS.rejected;
    const caseId = await file(stage, story);
    await accept(stage, caseId, story);
    await acknowledgeAll(stage, caseId);
    await stage.moveTo(plusMs((await stage.situation(caseId)).verifications[0]!.answer.dueAt!, 1_000));
    await answer(stage, caseId, story);
    await decideAndSettle(stage, caseId, story);
    await resume(stage, caseId);
    await stage.counter.act(demoActor('supervisor'), caseId, { kind: 'reopened', reasons: '申请人提交了新的检测报告', evidenceIds: [] });
    await acknowledgeAll(stage, caseId);
    await answer(stage, caseId, story);
    await decideAndSettle(stage, caseId, story);
    await resume(stage, caseId);
    return caseId;
  },

  /** The provider never answers: disclosure stopped at the hard stop; one field corrected, one measure lifted, the others resumed; the subject says nothing. */
  async silence(stage) {
    const story = DEMO_SCENARIOS.upheld;
    const caseId = await file(stage, story);
    await accept(stage, caseId, story);
    await acknowledgeAll(stage, caseId);
    await stage.moveTo(plusMs((await stage.situation(caseId)).verifications[0]!.hardStop.dueAt, 1_000));
    const lift = (await stage.situation(caseId)).suspensions[0]!.measureIds.slice(0, 1);
    await decideAndSettle(stage, caseId, { ...story, decision: { ...story.decision, outcome: 'partlyUpheld', remedy: 'correct', changes: [{ field: 'subjectName', to: '大庆云杉机电设备有限公司' }], lift } });
    await resume(stage, caseId);
    const ordered = (await stage.situation(caseId)).restorations[0]!;
    await stage.counter.act(restorer(ordered), caseId, reportOf(ordered, '已恢复'));
    await stage.moveTo(plusMs((await stage.situation(caseId)).restorations[0]!.reported!.confirmation.dueAt, 1_000));
    await confirmNotices(stage, caseId);
    await stage.settled();
    return caseId;
  },

  /** The verification is extended, stands still for an expert test for longer than it would have lasted, runs on, and is answered in time; rejected and resumed. */
  async extended(stage) {
    const story = DEMO_SCENARIOS.rejected;
    const caseId = await file(stage, story);
    await accept(stage, caseId, story);
    await acknowledgeAll(stage, caseId);
    const asked = (await stage.situation(caseId)).verifications[0]!;
    const { orderId } = asked;
    const provider = actorFor(asked.orgId, 'provider');
    await stage.counter.act(provider, caseId, { kind: 'verificationAcknowledged', orderId });
    await extend(stage, caseId, asked, '需要调取纸质案卷');
    await stage.moveTo(plusMs(asked.requestedAt, 24 * 3_600_000));
    await stage.counter.act(provider, caseId, { kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '已送检', evidenceIds: [await paperOf(stage.register, provider, { caseId })] });
    await stage.moveTo(plusMs(asked.requestedAt, 30 * 24 * 3_600_000));
    await stage.counter.act(clerk(), caseId, { kind: 'clockRestarted', orderId, remark: '检测报告已收到' });
    await answer(stage, caseId, story);
    await decideAndSettle(stage, caseId, story);
    await resume(stage, caseId);
    return caseId;
  },
};

async function acknowledgeVerification(stage: HandTurned, caseId: CaseId): Promise<void> {
  const { orderId } = (await stage.situation(caseId)).verifications.at(-1)!;
  await stage.counter.act(demoActor('tax-provider'), caseId, { kind: 'verificationAcknowledged', orderId });
}

async function decideAndSettle(stage: HandTurned, caseId: CaseId, story: DemoStory): Promise<void> {
  await decide(stage, caseId, story);
  await stage.settled();
}

/** Waits for the instant of 恢复执行 and acknowledges every ending. */
async function resume(stage: HandTurned, caseId: CaseId): Promise<void> {
  await stage.moveTo(plusMs((await stage.situation(caseId)).decisions.at(-1)!.served!.resumeFrom!, 1_000));
  await acknowledgeEndings(stage, caseId);
  await stage.settled();
}

async function record(register: Register, name: GoldenName): Promise<void> {
  const stage = handTurned(register);
  const caseId = await STORIES[name](stage);
  const dossierId = caseId as string as DossierId;
  const { bodies, head } = await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_auditor');
    const rows = await trx.selectFrom('act').select('body').where('dossier_id', '=', dossierId).orderBy('seq').execute();
    return {
      bodies: rows.map((r) => r.body.toString()),
      head: await trx.selectFrom('dossier').select(['seq', 'head']).where('id', '=', dossierId).executeTakeFirstOrThrow(),
    };
  });
  const golden: GoldenLog = { head: { seq: head.seq, hash: head.head.toString('hex') }, situation: foldCase(await stage.acts(caseId)), bodies };
  writeFileSync(join(GOLDEN_FOLDER, `${name}.json`), `${JSON.stringify(golden, null, 1)}\n`);
  console.log(`· ${name}: ${bodies.length} acts, ${golden.situation.phase}`);
}

async function recordAll(names: readonly GoldenName[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengming-golden-'));
  const { running, adminUrl } = await startPostgres({ dataDir: join(folder, 'postgres'), port: await findFreePort(), fsync: false });
  try {
    for (const name of names) {
      const register = testRegister((await createTestDatabase(adminUrl, { city: true })).url);
      try {
        await record(register, name);
      } finally {
        await register.db.destroy();
      }
    }
  } finally {
    await running.stop();
    removeCluster(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

const chosen = process.argv.slice(2);
const names = GOLDEN_LOGS.filter((name) => chosen.length === 0 || chosen.includes(name));
if (names.length > 0) await recordAll(names);
writeFileSync(join(GOLDEN_FOLDER, 'permissions.txt'), permissionFile(GOLDEN_LOGS.map((name) => [name, goldenActs(name)])));
