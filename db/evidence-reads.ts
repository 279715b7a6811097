import type { Selectable } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { isReleased, mayFetch } from '../domain/evidence.ts';
import type { CaseId, DossierId, EvidenceId, SubjectId } from '../domain/ids.ts';
import type { Trx } from './database.ts';
import { reading } from './database.ts';
import type { Register } from './register.ts';
import type { EvidenceTable } from './schema.ts';
import { hasOpened, mayReadCase, partiesOf, readingWords, represents } from './sight-reads.ts';

type Found = Selectable<EvidenceTable> & { subject_id: SubjectId };

/** What opens a file: its name, and the key that it alone is sealed with. */
export interface OpenedEvidence {
  fileName: string;
  mediaType: string;
  size: number;
  sha256: Buffer;
  key: Buffer;
}

/** A file for whoever handed it in, for the parties who argue over it and for those who decide, as far as it has been released to them. */
export async function evidenceFor(register: Register, actor: Actor, id: EvidenceId, allowUnscanned: boolean): Promise<OpenedEvidence> {
  return readingWords(register, actor, async (trx) => {
    const row = await find(trx, actor, id);
    if (row.file_name_sealed.length === 0) throw new Refusal('erased');
    if (row.scan === 'infected') throw new Refusal('infected-file');
    if (!mayFetch(row.scan, row.owner_user === actor.userId, allowUnscanned)) throw new Refusal('file-not-released');
    return row;
  }, (row) => [{ kind: 'evidence', subjectId: row.subject_id, dossierId: row.case_id, item: row.id }], async (trx, row) => {
    const key = await trx.selectFrom('evidence_key').select('wrapped').where('evidence_id', '=', id).executeTakeFirst();
    // Erased: the key is gone, and with it the file.
    if (key === undefined) throw new Refusal('not-found');
    return {
      fileName: String(await register.vault.open(trx, row.subject_id, row.file_name_sealed)), mediaType: row.media_type, size: row.size, sha256: row.sha256,
      key: await register.vault.openBytes(trx, row.subject_id, key.wrapped),
    };
  });
}

/** How a file stands with the scanner, for whoever may see that there is one; nothing of what it holds. */
export async function evidenceState(register: Register, actor: Actor, id: EvidenceId, allowUnscanned: boolean) {
  const row = await reading(register.db, actor.userId, (trx) => find(trx, actor, id));
  return { id, ...scanView(row), released: isReleased(row.scan, allowUnscanned) };
}

/** What is told of a scan: the verdict, when, by what. */
export const scanView = (row: Pick<Found, 'scan' | 'scanned_at' | 'scan_engine' | 'scan_signatures'>) => ({
  scan: row.scan, scannedAt: row.scanned_at, scannedBy: row.scan_engine === null ? null : { engine: row.scan_engine, signatures: row.scan_signatures ?? 'unknown' },
});

async function find(trx: Trx, actor: Actor, id: EvidenceId): Promise<Found> {
  const row = await trx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.subject_id === null) throw new Refusal('not-found');
  if (row.owner_user !== actor.userId && !(row.case_id !== null && row.used_by !== null && (await arguesIn(trx, actor, row.case_id as string as CaseId)))) throw new Refusal('not-found');
  return { ...row, subject_id: row.subject_id };
}

async function arguesIn(trx: Trx, actor: Actor, caseId: CaseId): Promise<boolean> {
  if (hasRole(actor, 'clerk') || hasRole(actor, 'supervisor') || (await hasOpened(trx, actor, caseId as string as DossierId))) return true;
  const parties = partiesOf(actor);
  const row = await trx.selectFrom('case_file').select(['subject_id', 'provider_id']).where('id', '=', caseId).executeTakeFirst();
  if (row === undefined || !(await mayReadCase(trx, actor, caseId))) return false;
  if (parties.includes(`subject:${row.subject_id}`) || (await represents(trx, actor, caseId)) || (hasRole(actor, 'provider') && actor.orgId === row.provider_id)) return true;
  // Whoever is asked to verify, beside the record's own provider or in its place, and the unit that it is with.
  const asked = await trx.selectFrom('verification').select('order_id').where('case_id', '=', caseId).where('org_id', '=', actor.orgId).executeTakeFirst()
    ?? (await trx.selectFrom('internal_task').select('order_id').where('case_id', '=', caseId).where('org_id', '=', actor.orgId).where('shown', '=', true).executeTakeFirst());
  return hasRole(actor, 'provider') && asked !== undefined;
}
