import type { ProcedureActKind } from '../domain/act.ts';
import type { ActContents } from '../domain/content.ts';
import { asId } from '../domain/ids.ts';
import type { CaseId, DossierId, RecordId } from '../domain/ids.ts';
import type { RecordFields } from '../domain/record.ts';
import { fieldChanges } from '../domain/record.ts';
import { actOf } from './act-log.ts';
import { findLinked } from './duplicate-register.ts';
import { examinedWith } from './merged-cases.ts';
import type { CaseDesk, SealedWords } from './case-desk.ts';

/** 一并审理: whether a case that was decided with this one has put the record right as decided. The record is locked, so of two that come at once the second sees it. */
async function isPutRight({ trx, situation: s, world: { record } }: CaseDesk, kind: 'recordCorrected' | 'recordRevoked', after: RecordFields): Promise<boolean> {
  const beside = await examinedWith(trx, s);
  if (beside.length === 0 || (kind === 'recordRevoked') !== (record.state === 'revoked') || fieldChanges(record.fields, after).length > 0) return false;
  const acts = await trx.selectFrom('act').select('body').where('dossier_id', 'in', beside.map((id) => asId<DossierId>(id))).where('kind', 'in', ['recordCorrected', 'recordRevoked', 'duplicateFixed']).execute();
  return acts.some(({ body }) => (actOf(body).facts as { recordId: RecordId }).recordId === s.recordId);
}

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
  const putRight = await isPutRight(desk, kind, words.fields);
  // What tells of the same fact is put right by the same act.
  desk.world = { ...world, putRight, linked: putRight ? [] : await findLinked(trx, situation, world, words.fields) };
  return { ...(await register.vault.seal(trx, situation.subjectId, words)), words };
}
