import { randomBytes, randomUUID } from 'node:crypto';
import { takeEvidence } from '../../db/evidence-register.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, EvidenceId, RecordId } from '../../domain/ids.ts';

/** A scanned document that somebody has handed in, its bytes nowhere: what an act needs of it is its row. */
export async function paperOf(register: Register, actor: Actor, on: { caseId?: CaseId; recordId?: RecordId }): Promise<EvidenceId> {
  const id = asId<EvidenceId>(randomUUID());
  await takeEvidence(register, {
    actor, caseId: on.caseId ?? null, recordId: on.recordId ?? null, key: { actor: actor.userId, route: 'paper', key: id, fingerprint: randomBytes(32) },
    receipt: { id, fileName: '材料.pdf', mediaType: 'application/pdf', size: 1, sha256: '0'.repeat(64), scan: 'clean' }, file: { key: randomBytes(32), sha256: randomBytes(32), keep: async () => {} },
  });
  return id;
}
