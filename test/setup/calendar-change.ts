import { randomUUID } from 'node:crypto';
import { cityEditionsIn, editionsIn } from '../../db/adopted-editions.ts';
import { hashedValues, signBasis } from '../../db/basis-register.ts';
import { approveChange, proposeChange } from '../../db/policy-change-register.ts';
import type { ChangeReceipt, Proposal } from '../../db/policy-change-register.ts';
import type { SweptChange } from '../../db/policy-change-sweep.ts';
import { sweepChange } from '../../db/policy-change-sweep.ts';
import { businessNow, takeRole } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ChangeId } from '../../domain/ids.ts';
import { dayAt } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { exampleCalendar } from '../../main/demo/example-calendar.ts';
import { demoActor } from './play-story.ts';

export const personalRequest = (register: Register, actor: Actor, body: unknown) => ({
  actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'change', key: randomUUID(), fingerprint: register.vault.fingerprint(body) },
});

/** Two working days less, beginning tomorrow, as the demo offers it. */
export async function snow(register: Register): Promise<{ file: unknown; days: Day[]; today: Day }> {
  await register.calendars.upToDate(register.db);
  const today = dayAt(await businessNow(register.db), 'Asia/Shanghai');
  const { file, days } = exampleCalendar(register.calendars.now().files, register.calendar(), today);
  return { file, days, today };
}

export const propose = (register: Register, file: unknown, reason = '因暴雪停止办公两日', by = demoActor('operator')): Promise<ChangeReceipt> => {
  const proposal: Proposal = { origin: 'uploaded', file, reason };
  return proposeChange(register, { ...personalRequest(register, by, proposal), proposal });
};

export const approve = (register: Register, changeId: ChangeId, by = demoActor('supervisor')): Promise<ChangeReceipt> =>
  approveChange(register, { ...personalRequest(register, by, changeId), changeId });

/** The supervisor signs values of the city's edition that a change proposes. */
export const signEdition = (register: Register, changeId: ChangeId, pointers: readonly string[]): Promise<unknown> => register.db.transaction().execute(async (trx) => {
  const { userId, orgId } = demoActor('supervisor');
  await takeRole(trx, 'zm_register', userId);
  const { files } = await trx.selectFrom('policy_change').select('files').where('id', '=', changeId).executeTakeFirstOrThrow();
  const [edition] = cityEditionsIn(editionsIn(files));
  const values = hashedValues(edition!).filter(({ pointer }) => pointers.includes(pointer));
  return signBasis(trx, edition!, { values, name: '盛景行', document: '依据确认单第8号', documentDay: dayAt(await businessNow(trx), edition!.zone) }, { actId: newActId(), userId, orgId, elapsedMs: 0 });
});

/** Goes round until nothing is left of the change. */
export async function sweepAll(register: Register): Promise<SweptChange> {
  const all: SweptChange = { moved: 0, told: 0, pokes: [] };
  for (let round = 0; round < 200; round += 1) {
    const { moved, told, pokes } = await sweepChange(register);
    all.moved += moved;
    all.told += told;
    all.pokes.push(...pokes);
    const open = await register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_procedure');
      return trx.selectFrom('policy_change').select('id').where('state', '=', 'applying').executeTakeFirst();
    });
    if (open === undefined) return all;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the sweep does not come to its end');
}
