import { signBasis, valueHash } from '../../db/basis-register.ts';
import type { Db } from '../../db/database.ts';
import { businessNow, reading } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, UserId } from '../../domain/ids.ts';
import { unconfirmedValues } from '../../domain/policy-evidence.ts';
import type { Instant } from '../../domain/time.ts';
import { parseDay, plusMs } from '../../domain/time.ts';
import type { DemoStory } from '../../main/demo/city/case-story.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, file, restore } from '../setup/play-story.ts';

/** Plays a case to its end, a day at a time. */
export async function closedCase(stage: Stage & { moveTo(to: Instant): Promise<void> }, register: Register, story: DemoStory): Promise<CaseId> {
  const caseId = await file(stage, story);
  await accept(stage, caseId, story);
  await acknowledgeAll(stage, caseId);
  await answer(stage, caseId, story);
  await decide(stage, caseId, story);
  for (let turn = 0; turn < 40; turn += 1) {
    await stage.settled();
    await acknowledgeEndings(stage, caseId);
    await confirmNotices(stage, caseId);
    await restore(stage, caseId, story);
    await stage.settled();
    if ((await stage.situation(caseId)).phase === 'closed') return caseId;
    await stage.moveTo(plusMs(await reading(register.db, '', businessNow), 86_400_000));
  }
  throw new Error(`the case does not end: ${(await stage.situation(caseId)).phase}`);
}

/** The customer stands for the periods of the schedule. */
export async function signRetention(owner: Db, register: Register): Promise<void> {
  const pack = register.currentPack();
  const values = unconfirmedValues(pack).filter(({ pointer }) => pointer.startsWith('/retention/')).map((value) => ({ pointer: value.pointer, hash: valueHash(value) }));
  await owner.transaction().execute((trx) => signBasis(trx, pack, { values, name: '档案主管', document: '保存期限确认书', documentDay: parseDay('2026-11-01') }, { actId: newActId(), userId: asId<UserId>('auditor'), orgId: null, elapsedMs: 0 }));
}
