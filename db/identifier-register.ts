import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId } from '../domain/ids.ts';
import { noteLooks } from './access-log.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { Register } from './register.ts';
import { mayReadCase } from './sight-reads.ts';
import { wholeIdentifier } from './subject-repository.ts';

/** Shows a clerk the whole number of a case's subject, with a reason; that it was shown is entered in the same transaction, or it is not shown. */
export async function revealIdentifier(register: Register, request: { actor: Actor; caseId: CaseId; reason: string }): Promise<string> {
  const { actor, caseId, reason } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
    const { subject_id: subjectId } = await trx.selectFrom('case_file').select('subject_id').where('id', '=', caseId).executeTakeFirstOrThrow();
    await takeRole(trx, 'zm_register', actor.userId);
    const revealId = uuidv7();
    const { sealed } = await register.vault.seal(trx, subjectId, reason);
    await trx.insertInto('reveal').values({
      id: revealId, subject_id: subjectId, case_id: caseId as string as DossierId, by_user: actor.userId, by_org: actor.orgId, reason_sealed: sealed,
    }).execute();
    await noteLooks(trx, actor, [{ kind: 'identifier', subjectId, dossierId: caseId as string as DossierId, item: revealId }], { andMore: true });
    return wholeIdentifier(trx, register.vault, subjectId);
  });
}
