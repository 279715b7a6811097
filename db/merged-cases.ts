import type { Act, ActDraft, Author } from '../domain/act.ts';
import type { Actor } from '../domain/actor.ts';
import { draftOf } from '../domain/case-acts.ts';
import { conflictOf } from '../domain/conflict.ts';
import type { ActContents } from '../domain/content.ts';
import type { DecisionWords } from '../domain/decision-draft.ts';
import { sameFact } from '../domain/duplicate.ts';
import { Refusal } from '../domain/errors.ts';
import type { CaseId, DossierId, RecordId } from '../domain/ids.ts';
import { findingsOfRound } from '../domain/joint-meeting.ts';
import type { Merging } from '../domain/merge.ts';
import { decisionWith, heardBy } from '../domain/merge.ts';
import { followed, joinedOf } from '../domain/merge-situation.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { RecordFields } from '../domain/record.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import type { Head } from './act-log.ts';
import { loadActs } from './act-log.ts';
import { wordsOfAct } from './carried-words.ts';
import type { CaseDesk } from './case-desk.ts';
import { add, close, deskAt, sealWords } from './case-desk.ts';
import type { Trx } from './database.ts';
import { linkedBy } from './duplicate-register.ts';
import { handedInOf } from './handed-in.ts';
import type { Register } from './register.ts';

/** The cases that follow one, as the current state has it; they are locked with it, in one order. */
export const followersOf = async (trx: Trx, caseId: CaseId): Promise<CaseId[]> => (await trx.selectFrom('case_file').select('id').where('merged_into', '=', caseId).execute()).map(({ id }) => id);

/** The cases that were examined and decided with this one: those that follow it, or the one that it follows with those beside it. */
export async function examinedWith(trx: Trx, s: CaseSituation): Promise<CaseId[]> {
  const lead = followed(s);
  if (lead === undefined) return joinedOf(s).map(({ caseId }) => caseId);
  const beside = joinedOf(foldCase(await loadActs(trx, lead.caseId as string as DossierId))).map(({ caseId }) => caseId);
  return [lead.caseId, ...beside.filter((caseId) => caseId !== s.caseId)];
}

/** Before a decision is added: which records of the same fact are going to be put right with the case's own, so that whoever held one of them restores as well. What has a case of its own that is decided with this one is restored there. */
export async function seeDecidedBeside(desk: CaseDesk, draft: ActDraft, content: unknown): Promise<void> {
  if (draft.kind !== 'decided') return;
  const { trx, situation: s, world } = desk;
  const { changes } = content as ActContents['decided'];
  const linked = await linkedBy(trx, s, draft.facts.remedy, world, { ...world.record.fields, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) });
  if (linked.length === 0) return;
  const cases = await examinedWith(trx, s);
  const own = new Set<RecordId>(cases.length === 0 ? [] : (await trx.selectFrom('case_file').select('record_id').where('id', 'in', cases).execute()).map((row) => row.record_id));
  desk.world = { ...world, linked: linked.filter(({ recordId }) => !own.has(recordId)) };
}

/** What nobody answers for in the leading case is disclosed in none: the same transaction says so in the log of each case that follows. */
export async function silentTogether(register: Register, trx: Trx, lead: CaseSituation, own: Act, heads: ReadonlyMap<DossierId, Head>): Promise<ProcedureId[]> {
  const pokes: ProcedureId[] = [];
  for (const { caseId } of own.kind === 'disclosureStopped' ? joinedOf(lead) : []) {
    const head = heads.get(caseId as string as DossierId);
    if (head === undefined) throw new Refusal('busy');
    const desk = await deskAt(register, trx, head);
    const { situation } = desk;
    if (followed(situation)?.caseId !== lead.caseId || situation.silentWith?.round === situation.round) continue;
    add(desk, { kind: 'mergedSilent', facts: { caseId: lead.caseId, recordId: situation.recordId } }, { class: 'entailed', by: own.id });
    pokes.push(...(await close(desk)));
  }
  return pokes;
}

/** The case that is to follow, for the act that says so; its dossier is locked. */
export async function mergingOf(register: Register, trx: Trx, s: CaseSituation, head: Head | undefined): Promise<Merging | undefined> {
  if (head === undefined) return undefined;
  const acts = await loadActs(trx, head.id);
  // A dossier of another kind is no case.
  if (acts[0]?.kind !== 'filed') return undefined;
  const other = foldCase(acts);
  const [ours, theirs] = [await fieldsOf(trx, s), await fieldsOf(trx, other)];
  const fact = s.recordId === other.recordId || (s.providerId === other.providerId && sameFact(s.subjectId, ours, theirs));
  const sameSubject = s.subjectId === other.subjectId;
  return { other, sameFact: fact, words: sameSubject ? ((await wordsOfAct(register, trx, other, acts[0].id)) as ActContents['filed'] | null) : null };
}

const fieldsOf = async (trx: Trx, { recordId }: CaseSituation): Promise<RecordFields> => (await trx.selectFrom('record').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'))
  .select('v.fields').where('record.id', '=', recordId).executeTakeFirstOrThrow()).fields;

/** What an act on a leading case brings about in those that follow it, in the same transaction: each by its own log, letters and effects. */
export async function carryOver(register: Register, trx: Trx, lead: CaseDesk, own: Act, by: { actor: Actor; author: Author; heads: ReadonlyMap<DossierId, Head>; elapsedMs: () => number; drafted: DecisionWords | null }): Promise<ProcedureId[]> {
  const pokes: ProcedureId[] = [];
  const { situation: s } = lead;
  const follower = async (caseId: CaseId, does: (desk: CaseDesk) => Promise<void>): Promise<void> => {
    const head = by.heads.get(caseId as string as DossierId);
    // Merged by somebody else since the locks were taken: the act is tried again with all of them.
    if (head === undefined) throw new Refusal('busy');
    const desk = await deskAt(register, trx, head, by.elapsedMs);
    await does(desk);
    if (desk.added.length > 0) pokes.push(...(await close(desk)));
  };
  const entailed: Author = { class: 'entailed', by: own.id };
  const follows = (desk: CaseDesk): boolean => followed(desk.situation)?.caseId === s.caseId;
  if (own.kind === 'casesMerged') {
    const { caseId, sameSubject, grounds } = own.facts;
    await follower(caseId, async (desk) => void add(desk, { kind: 'mergedInto', facts: { caseId: s.caseId, number: s.number, sameSubject, grounds: grounds.map(({ id, from }) => ({ own: from, theirs: id })) } }, entailed));
    return pokes;
  }
  const splits = own.kind === 'caseSplit' ? [own.facts.caseId] : s.ending === undefined ? [] : joinedOf(s).map((j) => j.caseId);
  for (const caseId of splits) await follower(caseId, async (desk) => { if (follows(desk)) add(desk, { kind: 'splitOff', facts: { caseId: s.caseId } }, entailed); });
  // 审核: of both cases, so by nobody whom one of them excludes.
  if (own.kind === 'decisionReviewed') for (const { caseId } of joinedOf(s)) await follower(caseId, async (desk) => { if (follows(desk)) assertNoConflict(desk.situation, by.actor, own.kind); });
  if (own.kind !== 'decided' || by.drafted === null) return pokes;
  for (const { caseId } of joinedOf(s)) await follower(caseId, (desk) => decide(register, trx, lead, desk, { ...by, drafted: by.drafted! }, entailed));
  return pokes;
}

/** One finding and one decision: the following case's own acts, letter and effects. Ended or split off meanwhile, it is left alone. */
async function decide(register: Register, trx: Trx, lead: CaseDesk, desk: CaseDesk, { actor, author, drafted }: { actor: Actor; author: Author; drafted: DecisionWords }, entailed: Author): Promise<void> {
  const { situation: s, world } = desk;
  if (followed(s)?.caseId !== lead.situation.caseId || s.phase !== 'verifying') return;
  assertNoConflict(s, actor, 'decided');
  const findings = heardBy(s, findingsOfRound(lead.situation));
  const said = await findingWords(register, trx, lead);
  const names = followed(s)!.grounds;
  const words: ActContents['mergedHeard'] = { findings: names.flatMap(({ own, theirs }) => said.filter((f) => f.groundId === theirs).map((f) => ({ ...f, groundId: own }))) };
  add(desk, { kind: 'mergedHeard', facts: { caseId: lead.situation.caseId, findings } }, entailed, { content: await sealWords(register, trx, s.subjectId, 'mergedHeard', words) });
  try {
    const compared = s.ownError === undefined ? {} : { handedIn: await handedInOf(register, trx, s) };
    const { draft, content } = draftOf({ kind: 'decided' }, s, { ...world, ...compared }, decisionWith(drafted, lead.situation, s, findings, world));
    if (draft.kind !== 'decided') throw new Error('a decision is a decision');
    await seeDecidedBeside(desk, draft, content);
    add(desk, draft, author, { content: await sealWords(register, trx, s.subjectId, 'decided', content as ActContents['decided']) });
  } catch (error) {
    // What does not fit the one that follows is not decided for it by the way: it is split off first.
    if (error instanceof Refusal) throw new Refusal('does-not-fit-merged', { params: { number: s.number, why: error.code } });
    throw error;
  }
}

function assertNoConflict(s: CaseSituation, actor: Actor, kind: 'decisionReviewed' | 'decided'): void {
  if (conflictOf(s, actor, kind) !== null) throw new Refusal('conflict-of-interest', { params: { number: s.number } });
}

/** What whoever verified the leading case has written, or the joint meeting. */
async function findingWords(register: Register, trx: Trx, { situation: s }: CaseDesk): Promise<ActContents['answered']['findings']> {
  const rows = await trx.selectFrom('act').select(['id', 'kind']).where('dossier_id', '=', s.caseId as string as DossierId).where('kind', 'in', ['answered', 'jointMeetingHeld']).orderBy('seq', 'desc').execute();
  const newest = rows.find(({ kind }) => kind === 'jointMeetingHeld') ?? rows[0];
  return newest === undefined ? [] : (((await wordsOfAct(register, trx, s, newest.id)) as ActContents['answered'] | null)?.findings ?? []);
}

/** Younger cases about the same fact that could be verified and decided with one: on its record, or on a record of the same document by the same provider. */
export async function mergeableWith(trx: Trx, s: CaseSituation, fields: RecordFields): Promise<{ id: CaseId; number: string; subject_name: string | null; filed_at: Instant }[]> {
  const rows = await trx.selectFrom('case_file as c').innerJoin('record as r', 'r.id', 'c.record_id').innerJoin('record_version as v', (j) => j.onRef('v.record_id', '=', 'r.id').onRef('v.version', '=', 'r.version')).leftJoin('subject as u', 'u.id', 'c.subject_id')
    .select(['c.id', 'c.number', 'c.filed_at', 'c.record_id', 'u.name as subject_name', 'v.fields']).where('c.provider_id', '=', s.providerId).where('c.phase', '=', 'verifying').where('c.merged_into', 'is', null).where('c.incident_id', 'is', null)
    .where('c.id', '!=', s.caseId).where('c.filed_at', '>=', s.filedAt).orderBy('c.filed_at').limit(500).execute();
  return rows.filter((r) => r.record_id === s.recordId || sameFact(s.subjectId, fields, r.fields)).map(({ id, number, subject_name, filed_at }) => ({ id, number, subject_name, filed_at }));
}
