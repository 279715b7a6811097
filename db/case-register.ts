import type { ActContents } from '../domain/content.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import type { ActDraft, Author } from '../domain/act.ts';
import type { CaseRequest } from '../domain/case-acts.ts';
import { draftOf, taskOf } from '../domain/case-acts.ts';
import { clockNow } from '../domain/case-world.ts';
import type { Provenance } from '../domain/disown-acts.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, EvidenceId, GroundId, OrderId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { Terms } from '../domain/limit.ts';
import type { Ground, GroundKind, Phase } from '../domain/objection.ts';
import { isMaterial, may } from '../domain/permission.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { FilingFacts, Stake } from '../domain/filing-acts.ts';
import type { RecordField, RecordState } from '../domain/record.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { byDue } from '../domain/clock-fold.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, msOf } from '../domain/time.ts';
import { joinedOf } from '../domain/merge-situation.ts';
import { unitOf } from '../domain/turn-situation.ts';
import type { OfficeFiling } from '../domain/office-filing.ts';
import { assertCredible, officeFacts } from '../domain/office-filing.ts';
import type { StakeRequest } from '../domain/urgency.ts';
import { acceptanceLimit, stakeOf, suspendsAtReceipt } from '../domain/urgency.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import { agentSubjects, noteAgent } from './agent-filings.ts';
import type { FilePrint } from './act-log.ts';
import { actOf, lockDossiers, openDossier } from './act-log.ts';
import type { CaseDesk, SealedWords } from './case-desk.ts';
import { add, close, deskAt, newDesk, sealWords, worldOf } from './case-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { whoDid } from './done-before.ts';
import { withLinked } from './duplicate-register.ts';
import { draftedWords } from './decision-draft-reads.ts';
import { fileHarms } from './harm-diary.ts';
import { extensionReason } from './carried-words.ts';
import { carryOver, followersOf, mergingOf, seeDecidedBeside } from './merged-cases.ts';
import type { RequestKey } from './idempotency.ts';
import { handedInOf } from './handed-in.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import { convertedRepair } from './converted-repair.ts';
import { recordedBy } from './recorded-by.ts';
import { loginOf, namedAgent } from './named-agent.ts';
import { correctingOf } from './letter-corrections.ts';
import { caseNumber, exceptionNumber } from './numbering.ts';
import type { Register } from './register.ts';
import { repeatFacts } from './repeat-reads.ts';
import { refuseErased } from './retention-sweep.ts';
import { assertPaper } from '../domain/paper-answer.ts';
import { mayReadCase } from './sight-reads.ts';

/** What a person gets for an act: it is in force; its place in the chained log; what is due next. */
export interface Receipt {
  caseId: CaseId;
  number: string;
  actId: ActId;
  seq: number;
  hash: string;
  occurredAt: Instant;
  phase: Phase;
  next: Terms[];
}

/** An outcome and the procedures to poke after the commit; none when it is the kept outcome of an earlier request. */
export interface Outcome<R = Receipt> {
  receipt: R;
  pokes: ProcedureId[];
}

/** A person's request to act. `elapsedMs` says, when asked under the lock, how long ago the complete request was received: that instant counts. */
export interface PersonalRequest {
  actor: Actor;
  actId: ActId;
  key: RequestKey;
  elapsedMs(): number;
}

/** An objection as handed in. */
export interface FileRequest {
  recordId: RecordId;
  grounds: { kind: GroundKind; field: RecordField | null; explanation: string; claimedValue: string | null }[];
  refusal: ActContents['filed']['refusal'];
  evidenceIds: EvidenceId[];
  /** What is at stake, and on which day. */
  stake?: StakeRequest | null;
  /** Files that show a ground at first sight. */
  primaFacieIds?: EvidenceId[];
}

const personOf = (actor: Actor): Author => ({ class: 'person', userId: actor.userId, orgId: actor.orgId });

/** The platform that receives objections: the one organisation of that kind that is valid today. */
export async function platformId(register: Register): Promise<OrgId> {
  for (const org of (await register.organisations.all()).values()) if (org.kind === 'platform' && org.validTo === null) return org.id;
  throw new Error('no platform organisation');
}

/** What belongs to a case that came in another way than by its own files: before its record is locked, and once its first act is written. */
export interface CameIn {
  before(trx: Trx, record: FiledRecord): Promise<void>;
  /** Its files become the subject's, and the act's. */
  after(trx: Trx, filed: { subjectId: SubjectId; caseId: CaseId; actId: ActId; number: string }): Promise<void>;
}

/** 收件: opens a case with its first act. The receipt instant is when the complete request was received. */
export async function fileObjection(register: Register, request: PersonalRequest & { request: FileRequest }): Promise<Outcome> {
  const { actor } = request;
  const { subjectId } = actor;
  if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  return openCaseFor(register, request, async (trx, { subject_id }) => {
    if (subject_id !== subjectId) throw new Refusal('not-found', { field: '/recordId' });
    await trx.deleteFrom('objection_draft').where('about', '=', 'objection').where('user_id', '=', actor.userId).where('record_id', '=', request.request.recordId).execute();
  });
}

/**
 * 一窗受理、书面收件、主动发现: an office files for a subject, on a record that it may see. The receipt instant is the office's; of a
 * paper, when it was handed in, while the log keeps the instant of its entry beside it.
 */
export async function fileForSubject(register: Register, request: PersonalRequest & { request: FileRequest; office: OfficeFiling }): Promise<Outcome> {
  const { actor, office } = request;
  const { orgId } = actor;
  const clerk = hasRole(actor, 'clerk');
  if (orgId === null || (!clerk && (office.how === 'paper' || !hasRole(actor, 'executor')))) throw new Refusal('not-your-role', { params: { role: office.how === 'paper' ? 'clerk' : 'executor' } });
  return openCaseFor(register, request, async () => {}, { office, orgId });
}

/** 核验授权后收件: the platform takes in what somebody filed online for a subject. The receipt instant is the one at which it was filed. */
export async function takeInForSubject(register: Register, request: PersonalRequest & { request: FileRequest; office: OfficeFiling; cameIn: CameIn }): Promise<Outcome> {
  const { actor: { orgId } } = request;
  if (orgId === null || !hasRole(request.actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  return openCaseFor(register, request, request.cameIn.before, { office: request.office, orgId, cameIn: request.cameIn });
}

export type FiledRecord = { subject_id: SubjectId; provider_id: OrgId; version: number; state: RecordState };

async function openCaseFor(register: Register, request: PersonalRequest & { request: FileRequest }, belongs: (trx: Trx, record: FiledRecord) => Promise<void>, by?: { office: OfficeFiling; orgId: OrgId; cameIn?: CameIn }): Promise<Outcome> {
  const { actor, actId, key } = request;
  const filing = request.request;
  checkGrounds(filing);
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const record = await trx.selectFrom('record').select(['subject_id', 'provider_id', 'version', 'state']).where('id', '=', filing.recordId).executeTakeFirst();
    if (record === undefined) throw new Refusal('not-found', { field: '/recordId' });
    const subjectId = record.subject_id;
    await takeRole(trx, 'zm_register', actor.userId);
    await belongs(trx, record);
    // What has been withdrawn needs no objection.
    if (record.state === 'revoked') throw new Refusal('not-allowed-in-stage', { field: '/recordId', params: { state: record.state } });
    await refuseErased(trx, 'record', filing.recordId, '/recordId');
    // The act's id names the case as well: a retry after a lost answer finds the same dossier.
    const caseId = asId<CaseId>(actId);
    const now = await businessNow(trx);
    const receivedAt = by?.office.receivedAt ?? null;
    if (receivedAt !== null && by?.office.how === 'paper') {
      await register.calendars.upToDate(trx);
      const pack = register.currentPack(dayAt(now, register.currentPack().zone));
      assertCredible(receivedAt, filing.evidenceIds, { pack, calendar: register.calendarFor(pack, null), now });
    }
    const elapsedMs = receivedAt === null ? request.elapsedMs : () => Math.max(0, msOf(now) - msOf(receivedAt));
    const read = await worldOf(register, trx, filing.recordId, caseId, null, elapsedMs);
    // Only proof of the first look suspends at receipt, and only there it matters whether the objection repeats one.
    const asked: CaseWorld = (filing.primaFacieIds ?? []).length === 0 ? read.world : { ...read.world, repeat: await repeatFacts(trx, filing.recordId, caseId, filing.evidenceIds) };
    const linked = urgencyOf(filing, asked).facts.provisional === true ? await withLinked(trx, asked, { subjectId, recordId: filing.recordId, grounds: groundsOf(filing) }) : asked;
    const found = { ...read, world: linked };
    // A paper counts from the very instant on its stamp.
    const context = receivedAt === null ? found : { ...found, world: { ...found.world, at: receivedAt } };
    const { world } = context;
    // Under the record's lock: of two requests with one key that arrive together the second sees the first's outcome.
    const earlier = await firstOutcome<Receipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const head = await openDossier(trx, caseId as string as DossierId, 'case');
    await refuseTwice(trx, filing, caseId);
    const officeSays = by === undefined ? {} : officeFacts(by.office, filing.evidenceIds, { pack: world.pack, calendar: world.calendar, now, orgId: by.orgId, agentSubjects: by.cameIn === undefined ? await agentSubjects(register, trx, by.office, subjectId, world) : 0 });
    const number = await caseNumber(trx, Number(dayAt(world.at, world.pack.zone).slice(0, 4)));
    const grounds = groundsOf(filing);
    const { stake, facts } = urgencyOf(filing, world);
    const converted = by === undefined ? await convertedRepair(trx, filing.recordId, subjectId) : undefined;
    const applicant = by?.office.applicant ?? null;
    const content = await sealWords(register, trx, subjectId, 'filed', {
      grounds: filing.grounds.map((g, i) => ({ groundId: grounds[i]!.id, explanation: g.explanation, claimedValue: g.claimedValue })),
      refusal: filing.refusal, ...(filing.stake ? { stake: filing.stake.what } : {}),
      ...(applicant === null ? {} : { applicant: { name: applicant.name, identifier: applicant.identifier, scope: applicant.scope } }),
    });
    const desk = newDesk(register, trx, head, context, {
      draft: {
        kind: 'filed',
        facts: {
          caseId, recordId: filing.recordId, recordVersion: world.record.version, subjectId, providerId: record.provider_id, platformId: platform, number,
          grounds, evidenceIds: filing.evidenceIds, pack: world.pack.version, acceptance: clockNow(acceptanceLimit(stake, world), world, platform), total: clockNow('total', world),
          ...facts, ...officeSays, ...(converted === undefined ? {} : { converted }), recordedBy: await recordedBy(trx, filing.recordId, ['recordProvided', 'recordRevised']),
        },
      },
      author: personOf(actor), id: actId, content, files: await filePrints(trx, filing.evidenceIds),
    });
    const pokes = await close(desk);
    if (by !== undefined) await noteAgent(register, trx, by.office, { caseId, filedAt: world.at });
    if (by?.cameIn === undefined) {
      await refuseOfAnother(trx, filing.evidenceIds, subjectId);
      await useEvidence(trx, filing.evidenceIds, actor, caseId, actId);
    } else await by.cameIn.after(trx, { subjectId, caseId, actId, number });
    const receipt = receiptOf(desk, actId, actor);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** A person's act on a case: lock, check by the table, append with what it entails, project, keep the outcome. */
export async function performCaseAct(register: Register, request: PersonalRequest & { caseId: CaseId; request: CaseRequest; ifMatch: number | null }): Promise<Outcome> {
  const { actor, actId, key, caseId } = request;
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    if (!(await mayReadCase(trx, actor, caseId))) throw new Refusal('not-found');
    await takeRole(trx, 'zm_register', actor.userId);
    const joining = request.request.kind === 'casesMerged' ? [request.request.caseId] : [];
    const heads = await lockDossiers(trx, [...new Set([caseId, ...joining, ...(await followersOf(trx, caseId))])].map((id) => id as string as DossierId));
    const head = heads.get(caseId as string as DossierId)!;
    // Under the lock: of two requests with one key that arrive together the second sees the first's outcome, not a refusal.
    const earlier = await firstOutcome<Receipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const desk = await deskAt(register, trx, head, request.elapsedMs);
    const { situation } = desk;
    if (SUSPENDING.has(request.request.kind)) desk.world = await withLinked(trx, desk.world, situation);
    const { world } = desk;
    if (situation.phase === 'closed') await refuseErased(trx, 'case', caseId);
    const task = taskOf(request.request, situation);
    const permission = may(situation, actor, task);
    if (!permission.allowed) throw new Refusal(permission.code, { params: permission.code === 'already-done' ? await whoDid(register, trx, head, situation, task, actor) : permission.params });
    if (request.ifMatch !== null) await refuseOutdated(trx, situation, task.kind, request.ifMatch);
    assertPaper(situation, actor, task, 'evidenceIds' in request.request ? (request.request.evidenceIds ?? []) : []);
    const drafted = request.request.kind === 'decided' || request.request.kind === 'decisionReviewed' ? await draftedWords(register, trx, situation) : null;
    const opened = request.request.kind === 'answered' || request.request.kind === 'findingDrafted' ? { openedEvidence: await openedBy(trx, caseId, [actor.orgId, unitIn(situation, request.request.orderId)], joinedOf(situation).map((j) => j.caseId)) } : {};
    const asked = request.request.kind === 'clockExtended' ? { extensionReason: await extensionReason(register, trx, situation, request.request.orderId) } : {};
    const numbered = request.request.kind === 'exceptionDecided' && request.request.granted ? { exceptionNumber: await exceptionNumber(trx, Number(dayAt(world.at, world.pack.zone).slice(0, 4))) } : {};
    const reporting = request.request.kind === 'breachReported' ? { reporter: actor.orgId === null ? ('subject' as const) : ('department' as const) } : {};
    const origin = request.request.kind === 'disowned' ? { provenance: await provenanceOf(trx, situation.recordId) } : {};
    const merging = request.request.kind === 'casesMerged' ? await mergingOf(register, trx, situation, heads.get(request.request.caseId as string as DossierId)) : undefined;
    const compared = request.request.kind === 'accepted' || situation.ownError !== undefined ? { handedIn: await handedInOf(register, trx, situation) } : {};
    const repeated = request.request.kind === 'notAccepted' ? { repeat: await repeatFacts(trx, situation.recordId, caseId, situation.evidenceIds) } : {};
    const correcting = 'letterId' in request.request ? { correcting: await correctingOf(desk, request.request.letterId) } : {};
    const power = request.request.kind === 'powerExamined' && request.request.granted ? await namedAgent(register, trx, situation, world) : undefined;
    const came = request.request.kind === 'successorCame' && request.request.identifier !== null ? await loginOf(register, trx, situation, request.request.identifier, '/identifier') : undefined;
    const agent = power?.agent ?? (came === undefined ? undefined : { ...came, subjects: 0 });
    const { draft, content } = draftOf(request.request, situation, { ...world, ...(agent === undefined ? {} : { agent }), ...opened, ...asked, ...numbered, ...origin, ...reporting, ...compared, ...repeated, ...correcting, ...(merging === undefined ? {} : { merging }) }, drafted);
    const sealed: SealedWords | null = content === null ? null : { ...(await register.vault.seal(trx, situation.subjectId, content)), words: content };
    const named = 'evidenceIds' in request.request ? (request.request.evidenceIds ?? []) : [];
    const files = await filePrints(trx, named);
    await seeDecidedBeside(desk, draft as ActDraft, content);
    const own = add(desk, draft as ActDraft, personOf(actor), { id: actId, content: sealed, files });
    const pokes = [...(await close(desk)), ...(await carryOver(register, trx, desk, own, { actor, author: personOf(actor), heads, elapsedMs: request.elapsedMs, drafted }))];
    await useEvidence(trx, named, actor, caseId, actId);
    if (power !== undefined) await noteAgent(register, trx, { applicant: { as: 'agent', identifier: power.identifier } }, { caseId, filedAt: world.at });
    if (request.request.kind === 'harmsFiled') await fileHarms(trx, request.request.harms, caseId, actId);
    const receipt = receiptOf(desk, actId, actor);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes };
  });
}

/** The receipt names the duties that concern this person: their own side's and, for the subject and the platform, everybody's. */
function receiptOf(desk: CaseDesk, actId: ActId, actor: Actor): Receipt {
  const { situation } = desk;
  const seesAll = actor.subjectId === situation.subjectId || actor.orgId === situation.platformId || hasRole(actor, 'supervisor');
  const own = desk.writer.written.find((w) => w.act.id === actId)!;
  return {
    caseId: situation.caseId, number: situation.number, actId, seq: own.act.seq, hash: own.hash.toString('hex'), occurredAt: own.act.occurredAt,
    phase: situation.phase,
    next: situation.clocks.filter((c) => c.endedAt === null && c.limit !== 'total' && (seesAll || ('org' in c.owner && c.owner.org === actor.orgId))).map((c) => c.terms).sort(byDue),
  };
}

const groundsOf = (filing: FileRequest): Ground[] => filing.grounds.map((g, i) => ({ id: asId<GroundId>(`g${i + 1}`), kind: g.kind, field: g.field }));

/** Acts that suspend: with the case's own record those of the same fact. */
const SUSPENDING: ReadonlySet<CaseRequest['kind']> = new Set<CaseRequest['kind']>(['accepted', 'reopened', 'remedyEnded', 'suspensionImposed']);

export function checkGrounds(filing: Pick<FileRequest, 'grounds'>): void {
  for (const [i, ground] of filing.grounds.entries()) {
    if ((ground.kind === 'wrongContent') !== (ground.field !== null)) throw new Refusal('value-needed', { field: `/grounds/${i}/field` });
    const same = filing.grounds.findIndex((g) => g.kind === ground.kind && g.field === ground.field);
    if (same !== i) throw new Refusal('invalid-field', { field: `/grounds/${i}/kind` });
  }
}

/** What makes it urgent, and whether the measures rest from here on. */
function urgencyOf({ stake: told, grounds, evidenceIds, primaFacieIds = [] }: FileRequest, world: CaseWorld): { stake: Stake | undefined; facts: FilingFacts } {
  const stake = told ? stakeOf(told, evidenceIds, world) : undefined;
  const stranger = primaFacieIds.findIndex((id) => !evidenceIds.includes(id));
  if (stranger >= 0) throw new Refusal('unknown-evidence', { field: `/primaFacieIds/${stranger}` });
  const provisional = suspendsAtReceipt(grounds, primaFacieIds, world);
  return { stake, facts: { ...(stake === undefined ? {} : { stake }), ...(primaFacieIds.length === 0 ? {} : { primaFacieIds }), ...(provisional ? { provisional } : {}) } };
}

/** The same ground on the same record while it is being examined is no new objection. */
async function refuseTwice(trx: Trx, filing: FileRequest, caseId: CaseId): Promise<void> {
  const open = await trx.selectFrom('case_file').innerJoin('act', (j) => j.onRef('act.dossier_id', '=', 'case_file.id').on('act.seq', '=', 1))
    .select(['case_file.number', 'act.body']).where('case_file.record_id', '=', filing.recordId).where('case_file.id', '!=', caseId)
    .where('case_file.phase', 'in', ['received', 'verifying', 'deciding']).execute();
  for (const other of open) {
    const { facts } = JSON.parse(other.body.toString()) as { facts: { grounds: Ground[] } };
    const all = filing.grounds.every((g) => facts.grounds.some((o) => o.kind === g.kind && o.field === g.field));
    if (all) throw new Refusal('already-open', { params: { number: other.number } });
  }
}

/** A view is outdated when a material act has been added since; the reader is told which. */
async function refuseOutdated(trx: Trx, s: CaseSituation, kind: Parameters<typeof isMaterial>[0], seen: number): Promise<void> {
  const since = await trx.selectFrom('act').select(['seq', 'kind', 'author_org']).where('dossier_id', '=', s.caseId as string as DossierId)
    .where('seq', '>', seen).orderBy('seq').execute();
  const material = since.find((a) => isMaterial(kind, a.kind));
  if (material !== undefined) throw new Refusal('outdated-view', { params: { kind: material.kind, by: material.author_org ?? '', seq: material.seq } });
}

const unitIn = (s: CaseSituation, orderId: OrderId): OrgId | null => { const v = s.verifications.find((each) => each.orderId === orderId); return v === undefined ? null : (unitOf(v) ?? null); };

/** The files of a case that somebody of these organisations has opened: the log of looks knows. A principal's unit looks for it. */
async function openedBy(trx: Trx, caseId: CaseId, orgs: readonly (OrgId | null)[], joined: readonly CaseId[]): Promise<Set<EvidenceId>> {
  const rows = await trx.selectFrom('access_log').select('item').distinct().where('dossier_id', 'in', [caseId, ...joined].map((id) => id as string as DossierId)).where('kind', '=', 'evidence').where('org_id', 'in', orgs.filter((org) => org !== null)).execute();
  return new Set(rows.flatMap(({ item }) => (item === null ? [] : [asId<EvidenceId>(item)])));
}

/** How a record came here, by its own log: when, and with which batch. */
export async function provenanceOf(trx: Trx, recordId: RecordId): Promise<Provenance> {
  const { body } = await trx.selectFrom('act').select('body').where('dossier_id', '=', recordId as string as DossierId).where('kind', '=', 'recordProvided').orderBy('seq').limit(1).executeTakeFirstOrThrow();
  const act = actOf(body);
  if (act.kind !== 'recordProvided') throw new Error('a record begins with its provision');
  const { providedOn, uploadId } = act.facts;
  const batch = uploadId === undefined ? undefined : await trx.selectFrom('upload_batch').select('provider_id').where('id', '=', uploadId).executeTakeFirst();
  return { providedOn, batch: uploadId === undefined || batch === undefined ? null : { uploadId, providerId: batch.provider_id } };
}

/** A file that a counter took in for one subject's record is not filed for another: it lies under that subject's key. */
async function refuseOfAnother(trx: Trx, ids: readonly EvidenceId[], subjectId: SubjectId): Promise<void> {
  if (ids.length === 0) return;
  const other = await trx.selectFrom('evidence').select('id').where('id', 'in', [...ids]).where('subject_id', '!=', subjectId).limit(1).executeTakeFirst();
  if (other !== undefined) throw new Refusal('unknown-evidence', { field: '/evidenceIds' });
}

/** The files that an act is to name, as they are kept; what it may not name is refused by `useEvidence`. */
export async function filePrints(trx: Trx, ids: readonly EvidenceId[]): Promise<FilePrint[]> {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('evidence').select(['id', 'sha256']).where('id', 'in', [...ids]).orderBy('id').execute();
  return rows.map(({ id, sha256 }) => ({ id, sha256: sha256.toString('hex') }));
}

/**
 * Evidence is this person's own, unused until now, and belongs to the act from here on. What the scanner says of it, or has not
 * said yet, holds nothing up: the instant of receipt is the person's (decision 16).
 */
export async function useEvidence(trx: Trx, ids: readonly EvidenceId[], actor: Actor, caseId: CaseId, actId: ActId): Promise<void> {
  if (ids.length === 0) return;
  const { numUpdatedRows } = await trx.updateTable('evidence').set({ case_id: caseId as string as DossierId, used_by: actId })
    .where('id', 'in', [...ids]).where('owner_user', '=', actor.userId).where('used_by', 'is', null).executeTakeFirst();
  if (Number(numUpdatedRows) !== ids.length) throw new Refusal('unknown-evidence', { field: '/evidenceIds' });
}
