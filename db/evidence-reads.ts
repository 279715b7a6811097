import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, EvidenceId } from '../domain/ids.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import { mayReadCase, partiesOf, readingWords } from './sight-reads.ts';

/** A file for whoever handed it in, for the parties who argue over it and for those who decide. `fetch` brings the sealed bytes. */
export async function evidenceFor(register: Register, actor: Actor, id: EvidenceId, fetch: (sha256: Buffer) => Promise<Buffer>) {
  return readingWords(register, actor, async (trx) => {
    const row = await trx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined || row.subject_id === null) throw new Refusal('not-found');
    if (row.owner_user !== actor.userId && !(row.case_id !== null && row.used_by !== null && (await arguesIn(trx, actor, row.case_id as string as CaseId)))) throw new Refusal('not-found');
    if (row.scan === 'infected') throw new Refusal('infected-file');
    return { ...row, subject_id: row.subject_id };
  }, (row) => [{ kind: 'evidence', subjectId: row.subject_id, dossierId: row.case_id, item: row.id }], async (trx, row) => ({
    fileName: String(await register.vault.open(trx, row.subject_id, row.file_name_sealed)), mediaType: row.media_type,
    bytes: await register.vault.openBytes(trx, row.subject_id, await fetch(row.sha256)),
  }));
}

async function arguesIn(trx: Trx, actor: Actor, caseId: CaseId): Promise<boolean> {
  if (hasRole(actor, 'clerk') || hasRole(actor, 'supervisor')) return true;
  const parties = partiesOf(actor);
  const row = await trx.selectFrom('case_file').select(['subject_id', 'provider_id']).where('id', '=', caseId).executeTakeFirst();
  if (row === undefined || !(await mayReadCase(trx, actor, caseId))) return false;
  return parties.includes(`subject:${row.subject_id}`) || (hasRole(actor, 'provider') && actor.orgId === row.provider_id);
}
