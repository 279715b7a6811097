import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, EvidenceId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { RequestKey } from './idempotency.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';
import { mayReadCase, partiesOf, readingWords } from './sight-reads.ts';

export interface EvidenceReceipt {
  id: EvidenceId;
  fileName: string;
  mediaType: string;
  size: number;
  /** Of the file as handed in, so that its owner can compare. */
  sha256: string;
  scan: 'not_scanned' | 'clean' | 'infected';
}

/** Under whose key a file is kept: the subject's own, or that of the case it is handed in for. */
async function subjectFor(trx: Trx, actor: Actor, caseId: CaseId | null): Promise<SubjectId> {
  if (caseId === null) {
    if (actor.subjectId === null) throw new Refusal('value-needed', { field: '/caseId' });
    return actor.subjectId;
  }
  if (hasRole(actor, 'auditor') || !(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found', { field: '/caseId' });
  return (await trx.selectFrom('case_file').select('subject_id').where('id', '=', caseId).executeTakeFirstOrThrow()).subject_id;
}

/** Takes a file in: `keep` puts its sealed bytes where they outlive the process and returns their SHA-256; then it is entered. */
export async function takeEvidence(
  register: Register,
  input: { actor: Actor; key: RequestKey; caseId: CaseId | null; bytes: Uint8Array; receipt: EvidenceReceipt; keep(sealed: Buffer): Promise<Buffer> },
): Promise<EvidenceReceipt> {
  const { actor, key, caseId, receipt } = input;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const subjectId = await subjectFor(trx, actor, caseId);
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<EvidenceReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const sha256 = await input.keep(await register.vault.sealBytes(trx, subjectId, input.bytes));
    const { sealed } = await register.vault.seal(trx, subjectId, receipt.fileName);
    await trx.insertInto('evidence').values((e) => ({
      id: receipt.id, owner_user: actor.userId, subject_id: subjectId, case_id: caseId as string as DossierId | null, file_name_sealed: sealed,
      media_type: receipt.mediaType, size: receipt.size, sha256, scan: receipt.scan, uploaded_at: e.fn<Instant>('business_now'), used_by: null,
    })).execute();
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

/** A file for whoever handed it in, for the parties who argue over it and for those who decide. `fetch` brings the sealed bytes. */
export async function evidenceFor(register: Register, actor: Actor, id: EvidenceId, fetch: (sha256: Buffer) => Promise<Buffer>) {
  return readingWords(register, actor, async (trx) => {
    const row = await trx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined || row.subject_id === null) throw new Refusal('not-found');
    if (row.owner_user !== actor.userId && !(row.case_id !== null && row.used_by !== null && (await arguesIn(trx, actor, row.case_id as string as CaseId)))) throw new Refusal('not-found');
    if (row.scan === 'infected') throw new Refusal('infected-file');
    return { ...row, subject_id: row.subject_id };
  }, async (trx, row) => ({
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
