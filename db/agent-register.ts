import { sql } from 'kysely';
import type { AgentFilingWords, AgentResult } from '../domain/agent-acts.ts';
import type { AgentFiling } from '../domain/agent-filing.ts';
import { agentFilingFacts, powerFrom } from '../domain/agent-filing.ts';
import type { Actor } from '../domain/actor.ts';
import { hasRole } from '../domain/actor.ts';
import { startClock } from '../domain/clock.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, EvidenceId, InquiryId, RecordId, SubjectId } from '../domain/ids.ts';
import type { PolicyPack } from '../domain/policy.ts';
import { isPast } from '../domain/clock-fold.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import { openDossier } from './act-log.ts';
import type { CameIn, Outcome, PersonalRequest } from './case-register.ts';
import { checkGrounds, platformId, takeInForSubject, useEvidence } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { InquiryAnswerReceipt, InquiryReceipt } from './inquiry-register.ts';
import { receiptOf } from './inquiry-register.ts';
import type { InquiryDesk } from './inquiry-desk.ts';
import { addToInquiry, closeInquiry, dossierOf, newInquiry, openInquiry } from './inquiry-desk.ts';
import { inquiryNumber } from './numbering.ts';
import type { Register } from './register.ts';
import { readingWords } from './sight-reads.ts';
import { wholeIdentifier } from './subject-repository.ts';

const DAY_MS = 86_400_000;

/**
 * 代理、承继申请: takes in an objection for another as a question to the platform, the same whether or not there is such a record. Nothing is looked up: a person
 * examines the authority first (law.md §8, 5 and 37).
 */
export async function fileForAnother(register: Register, request: PersonalRequest & { request: AgentFiling }): Promise<Outcome<InquiryReceipt>> {
  const { actor, actId, key, request: filing } = request;
  const { subjectId } = actor;
  if (!hasRole(actor, 'subject') || subjectId === null) throw new Refusal('not-your-role', { params: { role: 'subject' } });
  checkGrounds(filing);
  const platform = await platformId(register);
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    // One after the other: of two that come at once both are counted.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`agent ${subjectId}`}, 0))`.execute(trx);
    const earlier = await firstOutcome<InquiryReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const inquiryId = asId<InquiryId>(actId);
    const head = await openDossier(trx, dossierOf(inquiryId), 'inquiry');
    const now = await businessNow(trx);
    const at = plusMs(now, -request.elapsedMs());
    await register.calendars.upToDate(trx);
    const pack = register.currentPack(dayAt(at, register.currentPack().zone));
    const facts = agentFilingFacts(filing, { pack, now: at, identifier: await wholeIdentifier(trx, register.vault, subjectId), others: await othersOf(register, trx, subjectId, filing.identifier, pack, at) });
    const answer = startClock('acceptance', at, pack, register.calendarFor(pack, platform));
    const number = await inquiryNumber(trx, Number(dayAt(at, pack.zone).slice(0, 4)));
    const { identifier, documentNumber, grounds, applicant: { scope } } = filing;
    const words: ActContents['inquiryFiled'] = { where: '', byWhom: '', shown: '', filing: { identifier, documentNumber, grounds, scope } };
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, words);
    const desk = newInquiry(trx, head, now, { kind: 'inquiryFiled', facts: { inquiryId, subjectId, platformId: platform, number, answer, agent: facts } },
      { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await closeInquiry(desk, register.vault.blindIndexes(identifier)[0]!);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    await useEvidence(trx, filing.evidenceIds, actor, inquiryId as string as CaseId, actId);
    const receipt = receiptOf(desk, at);
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}

/** For how many others this person has filed within the pack's days, at a window or online, whatever came of it. */
async function othersOf({ vault }: Register, trx: Trx, subjectId: SubjectId, identifier: string, pack: PolicyPack, at: Instant): Promise<number> {
  const rule = pack.intake?.agents ?? null;
  if (rule === null) return 0;
  const since = plusMs(at, -rule.days * DAY_MS);
  const self = await trx.selectFrom('subject').select('identifier_index').where('id', '=', subjectId).executeTakeFirstOrThrow();
  const online = await trx.selectFrom('inquiry').select('about_index as who').distinct().where('subject_id', '=', subjectId).where('agent', '=', true).where('filed_at', '>', since).where('about_index', 'is not', null).execute();
  const counters = self.identifier_index === null ? [] : await trx.selectFrom('agent_filing as a').innerJoin('case_file as c', 'c.id', 'a.case_id').innerJoin('subject as s', 's.id', 'c.subject_id')
    .select('s.identifier_index as who').distinct().where('a.agent_index', '=', self.identifier_index).where('a.filed_at', '>', since).execute();
  const own = new Set(vault.blindIndexes(identifier).map((index) => index.toString('hex')));
  return new Set([...online, ...counters].flatMap(({ who }) => (who === null ? [] : [who.toString('hex')])).filter((who) => !own.has(who))).size;
}

/** An objection for another as the platform's clerk takes it up, its words opened. */
async function submitted(register: Register, actor: Actor, inquiryId: InquiryId) {
  return readingWords(register, actor, async (trx) => {
    const row = await trx.selectFrom('inquiry').innerJoin('act', (j) => j.on('act.dossier_id', '=', dossierOf(inquiryId)).on('act.seq', '=', 1)).innerJoin('act_content', 'act_content.act_id', 'act.id')
      .select(['inquiry.subject_id', 'act_content.sealed']).where('inquiry.id', '=', inquiryId).where('inquiry.agent', '=', true).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    return row;
  }, (row) => [{ kind: 'inquiry', subjectId: row.subject_id, dossierId: dossierOf(inquiryId), item: null }], async (trx, row) => {
    const { filing } = (await register.vault.open(trx, row.subject_id, row.sealed)) as { filing: AgentFilingWords };
    const { name } = await trx.selectFrom('subject').select('name').where('id', '=', row.subject_id).executeTakeFirstOrThrow();
    return { filing, agent: { subjectId: row.subject_id, name, identifier: await wholeIdentifier(trx, register.vault, row.subject_id) } };
  });
}

/**
 * 核验授权、收件: the clerk has examined the authority and found the record that the paper names. The case begins with the instant at which it was filed, and from
 * the commit on whoever filed it sees it as its subject does, as far and as long as the power reaches.
 */
export async function takeIn(register: Register, request: PersonalRequest & { inquiryId: InquiryId; recordId: RecordId }): Promise<Outcome> {
  const { actor, inquiryId, recordId } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  const { filing, agent } = await submitted(register, actor, inquiryId);
  const indexes = register.vault.blindIndexes(filing.identifier).map((index) => index.toString('hex'));
  const opened = await openAgents(register, actor, inquiryId);
  const { facts, filedAt } = opened;
  const pack = register.currentPack(dayAt(filedAt, register.currentPack().zone));
  let desk: InquiryDesk;
  const cameIn: CameIn = {
    async before(trx, record) {
      desk = await underLock(trx, actor, inquiryId);
      const subject = await trx.selectFrom('subject').select('identifier_index').where('id', '=', record.subject_id).executeTakeFirstOrThrow();
      // For whom it was filed, and nobody else.
      if (subject.identifier_index === null || !indexes.includes(subject.identifier_index.toString('hex'))) throw new Refusal('not-found', { field: '/recordId' });
    },
    async after(trx, { subjectId, caseId, actId }) {
      addToInquiry(desk, { kind: 'inquiryAnswered', facts: { inquiryId, recordId: null, agent: { result: 'taken', caseId } } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { occurredAt: desk.now });
      await closeInquiry(desk);
      for (const id of facts.evidenceIds) await handOver(register, trx, id, { from: agent.subjectId, to: subjectId, caseId, actId });
    },
  };
  return takeInForSubject(register, {
    ...request, cameIn,
    request: { recordId, grounds: filing.grounds, refusal: null, evidenceIds: facts.evidenceIds, stake: null, primaFacieIds: [] },
    office: {
      how: 'online', receivedAt: filedAt,
      applicant: {
        as: facts.as, name: agent.name, identifier: agent.identifier, scope: filing.scope, validUntil: facts.validUntil, proofIds: facts.proofIds, fee: facts.fee,
        online: { power: powerFrom(facts, facts.userId, pack), flagged: facts.flagged === true },
      },
    },
  });
}

async function openAgents(register: Register, actor: Actor, inquiryId: InquiryId) {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const { situation: { agent, filedAt } } = await underLock(trx, actor, inquiryId);
    return { facts: agent!, filedAt };
  });
}

/** One that waits to be examined, under its lock. */
async function underLock(trx: Trx, actor: Actor, inquiryId: InquiryId): Promise<InquiryDesk> {
  const desk = await openInquiry(trx, inquiryId);
  if (desk === undefined || desk.situation.platformId !== actor.orgId || desk.situation.agent === undefined) throw new Refusal('not-found');
  if (desk.situation.answered !== null) throw new Refusal('already-done');
  return desk;
}

/** A file goes from the key of whoever filed under the key of the subject, into its case. */
async function handOver({ vault }: Register, trx: Trx, id: EvidenceId, { from, to, caseId, actId }: { from: SubjectId; to: SubjectId; caseId: CaseId; actId: ActId }): Promise<void> {
  const { file_name_sealed } = await trx.selectFrom('evidence').select('file_name_sealed').where('id', '=', id).executeTakeFirstOrThrow();
  const { wrapped } = await trx.selectFrom('evidence_key').select('wrapped').where('evidence_id', '=', id).executeTakeFirstOrThrow();
  const { sealed } = await vault.seal(trx, to, await vault.open(trx, from, file_name_sealed));
  const { numUpdatedRows } = await trx.updateTable('evidence').set({ subject_id: to, file_name_sealed: sealed, case_id: caseId as string as DossierId, used_by: actId }).where('id', '=', id).executeTakeFirst();
  if (Number(numUpdatedRows) !== 1) throw new Error('a file did not go along into its case');
  await trx.updateTable('evidence_key').set({ wrapped: await vault.sealBytes(trx, to, await vault.openBytes(trx, from, wrapped)) }).where('evidence_id', '=', id).execute();
}

/** Turned away, with the reasons: the authority does not hold, or it does and there is nothing to take in. No record is marked by it. */
export async function turnAwayAgent(register: Register, request: PersonalRequest & { inquiryId: InquiryId; result: Exclude<AgentResult, 'taken'>; reasons: string }): Promise<Outcome<InquiryAnswerReceipt>> {
  const { actor, actId, key, inquiryId, result, reasons } = request;
  if (!hasRole(actor, 'clerk')) throw new Refusal('not-your-role', { params: { role: 'clerk' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const earlier = await firstOutcome<InquiryAnswerReceipt>(trx, key);
    if (earlier !== undefined) return { receipt: earlier, pokes: [] };
    const desk = await underLock(trx, actor, inquiryId);
    const { subjectId } = desk.situation;
    const at = plusMs(desk.now, -request.elapsedMs());
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, { answer: reasons });
    addToInquiry(desk, { kind: 'inquiryAnswered', facts: { inquiryId, recordId: null, agent: { result } } }, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await closeInquiry(desk);
    await trx.insertInto('act_content').values({ act_id: actId, subject_id: subjectId, sealed }).execute();
    const receipt: InquiryAnswerReceipt = { ...receiptOf(desk, at), late: isPast(desk.situation.duty.terms, at) };
    await keepOutcome(trx, key, 201, receipt);
    return { receipt, pokes: [] };
  });
}
