import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActId, DossierId, OrderId } from '../domain/ids.ts';
import type { CaseSituation } from '../domain/situation.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/** The words of an act, to be sealed anew with another that rests on it; nobody is shown them here. */
export async function wordsOfAct(register: Register, trx: Trx, s: Pick<CaseSituation, 'subjectId'>, actId: ActId): Promise<unknown> {
  const row = await trx.selectFrom('act_content').select('sealed').where('act_id', '=', actId).executeTakeFirst();
  return row === undefined ? null : register.vault.open(trx, s.subjectId, row.sealed);
}

/** Why more time was asked for, in the words of who asked: what the principal approves, and what the applicant is told. */
export async function extensionReason(register: Register, trx: Trx, s: CaseSituation, orderId: OrderId): Promise<string> {
  const seq = s.verifications.find((v) => v.orderId === orderId)?.extensionAsk?.seq;
  if (seq === undefined) throw new Refusal('not-allowed-in-stage', { params: { phase: s.phase } });
  const { id } = await trx.selectFrom('act').select('id').where('dossier_id', '=', s.caseId as string as DossierId).where('seq', '=', seq).executeTakeFirstOrThrow();
  return ((await wordsOfAct(register, trx, s, id)) as ActContents['extensionAsked'] | null)?.reason ?? '';
}
