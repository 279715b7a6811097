import { randomUUID } from 'node:crypto';
import { takeRole } from '../../db/database.ts';
import { loadActs, lockDossiers } from '../../db/act-log.ts';
import { hashedValues, signBasis } from '../../db/basis-register.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import { statePublicity } from '../../db/publicity-register.ts';
import type { PublicityReceipt } from '../../db/publicity-register.ts';
import { repairPacks } from '../../db/repair-rules.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PublicityFacts } from '../../domain/publicity.ts';
import { fileRepair, performRepairAct } from '../../db/repair-register.ts';
import type { RepairApplication, RepairReceipt } from '../../db/repair-register.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { newActId } from '../../db/register.ts';
import { asId } from '../../domain/ids.ts';
import type { DossierId, EvidenceId, RecordId, RepairId } from '../../domain/ids.ts';
import type { RepairRequest } from '../../domain/repair-requests.ts';
import { asksRating, foldRepair } from '../../domain/repair.ts';
import type { RepairSituation } from '../../domain/repair.ts';
import { dayAt } from '../../domain/time.ts';
import { businessNow } from '../../db/database.ts';
import type { Installation } from './installation.ts';
import { demoActor } from './play-story.ts';

const personal = (house: Installation, identity: string, body: unknown) => {
  const actor = demoActor(identity);
  return { actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route: 'repair', key: randomUUID(), fingerprint: house.register.vault.fingerprint(body) } };
};

/** A file of proof that has come in, its bytes nowhere: what a repair needs of it is its row. */
export async function proof(house: Installation, identity: string): Promise<EvidenceId> {
  const id = asId<EvidenceId>(newActId());
  const body = { id };
  const { actor, key } = personal(house, identity, body);
  await takeEvidence(house.register, {
    actor, caseId: null, key, file: { key: Buffer.alloc(32, 7), sha256: Buffer.alloc(32, 9), keep: async () => {} },
    receipt: { id, fileName: '缴款凭证.pdf', mediaType: 'application/pdf', size: 100, sha256: '00'.repeat(32), scan: 'not_scanned' },
  });
  return id;
}

export const COMMITMENT = { text: '本单位承诺所提供的材料真实、合法、有效，并愿意承担违反承诺的责任。', signedBy: '康汀白' };

/** Applies as a subject does, with one proof of today and a signed commitment. */
export async function applyFor(house: Installation, identity: string, recordId: RecordId, change: Partial<RepairApplication> = {}): Promise<RepairReceipt> {
  const today = dayAt(await businessNow(house.register.db), 'Asia/Shanghai');
  const request: RepairApplication = {
    recordId, ground: 'performed', statement: '罚款已经缴清。', commitment: COMMITMENT, proofs: change.proofs ?? [{ evidenceId: await proof(house, identity), datedOn: today, kind: '缴款凭证' }], powerOfAttorney: null, agent: null,
    receivedOn: null, convertedFrom: null, ...change,
  };
  const { receipt, pokes } = await fileRepair(house.register, { ...personal(house, identity, request), request });
  house.poker.poke(pokes);
  return receipt;
}

export async function actOnRepair(house: Installation, identity: string, repairId: RepairId, request: RepairRequest): Promise<RepairReceipt> {
  const { receipt, pokes } = await performRepairAct(house.register, { ...personal(house, identity, request), repairId, request });
  house.poker.poke(pokes);
  return receipt;
}

export const repairActs = (house: Installation, id: RepairId | RecordId) => house.register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_auditor');
  return loadActs(trx, asId<DossierId>(id));
});

export const repairSituation = async (house: Installation, id: RepairId): Promise<RepairSituation> => foldRepair(await repairActs(house, id));

/** An authority states what the publicity of its record rests on. */
export async function state(house: Installation, actor: Actor, recordId: RecordId, facts: PublicityFacts): Promise<PublicityReceipt> {
  const key = { actor: actor.userId, route: 'publicity', key: randomUUID(), fingerprint: house.register.vault.fingerprint(facts) };
  return (await statePublicity(house.register, { actor, actId: newActId(), elapsedMs: () => 0, key, recordId, facts })).receipt;
}

/** The supervisor signs values of an edition of a repair pack (依据确认). */
export const signRepairValues = (house: Installation, edition: string, pointers: readonly string[]): Promise<unknown> => house.register.db.transaction().execute(async (trx) => {
  const { userId, orgId } = demoActor('supervisor');
  await takeRole(trx, 'zm_register', userId);
  await lockDossiers(trx, [INSTALLATION]);
  const pack = repairPacks().find(({ version }) => version === edition)!;
  const values = hashedValues(pack).filter(({ pointer }) => pointers.includes(pointer));
  return signBasis(trx, pack, { values, name: '盛景行', document: '依据确认单第9号', documentDay: dayAt(await businessNow(trx), pack.zone) }, { actId: newActId(), userId, orgId, elapsedMs: 0 });
});

/** Every recipient confirms that still has to. */
export async function confirmAll(house: Installation, id: RepairId): Promise<void> {
  const { DEMO_IDENTITIES } = await import('../../main/demo/city/identities.ts');
  const s = await repairSituation(house, id);
  for (const notice of s.notices.filter((n) => n.confirmedAt === null)) {
    const who = DEMO_IDENTITIES.find((each) => each.orgId === notice.orgId && each.roles.includes('executor'));
    if (who === undefined) throw new Error(`nobody confirms for ${notice.orgId}`);
    await actOnRepair(house, who.id, id, { kind: 'recipientConfirmed', noticeId: notice.noticeId, ...(asksRating(s, notice.noticeId) ? { rating: 'updated' } : {}) });
  }
}
