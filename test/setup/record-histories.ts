import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { inject } from 'vitest';
import type { CaseId } from '../../domain/ids.ts';
import type { ProcedureId } from '../../domain/procedure.ts';
import { procedureId } from '../../domain/procedure.ts';
import { plusMs } from '../../domain/time.ts';
import { corrected } from '../../main/demo/city/case-parts.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import { caseRecordId } from '../../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { playBatch } from './incident-story.ts';
import type { Installation } from './installation.ts';
import { startInstallation } from './installation.ts';
import { accept, acknowledgeAll, acknowledgeEndings, actorFor, answer, confirmNotices, decide, demoActor, extend, file, restore, restorer } from './play-story.ts';
import { paperOf } from './paper.ts';

/** One recorded run of a procedure, as a file under test/histories/ holds it. */
export interface RecordedHistory {
  workflowId: ProcedureId;
  history: object;
}

/** The cases that are played, by the name that their histories carry. */
const STORIES: Readonly<Record<string, (house: Installation) => Promise<CaseId>>> = { corrected: playCorrected, rejected: playRejected, silent: playSilent, extended: playExtended };

/** Plays cases (those named, or all) and keeps the histories of their procedures; the released build's are never recorded again. */
export async function recordHistories(folder: string, named: readonly string[]): Promise<void> {
  const house = await startInstallation();
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  mkdirSync(folder, { recursive: true });
  const keep = async (name: string, id: ProcedureId): Promise<void> => {
    const history: object = JSON.parse(historyToJSON(await client.workflow.getHandle(id).fetchHistory()));
    const recorded: RecordedHistory = { workflowId: id, history: withoutMachine(history) };
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(recorded, null, 1)}\n`);
  };
  try {
    for (const [name, play] of Object.entries(STORIES)) if (named.length === 0 || named.includes(name)) await keepEnded(house, await play(house), name, keep);
    if (named.length === 0 || named.includes('batch')) await keep('incident-batch', procedureId('incident', await playBatch(house)));
  } finally {
    await connection.close();
    await house.stop();
  }
}

async function keepEnded(house: Installation, caseId: CaseId, path: string, keep: (name: string, id: ProcedureId) => Promise<void>): Promise<void> {
  const { verifications, suspensions, corrections, restorations, phase } = await house.situation(caseId);
  if (phase !== 'closed') throw new Error(`the ${path} case has not ended`);
  await keep(`verification-${path}`, procedureId('verification', verifications[0]!.orderId));
  // The clock is the verification's: for the others it is a case like another.
  if (path === 'extended') return;
  await keep(`objection-${path}`, procedureId('objection', caseId));
  await keep(`suspension-${path}`, procedureId('suspension', suspensions[0]!.orderId));
  for (const c of corrections) await keep(`correction-${path}`, procedureId('correction', c.orderId));
  for (const r of restorations.slice(0, 1)) await keep(`restoration-${path}`, procedureId('restoration', r.orderId));
}

async function playCorrected(house: Installation): Promise<CaseId> {
  const { upheld } = DEMO_SCENARIOS;
  const base: DemoStory = { ...upheld, recordId: caseRecordId('linTaxi'), by: demoActor('person-lin'), restoration: [] };
  const caseId = await file(house, base);
  await accept(house, caseId, base);
  await house.settled();
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, base);
  await house.settled();
  const lift = (await house.situation(caseId)).suspensions.flatMap((o) => o.measureIds);
  await decide(house, caseId, { ...base, decision: corrected('upheld', '经核实有误', '应予更正', [{ field: 'amount', to: '1500.00' }], lift) });
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await restore(house, caseId, base);
  await house.settled();
  await confirmNotices(house, caseId);
  await house.settled();
  return caseId;
}

async function playRejected(house: Installation): Promise<CaseId> {
  const { rejected } = DEMO_SCENARIOS;
  const caseId = await file(house, rejected);
  await accept(house, caseId, rejected);
  await house.settled();
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, rejected);
  await decide(house, caseId, rejected);
  await house.settled();
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  return caseId;
}

/** Extended, stopped beyond both dates, restarted, silent at the last, answered late. */
async function playExtended(house: Installation): Promise<CaseId> {
  const { rejected } = DEMO_SCENARIOS;
  const caseId = await file(house, rejected);
  await accept(house, caseId, rejected);
  await house.settled();
  const { orderId, orgId, hardStop } = (await house.situation(caseId)).verifications[0]!;
  const provider = actorFor(orgId, 'provider');
  await extend(house, caseId, { orderId, orgId });
  await house.settled();
  await house.counter.act(provider, caseId, { kind: 'clockStopped', orderId, reason: 'expertTest', explanation: '送检', evidenceIds: [await paperOf(house.register, provider, { caseId })] });
  await house.settled();
  await house.moveTo(plusMs(hardStop.dueAt, 20 * 24 * 3_600_000));
  await house.counter.act(provider, caseId, { kind: 'clockRestarted', orderId, remark: '' });
  await house.settled();
  await house.moveTo((await house.situation(caseId)).verifications[0]!.answer.dueAt!);
  await acknowledgeAll(house, caseId);
  await answer(house, caseId, rejected);
  await decide(house, caseId, rejected);
  await house.settled();
  await house.moveTo((await house.situation(caseId)).decisions[0]!.served!.resumeFrom!);
  await acknowledgeEndings(house, caseId);
  await house.settled();
  return caseId;
}

async function playSilent(house: Installation): Promise<CaseId> {
  const { upheld } = DEMO_SCENARIOS;
  const caseId = await file(house, upheld);
  await accept(house, caseId, upheld);
  await house.settled();
  const { answer: due, hardStop } = (await house.situation(caseId)).verifications[0]!;
  await house.moveTo(due.dueAt!);
  await house.moveTo(hardStop.dueAt);
  await decide(house, caseId, upheld);
  await house.settled();
  await acknowledgeEndings(house, caseId);
  await confirmNotices(house, caseId);
  for (const r of (await house.situation(caseId)).restorations) {
    await house.counter.act(restorer(r), caseId, reportOf(r, '已恢复'));
  }
  await house.settled();
  const ends = (await house.situation(caseId)).restorations.map((r) => r.reported!.confirmation.dueAt).toSorted();
  await house.moveTo(ends.at(-1)!);
  return caseId;
}

/** The engine notes which process on which machine did a step, in identities and in the names of sticky queues: nobody's business and different every time. */
function withoutMachine(history: object): object {
  const named = (value: unknown): boolean => typeof value === 'string' && value.includes(hostname());
  return JSON.parse(JSON.stringify(history, (name: string, value: unknown) => (name === 'identity' || named(value) ? 'recorded' : value)));
}
