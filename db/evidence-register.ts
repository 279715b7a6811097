import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import type { Scan } from '../domain/evidence.ts';
import type { CaseId, DossierId, EvidenceId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import type { RequestKey } from './idempotency.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';
import { mayReadCase } from './sight-reads.ts';

export interface EvidenceReceipt {
  id: EvidenceId;
  fileName: string;
  mediaType: string;
  size: number;
  /** Of the file as handed in, so that its owner can compare. */
  sha256: string;
  scan: Scan;
}

/** A file that has come in, sealed under a key of its own. */
export interface SealedFile {
  key: Buffer;
  /** Of the sealed bytes. */
  sha256: Buffer;
  /** Puts it where it outlives the process and the machine's power. */
  keep(): Promise<void>;
}

/** What a file is handed in for, if it is not the subject's own: a case, or a record that a counter takes an objection to in for its subject. */
interface HandedInFor {
  caseId: CaseId | null;
  recordId?: RecordId | null;
}

/** Under whose key a file is kept: the subject's own, or that of the case or the record it is handed in for. */
async function subjectFor(trx: Trx, actor: Actor, { caseId, recordId = null }: HandedInFor): Promise<SubjectId> {
  if (recordId !== null) {
    if (caseId !== null) throw new Refusal('invalid-field', { field: '/recordId' });
    if (!hasRole(actor, 'clerk') && !hasRole(actor, 'executor')) throw new Refusal('not-your-role', { params: { role: 'executor' } });
    const record = await trx.selectFrom('record').select('subject_id').where('id', '=', recordId).executeTakeFirst();
    if (record === undefined) throw new Refusal('not-found', { field: '/recordId' });
    return record.subject_id;
  }
  if (caseId === null) {
    if (actor.subjectId === null) throw new Refusal('value-needed', { field: '/caseId' });
    return actor.subjectId;
  }
  if (hasRole(actor, 'auditor') || !(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found', { field: '/caseId' });
  return (await trx.selectFrom('case_file').select('subject_id').where('id', '=', caseId).executeTakeFirstOrThrow()).subject_id;
}

/**
 * Enters a file: whether it may be is asked first, then it is kept, outside of any transaction, then it is entered with its key,
 * sealed under the subject's. A file that is kept and not entered is noise: nobody has its key.
 */
export async function takeEvidence(register: Register, input: HandedInFor & { actor: Actor; key: RequestKey; file: SealedFile; receipt: EvidenceReceipt }): Promise<EvidenceReceipt> {
  const { actor, key, caseId, file, receipt } = input;
  const before = await register.db.transaction().execute(async (trx) => {
    await permitted(trx, actor, input);
    return firstReceipt(trx, key, receipt);
  });
  if (before !== undefined) return before;
  await file.keep();
  return inOneTransaction(register.db, async (trx) => {
    const subjectId = await permitted(trx, actor, input);
    const earlier = await firstReceipt(trx, key, receipt);
    if (earlier !== undefined) return earlier;
    const { sealed } = await register.vault.seal(trx, subjectId, receipt.fileName);
    await trx.insertInto('evidence').values((e) => ({
      id: receipt.id, owner_user: actor.userId, owner_org: actor.orgId, subject_id: subjectId, case_id: caseId as string as DossierId | null, file_name_sealed: sealed,
      media_type: receipt.mediaType, size: receipt.size, sha256: file.sha256, scan: receipt.scan, uploaded_at: e.fn<Instant>('business_now'), used_by: null,
      scanned_at: null, scan_engine: null, scan_signatures: null, scan_finding: null,
    })).execute();
    await trx.insertInto('evidence_key').values({ evidence_id: receipt.id, wrapped: await register.vault.sealBytes(trx, subjectId, file.key) }).execute();
    // What tells of the file itself is not kept a second time in clear: its name may be somebody's.
    await keepOutcome(trx, key, 201, { ...receipt, fileName: '', sha256: '' });
    return receipt;
  });
}

/** Asked as the person, then on as the register. */
async function permitted(trx: Trx, actor: Actor, where: HandedInFor): Promise<SubjectId> {
  await takeRole(trx, 'zm_request', actor.userId);
  const subjectId = await subjectFor(trx, actor, where);
  await takeRole(trx, 'zm_register', actor.userId);
  return subjectId;
}

/** The first outcome of the key, with name and checksum of the file as it was sent again: the fingerprint says it is the same. */
async function firstReceipt(trx: Trx, key: RequestKey, again: EvidenceReceipt): Promise<EvidenceReceipt | undefined> {
  const earlier = await firstOutcome<EvidenceReceipt>(trx, key);
  return earlier === undefined ? undefined : { ...earlier, fileName: again.fileName, sha256: again.sha256 };
}
