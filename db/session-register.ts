import type { UserId } from '../domain/ids.ts';
import type { PersonalRequest } from './case-register.ts';
import { operatorAct } from './operator-log.ts';
import type { Register } from './register.ts';

/** An operator ends all logins of somebody, at once; an act, also where there were none. */
export const endSessionsOf = (register: Register, request: PersonalRequest & { userId: UserId }): Promise<{ ended: number }> =>
  operatorAct(register, request, async (trx) => {
    // What is entered nowhere may be a name that somebody typed: it is written nowhere either.
    const known = await trx.selectFrom('app_user').select('id').where('id', '=', request.userId).executeTakeFirst();
    const { numDeletedRows } = await trx.deleteFrom('session').where('user_id', '=', request.userId).executeTakeFirst();
    const outcome = { ended: Number(numDeletedRows) };
    return { draft: { kind: 'sessionsEnded', facts: { userId: known?.id ?? null, ...outcome } }, outcome, kept: outcome };
  });
