import type { ActDraft, Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, EvidenceId, OrgId, ProofId, RecordId, RepairId, SubjectId } from '../domain/ids.ts';
import type { Terms } from '../domain/limit.ts';
import type { RepairClass } from '../domain/publicity.ts';
import { assertServed } from '../domain/social-service.ts';
import { inOffice } from '../domain/organisation.ts';
import type { RepairContents, RepairGround, RepairOrigin } from '../domain/repair-acts.ts';
import { mayRepair } from '../domain/repair-permission.ts';
import type { RepairRequest } from '../domain/repair-requests.ts';
import { assertProofs, assertRepairable, repairClock, repairDraftOf, repairTaskOf } from '../domain/repair-requests.ts';
import type { RepairPhase } from '../domain/repair.ts';
import { byDue } from '../domain/clock-fold.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, instantOn, plusMs } from '../domain/time.ts';
import { openDossier } from './act-log.ts';
import type { SealedWords } from './case-desk.ts';
import { sealWords } from './case-desk.ts';
import type { Outcome, PersonalRequest } from './case-register.ts';
import { filePrints, platformId, useEvidence } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { repairNumber } from './numbering.ts';
import type { Register } from './register.ts';
import { proofsToUse } from './proof-register.ts';
import { refuseErased } from './retention-sweep.ts';
import { serviceCount, servicesOf } from './social-service-register.ts';
import type { RepairDesk } from './repair-desk.ts';
import { addToRepair, closeRepair, newRepair, openRepair, repairDossier } from './repair-desk.ts';
import { REPAIR_ZONE, repairWorldOf } from './repair-world.ts';

/** What a person gets for an act on a repair: it is in force; its place in the chained log; what is due next. */
export interface RepairReceipt {
  repairId: RepairId;
  number: string;
  actId: ActId;
  seq: number;
  hash: string;
  occurredAt: Instant;
  phase: RepairPhase;
  next: Terms[];
}

/** An application as handed in. */
export interface RepairApplication {
  recordId: RecordId;
  ground: RepairGround;
  statement: string;
  /** The credit commitment, signed on the screen with the applicant's name; none from the authority's own hand. */
  commitment: RepairContents['repairFiled']['commitment'];
  proofs: RepairContents['repairFiled']['proofs'];
  /** Proof fetched from the authority's own system before (`db/proof-register.ts`). */
  fetchedProofs?: ProofId[];
  powerOfAttorney: EvidenceId | null;
  agent: string | null;
  /** For a paper that came to the window: its day. */
  receivedOn: Day | null;
  /** The applicant's own objection on this record that this was meant to be (law.md §8, 24): its instant of receipt is kept. */
  convertedFrom: CaseId | null;
}

const personOf = (actor: Actor): Author => ({ class: 'person', userId: actor.userId, orgId: actor.orgId });

/** Who hands it in: the subject, the platform's window, or the authority that made the record. Nobody else, whether or not there is such a record. */
async function originOf(trx: Trx, register: Register, actor: Actor, recordId: RecordId): Promise<{ origin: RepairOrigin; record: { subject_id: SubjectId; provider_id: OrgId } }> {
  const record = await trx.selectFrom('record').select(['subject_id', 'provider_id']).where('id', '=', recordId).executeTakeFirst();
  if (record !== undefined && hasRole(actor, 'subject') && record.subject_id === actor.subjectId) return { origin: 'subject', record };
  if (record !== undefined && hasRole(actor, 'clerk')) return { origin: 'window', record };
  const orgs = await register.organisations.all();
  const today = dayAt(await businessNow(trx), REPAIR_ZONE);
  if (record !== undefined && hasRole(actor, 'provider') && inOffice(orgs, record.provider_id, today) === actor.orgId) return { origin: 'authority', record };
  throw new Refusal('not-your-record', { field: '/recordId' });
}

/** 提出申请: opens a repair with its first act, if the record can be repaired today; if not, the refusal says what to do instead. */
export async function fileRepair(register: Register, request: PersonalRequest & { request: RepairApplication }): Promise<Outcome<RepairReceipt>> {
  const { actor, actId, key } = request;
  const application = request.request;
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const { origin, record } = await originOf(trx, register, actor, application.recordId);
    await takeRole(trx, 'zm_register', actor.userId);
    const subjectId = record.subject_id;
    if (origin !== 'authority' && application.commitment === null) throw new Refusal('commitment-unsigned', { field: '/commitment' });
    if (origin === 'authority' && (application.commitment !== null || application.ground !== 'performed')) throw new Refusal('invalid-field', { field: '/ground' });
    // 代理人: who acts for somebody else shows the power to do so, and a power is somebody's.
    if (application.agent !== null && application.powerOfAttorney === null) throw new Refusal('authority-needed', { field: '/powerOfAttorney' });
    if (application.agent === null && application.powerOfAttorney !== null) throw new Refusal('value-needed', { field: '/agent' });
    if (origin !== 'window' && application.receivedOn !== null) throw new Refusal('invalid-field', { field: '/receivedOn' });
    const receivedAt = await receiptOf(trx, application, actor);
    const repairId = asId<RepairId>(actId);
    const { world, now } = await repairWorldOf(register, trx, application.recordId, { receivedAt }, request.elapsedMs);
    const earlier = await firstOutcome<RepairReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    await refuseErased(trx, 'record', application.recordId, '/recordId');
    const open = await trx.selectFrom('repair_file').select('number').where('record_id', '=', application.recordId).where('phase', 'in', ['received', 'supplementing', 'deciding', 'shielded']).executeTakeFirst();
    if (open !== undefined) throw new Refusal('repair-open', { field: '/recordId', params: { number: open.number } });
    if (receivedAt !== null && receivedAt > world.at) throw new Refusal('date-in-future', { field: '/receivedOn', params: { today: world.today } });
    assertProofs(application.proofs, world.today);
    const fetched = await proofsToUse(register, trx, application.recordId, application.fetchedProofs ?? []);
    // What an organisation has confirmed is proof, and so is what the authority's own system says.
    if (origin === 'subject' && application.ground !== 'socialService' && application.proofs.length + fetched.length === 0) throw new Refusal('value-needed', { field: '/proofs' });
    const plan = assertRepairable(world, application.ground, origin === 'authority');
    const served = application.ground === 'socialService' ? await serviceFor(register, trx, application.recordId, subjectId, { class: plan.class, decidedOn: world.publicity!.decidedOn, today: world.today }) : null;
    const head = await openDossier(trx, repairDossier(repairId), 'repair');
    const number = await repairNumber(trx, Number(world.today.slice(0, 4)));
    const at = receivedAt ?? world.at;
    const orgs = await register.organisations.all();
    const authorityId = inOffice(orgs, record.provider_id, world.today);
    const clocked = { ...world, at: application.convertedFrom === null ? at : world.at };
    const evidenceIds = [...new Set([...application.proofs.map((p) => p.evidenceId), ...(application.powerOfAttorney === null ? [] : [application.powerOfAttorney])])];
    const content = await sealWords(register, trx, subjectId, 'repairFiled', { statement: application.statement, commitment: application.commitment, proofs: application.proofs, agent: application.agent,
      ...(fetched.length === 0 ? {} : { fetched: fetched.map(({ id, words: { system, reference } }) => ({ proofId: id, system, reference })) }),
    });
    const desk = newRepair(register, trx, head, { world, now }, {
      draft: {
        kind: 'repairFiled',
        facts: {
          repairId, recordId: application.recordId, recordVersion: world.record.version, subjectId, authorityId, platformId: platform, number, origin,
          ground: application.ground, sector: world.publicity!.sector, class: plan.class, pack: world.pack.version, receivedAt: at, evidenceIds,
          ...(fetched.length === 0 ? {} : { fetched: fetched.map((p) => ({ proofId: p.id, authorityId: p.authority_id, correctedOn: p.corrected_on, performedOn: p.performed_on, asOf: p.as_of })) }),
          ...(served === null ? {} : { service: served }),
          acceptance: origin === 'authority' ? null : repairClock('repairAcceptance', clocked, platform), total: repairClock('repairTotal', clocked), decision: origin === 'authority' ? repairClock('repairDecision', clocked, authorityId) : null,
        },
      },
      author: personOf(actor), id: actId, content, files: await filePrints(trx, evidenceIds),
    });
    const pokes = await closeRepair(desk);
    await useEvidence(trx, evidenceIds, actor, asId<CaseId>(repairId), actId);
    const used = { repair_id: repairDossier(repairId) };
    if (fetched.length > 0) await trx.updateTable('fetched_proof').set(used).where('id', 'in', fetched.map(({ id }) => id)).execute();
    if (served !== null && served.entries.length > 0) await trx.updateTable('social_service').set(used).where('id', 'in', served.entries).execute();
    await trx.deleteFrom('objection_draft').where('about', '=', 'repair').where('user_id', '=', actor.userId).where('record_id', '=', application.recordId).execute();
    const receipt = receiptFor(desk, actId);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** The social service an application rests on, as it counts today; only a natural person's, and only when it is enough. */
async function serviceFor(register: Register, trx: Trx, recordId: RecordId, subjectId: SubjectId, { class: its, decidedOn, today }: { class: RepairClass; decidedOn: Day; today: Day }) {
  const { kind } = await trx.selectFrom('subject').select('kind').where('id', '=', subjectId).executeTakeFirstOrThrow();
  if (kind !== 'person') throw new Refusal('persons-only', { field: '/ground' });
  const rows = await servicesOf(trx, recordId);
  const count = assertServed(serviceCount(register.currentPack(today), its, decidedOn, rows, today));
  return { ...count, entries: rows.filter((row) => row.confirmed !== null && row.confirmed > 0 && row.on_day >= count.from && row.on_day <= count.until).map((row) => row.id) };
}

/** The instant of receipt that governs: the paper's day at its end, or that of the objection this was meant to be. null: now. */
async function receiptOf(trx: Trx, { receivedOn, convertedFrom, recordId }: RepairApplication, actor: Actor): Promise<Instant | null> {
  if (convertedFrom !== null) {
    // The platform has found it to be a repair (转为信用修复), and its instant is kept for the one application that follows.
    const from = await convertedOf(trx, recordId);
    if (from === undefined || from.id !== convertedFrom || actor.subjectId === null || from.subject_id !== actor.subjectId) throw new Refusal('not-found', { field: '/convertedFrom' });
    return from.filed_at;
  }
  return receivedOn === null ? null : plusMs(instantOn(receivedOn, '24:00', REPAIR_ZONE), -1);
}

/** The newest objection on a record that was converted to a repair (law.md §8, 24), as long as no application has followed it. */
export const convertedOf = (trx: Trx, recordId: RecordId) =>
  trx.selectFrom('case_file as c').select(['c.id', 'c.number', 'c.filed_at', 'c.subject_id']).where('c.record_id', '=', recordId).where('c.ending', '=', 'converted')
    .where((e) => e.not(e.exists(e.selectFrom('repair_file as r').select('r.id').whereRef('r.record_id', '=', 'c.record_id').whereRef('r.filed_at', '>=', 'c.closed_at').where('r.origin', '=', 'subject'))))
    .orderBy('c.filed_at', 'desc').executeTakeFirst();

/** A person's act on a repair: lock, check by the table, append with what it entails, project, keep the outcome. */
export async function performRepairAct(register: Register, request: PersonalRequest & { repairId: RepairId; request: RepairRequest }): Promise<Outcome<RepairReceipt>> {
  const { actor, actId, key, repairId } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if ((await trx.selectFrom('repair_file').select('id').where('id', '=', repairId).executeTakeFirst()) === undefined) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const desk = await openRepair(register, trx, repairId, request.elapsedMs);
    if (desk === undefined) throw new Refusal('not-found');
    const earlier = await firstOutcome<RepairReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    await refuseErased(trx, 'repair', repairId);
    const { situation, world } = desk;
    const permission = mayRepair(situation, actor, repairTaskOf(request.request, situation), world);
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.params });
    const { draft, content } = repairDraftOf(request.request, situation, world);
    const sealed: SealedWords | null = content === null ? null : { ...(await register.vault.seal(trx, situation.subjectId, content)), words: content };
    const files = 'evidenceIds' in request.request ? await filePrints(trx, request.request.evidenceIds) : [];
    addToRepair(desk, draft as ActDraft, personOf(actor), { id: actId, content: sealed, files });
    const pokes = await closeRepair(desk);
    if ('evidenceIds' in request.request) await useEvidence(trx, request.request.evidenceIds, actor, asId<CaseId>(repairId), actId);
    const receipt = receiptFor(desk, actId);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

function receiptFor({ situation: s, writer }: RepairDesk, actId: ActId): RepairReceipt {
  const own = writer.written.find((w) => w.act.id === actId)!;
  return {
    repairId: s.repairId, number: s.number, actId, seq: own.act.seq, hash: own.hash.toString('hex'), occurredAt: own.act.occurredAt, phase: s.phase,
    next: s.clocks.filter((c) => c.endedAt === null && c.limit !== 'repairTotal').map((c) => c.terms).sort(byDue),
  };
}
