import type { ProcedureActKind } from '../domain/act.ts';
import type { ActContents } from '../domain/content.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId } from '../domain/ids.ts';
import type { RecordFields } from '../domain/record.ts';
import { findLinked } from './duplicate-register.ts';
import type { CaseDesk, SealedWords } from './case-desk.ts';

/** A correction carries the record's new fields: those of the decision put over the old ones. */
export async function correctionWords(desk: CaseDesk, kind: ProcedureActKind): Promise<SealedWords | null> {
  if (kind !== 'recordCorrected' && kind !== 'recordRevoked') return null;
  const { trx, situation, world, register } = desk;
  const fields: Record<string, string> = { ...world.record.fields };
  if (kind === 'recordCorrected') {
    const decided = await trx.selectFrom('act').innerJoin('act_content', 'act_content.act_id', 'act.id').select('act_content.sealed')
      .where('act.dossier_id', '=', asId<DossierId>(situation.caseId as CaseId)).where('act.kind', '=', 'decided').orderBy('act.seq', 'desc').executeTakeFirstOrThrow();
    const { changes } = (await register.vault.open(trx, situation.subjectId, decided.sealed)) as ActContents['decided'];
    for (const change of changes) fields[change.field] = change.to;
  }
  const words = { fields: fields as RecordFields };
  // What tells of the same fact is put right by the same act.
  desk.world = { ...world, linked: await findLinked(trx, situation, world.record.fields, words.fields) };
  return { ...(await register.vault.seal(trx, situation.subjectId, words)), words };
}
