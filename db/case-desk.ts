import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act, ActDraft, Author } from '../domain/act.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import type { ActContents } from '../domain/content.ts';
import type { LetterDraft } from '../domain/entails.ts';
import { entails, lettersOf } from '../domain/entails.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActId, CaseId, DossierId, MeasureId, OrgId, RecordId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { followers } from '../domain/procedure.ts';
import type { RecordFields, RecordState } from '../domain/record.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { apply, foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import { applyEffect } from './case-effects.ts';
import { projectCase } from './case-projection.ts';
import type { Trx } from './database.ts';
import { issueLetters } from './letter-writer.ts';
import { wantProcedures } from './procedure-repository.ts';
import type { Register } from './register.ts';

/** One case under its locks, and what this transaction adds to its log. */
export interface CaseDesk {
  register: Register;
  trx: Trx;
  writer: LogWriter;
  world: CaseWorld;
  before: CaseSituation | null;
  situation: CaseSituation;
  added: Act[];
  letters: (LetterDraft & { act: Act })[];
  /** Words of the acts added here, for the letters that quote them. */
  contents: Map<ActId, unknown>;
}

/** Locks a case and its record and folds its log. Undefined when there is no such case. */
export async function openCase(register: Register, trx: Trx, caseId: CaseId, at?: Instant): Promise<CaseDesk | undefined> {
  const head = (await lockDossiers(trx, [caseId as string as DossierId])).get(caseId as string as DossierId);
  if (head === undefined) return undefined;
  return deskAt(register, trx, head, at);
}

/** The desk of a case whose dossier is locked already. */
export async function deskAt(register: Register, trx: Trx, head: Head, at?: Instant): Promise<CaseDesk> {
  const situation = foldCase(await loadActs(trx, head.id));
  const { world, now } = await worldOf(register, trx, situation.recordId, situation.caseId, situation.pack, at);
  return {
    register, trx, world, writer: new LogWriter(head, now), before: structuredClone(situation), situation, added: [], letters: [], contents: new Map(),
  };
}

/** The desk of a case that begins with this filing; its dossier has just been opened. */
export function newDesk(register: Register, trx: Trx, head: Head, world: CaseWorld, now: Instant, filed: Extract<ActDraft, { kind: 'filed' }>, author: Author, id: ActId, content: { commitment: string; words: unknown }): CaseDesk {
  const writer = new LogWriter(head, now);
  const act = writer.append(filed, author, { id, occurredAt: world.at, content: content.commitment });
  const situation = foldCase([act]);
  const desk: CaseDesk = { register, trx, world, writer, before: null, situation, added: [], letters: [], contents: new Map([[id, content.words]]) };
  follow(desk, act);
  return desk;
}

/** Adds an act and everything that it entails at once. */
export function add(desk: CaseDesk, draft: ActDraft, author: Author, options: { id?: ActId; content?: { commitment: string; words: unknown } | null } = {}): Act {
  const { content } = options;
  const act = desk.writer.append(draft, author, { ...options, occurredAt: desk.world.at, content: content?.commitment ?? null });
  apply(desk.situation, act);
  if (content) desk.contents.set(act.id, content.words);
  follow(desk, act);
  return act;
}

function follow(desk: CaseDesk, act: Act): void {
  desk.added.push(act);
  desk.letters.push(...lettersOf(act, desk.situation).map((letter) => ({ ...letter, act })));
  for (const entailed of entails(act, desk.situation, desk.world)) add(desk, entailed, { class: 'entailed', by: act.id });
}

/** Writes everything: letters (numbered last), acts, effects, current state, and what the procedures have to look at. */
export async function close(desk: CaseDesk): Promise<ProcedureId[]> {
  const { trx, situation } = desk;
  const issued = await issueLetters(desk);
  for (const letter of issued) {
    const act = desk.writer.append(letter.draft, { class: 'entailed', by: letter.row.issued_by }, { occurredAt: desk.world.at });
    apply(situation, act);
  }
  await flush(trx, [desk.writer]);
  await projectCase(trx, desk.before, situation);
  for (const act of desk.added) await applyEffect(trx, act, desk);
  if (issued.length > 0) await trx.insertInto('letter').values(issued.map((l) => l.row)).execute();
  const wanted = new Map<ProcedureId, number>();
  for (const act of desk.added) for (const id of followers(act, situation)) wanted.set(id, act.seq);
  await wantProcedures(trx, situation.caseId, wanted);
  return [...wanted.keys()];
}

/** Seals the words of an act; the row goes in after the act itself. */
export async function sealContent<K extends keyof ActContents>(desk: Pick<CaseDesk, 'register' | 'trx'>, subjectId: CaseSituation['subjectId'], _kind: K, words: ActContents[K]) {
  const { sealed, commitment } = await desk.register.vault.seal(desk.trx, subjectId, words);
  return { sealed, commitment, words };
}

/** Reads what an act on a case may depend on, with the record locked after the dossier. */
export async function worldOf(register: Register, trx: Trx, recordId: RecordId, caseId: CaseId | null, pack: string | null, at?: Instant): Promise<{ world: CaseWorld; now: Instant }> {
  const record = await trx.selectFrom('record').select(['id', 'version', 'state']).where('id', '=', recordId).forNoKeyUpdate().executeTakeFirst();
  if (record === undefined) throw new Refusal('not-found');
  const pinned = pack === null ? register.currentPack() : register.pack(pack);
  const { rows } = await sql<{
    now: Instant; fields: RecordFields; measures: { id: MeasureId; executorId: OrgId; until: string | null }[]; held: (MeasureId | null)[];
    disputed: boolean; recipients: OrgId[];
  }>`select business_now() as now,
    (select fields from record_version where record_id = ${recordId} and version = ${record.version}) as fields,
    coalesce((select json_agg(json_build_object('id', id, 'executorId', executor_id, 'until', until_day) order by id)
      from measure where record_id = ${recordId} and ended_at is null), '[]') as measures,
    coalesce((select json_agg(distinct measure_id) from hold
      where record_id = ${recordId} and released_at is null and case_id is distinct from ${caseId}), '[]') as held,
    exists (select from case_file where record_id = ${recordId} and id is distinct from ${caseId} and phase in ('verifying', 'deciding')) as disputed,
    coalesce((select json_agg(distinct org_id order by org_id) from record_recipient where record_id = ${recordId}), '[]') as recipients`.execute(trx);
  const facts = rows[0]!;
  const moment = at ?? facts.now;
  const today = dayAt(moment, pinned.zone);
  const measures = facts.measures.filter((m) => m.until === null || m.until >= today);
  const orgs = await register.organisations.all();
  return {
    now: facts.now,
    world: {
      at: moment, pack: pinned, calendar: register.calendar(),
      record: { version: record.version, state: record.state as RecordState, fields: facts.fields },
      measures,
      heldByOthers: facts.held.includes(null) ? measures.map((m) => m.id) : facts.held.filter((id) => id !== null),
      disputedByOthers: facts.disputed, recipients: facts.recipients,
      superiorOf: (org) => orgs.get(org)?.superiorId ?? null,
      newId: () => uuidv7(),
    },
  };
}
