import type { DecisionWords } from '../domain/decision-draft.ts';
import type { DossierId } from '../domain/ids.ts';
import type { CaseSituation } from '../domain/situation.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';

/** What the open draft of a case says, for whoever signs it or has its letter shown; null without one. */
export async function draftedWords(register: Register, trx: Trx, s: CaseSituation): Promise<DecisionWords | null> {
  if (s.draft?.state !== 'open') return null;
  const row = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select('act_content.sealed')
    .where('act.dossier_id', '=', s.caseId as string as DossierId).where('act.seq', '=', s.draft.seq).executeTakeFirst();
  return row === undefined ? null : ((await register.vault.open(trx, s.subjectId, row.sealed)) as DecisionWords);
}
