import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Act, ActDraft, Author } from '../domain/act.ts';
import type { CaseWorld } from '../domain/case-world.ts';
import type { ActContents, ContentKind } from '../domain/content.ts';
import type { LetterDraft } from '../domain/entails.ts';
import { entails, lettersOf } from '../domain/entails.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActId, CaseId, DossierId, MeasureId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import { basisOn, stayClause } from '../domain/measure-catalogue.ts';
import { inOffice, isPartOf } from '../domain/organisation.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import type { MeasureKind } from '../domain/measure.ts';
import type { RestingMeasure } from '../domain/paused-days.ts';
import type { PolicyPack } from '../domain/policy.ts';
import { lookBackMonths } from '../domain/policy.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { concerned } from '../domain/procedure.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Contribution } from '../domain/record-standing.ts';
import type { CaseSituation } from '../domain/situation.ts';
import { apply, foldCase } from '../domain/situation.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt, plusMs } from '../domain/time.ts';
import type { FilePrint, Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import { confirmedPointers } from './basis-register.ts';
import { applyEffect } from './case-effects.ts';
import { projectCase, projectRecord } from './case-projection.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import { lastOfIncident } from './incident-desk.ts';
import type { LetterDesk } from './letter-writer.ts';
import { issueLetters } from './letter-writer.ts';
import { wantProcedures } from './procedure-repository.ts';
import { queueNotices } from './notice-outbox.ts';
import type { Register } from './register.ts';
import type { PublicityRow } from './publicity-projection.ts';
import { reclassedBy } from './publicity-projection.ts';

/** Words sealed for an act: the row goes in after the act, the commitment into it. */
export interface SealedWords {
  sealed: Buffer;
  commitment: string;
  words: unknown;
}

/** One case under its locks, and what this transaction adds to its log. */
export interface CaseDesk extends LetterDesk {
  writer: LogWriter;
  before: CaseSituation | null;
  added: Act[];
  letters: (LetterDraft & { act: Act })[];
  contents: Map<ActId, unknown>;
  sealed: { actId: ActId; sealed: Buffer }[];
}

/** Locks a case and its record and folds its log. Undefined when there is no such case. */
export async function openCase(register: Register, trx: Trx, caseId: CaseId): Promise<CaseDesk | undefined> {
  const head = (await lockDossiers(trx, [caseId as string as DossierId])).get(caseId as string as DossierId);
  return head === undefined ? undefined : deskAt(register, trx, head);
}

/** The desk of a case whose dossier is locked already, for an act that was received so long ago. */
export async function deskAt(register: Register, trx: Trx, head: Head, elapsedMs: () => number = () => 0): Promise<CaseDesk> {
  const situation = foldCase(await loadActs(trx, head.id));
  const { world, now } = await worldOf(register, trx, situation.recordId, situation.caseId, situation.pack, elapsedMs);
  return {
    register, trx, world, writer: new LogWriter(head, now), before: structuredClone(situation), situation, added: [], letters: [], contents: new Map(),
    sealed: [],
  };
}

/** The desk of a case that begins with this filing; its dossier has just been opened. */
export function newDesk(register: Register, trx: Trx, head: Head, { world, now }: { world: CaseWorld; now: Instant }, filing: { draft: Extract<ActDraft, { kind: 'filed' }>; author: Author; id: ActId; content: SealedWords; files?: readonly FilePrint[] }): CaseDesk {
  const { draft, author, id, content, files = [] } = filing;
  const writer = new LogWriter(head, now);
  const act = writer.append(draft, author, { id, occurredAt: world.at, content: content.commitment, files });
  const desk: CaseDesk = {
    register, trx, world, writer, before: null, situation: foldCase([act]), added: [], letters: [], contents: new Map([[id, content.words]]),
    sealed: [{ actId: id, sealed: content.sealed }],
  };
  follow(desk, act);
  return desk;
}

/** Adds an act and everything that it entails at once. */
export function add(desk: CaseDesk, draft: ActDraft, author: Author, options: { id?: ActId; content?: SealedWords | null; files?: readonly FilePrint[] } = {}): Act {
  const content = options.content ?? null;
  const act = desk.writer.append(draft, author, { ...(options.id ? { id: options.id } : {}), occurredAt: desk.world.at, content: content?.commitment ?? null, files: options.files ?? [] });
  apply(desk.situation, act);
  if (content !== null) {
    desk.contents.set(act.id, content.words);
    desk.sealed.push({ actId: act.id, sealed: content.sealed });
  }
  follow(desk, act);
  return act;
}

/** Who is in the office now of everyone who was given the record; the platforms above are asked to mark it by requests of their own. */
function holdersOf({ world, situation }: CaseDesk): OrgId[] {
  return [...new Set(world.recipients.filter((org) => !(world.platformsAbove ?? []).includes(org)).map((org) => world.inOffice(org)))].filter((org) => org !== situation.platformId);
}

function follow(desk: CaseDesk, act: Act): void {
  desk.added.push(act);
  // What the record says already, by another case on it, is no news.
  const isNews = act.kind !== 'marked' || act.facts.mark !== desk.world.record.mark;
  desk.letters.push(...lettersOf(act, desk.situation, holdersOf(desk)).filter(({ letter }) => letter !== 'markNotice' || isNews).map((letter) => ({ ...letter, act })));
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
  if (desk.sealed.length > 0) {
    await trx.insertInto('act_content').values(desk.sealed.map((c) => ({ act_id: c.actId, subject_id: situation.subjectId, sealed: c.sealed }))).execute();
  }
  await projectCase(trx, desk.before, situation, desk.world.at);
  for (const act of desk.added) await applyEffect(trx, act, desk);
  await projectRecord(trx, situation, desk.world);
  if (issued.length > 0) await trx.insertInto('letter').values(issued.map((l) => l.row)).execute();
  await queueNotices(desk);
  const pokes = concerned(desk.before, situation);
  await wantProcedures(trx, situation.caseId, pokes, situation.seq);
  const { incident } = situation;
  return incident !== undefined && situation.phase === 'closed' ? [...pokes, ...(await lastOfIncident(trx, incident.incidentId))] : pokes;
}

/** Seals the words of an act under the subject's key. */
export async function sealWords<K extends ContentKind>(register: Register, trx: Trx, subjectId: SubjectId, _kind: K, words: ActContents[K]): Promise<SealedWords> {
  return { ...(await register.vault.seal(trx, subjectId, words)), words };
}

/** The edition a case is pinned to; one that another process has adopted meanwhile is read now. */
async function pinnedPack(register: Register, trx: Trx, version: string): Promise<PolicyPack> {
  if (!register.calendars.editions().has(version)) await register.calendars.upToDate(trx);
  return register.pack(version);
}

/** What a case has suspended, also on records of the same fact; read once as an array, so that measures are looked up by their keys: `in` would read every measure there is, with each act. */
const suspendedBy = (caseId: CaseId | null) => sql`select measure_id from hold where case_id = ${caseId} and measure_id is not null`;

/** Reads what an act on a case may depend on, with the record locked after the dossier. */
export async function worldOf(register: Register, trx: Trx, recordId: RecordId, caseId: CaseId | null, pack: string | null, elapsedMs: () => number): Promise<{ world: CaseWorld; now: Instant }> {
  const record = await trx.selectFrom('record').select(['id', 'version', 'state', 'mark', 'category', 'sensitivity']).where('id', '=', recordId).forNoKeyUpdate().executeTakeFirst();
  if (record === undefined) throw new Refusal('not-found');
  // Another process may have adopted an edition: who is received from then on is received under it.
  if (pack === null) await register.calendars.upToDate(trx);
  const pinned = pack === null ? register.currentPack(dayAt(plusMs(await businessNow(trx), -elapsedMs()), register.currentPack().zone)) : await pinnedPack(register, trx, pack);
  const { rows } = await sql<{
    now: Instant; fields: RecordFields; measures: { id: MeasureId; executorId: OrgId; recordId: RecordId; until: string | null; code: string | null; kind: MeasureKind; held: boolean }[]; resting: RestingMeasure[]; harms: NonNullable<CaseWorld['harms']>;
    others: Contribution[]; publicity: PublicityRow | null; recipients: OrgId[]; deciders: (OrgId | null)[]; ways: { orgId: OrgId; way: NoticeWay }[]; signed: { pointer: string; hash: string }[]; adopted: number;
  }>`select business_now() as now, (select coalesce(max(seq), 0) from calendar_adoption) as adopted,
    (select fields from record_version where record_id = ${recordId} and version = ${record.version}) as fields,
    coalesce((select json_agg(json_build_object('id', id, 'executorId', executor_id, 'recordId', record_id, 'until', measure_until(id, until_day, rests_from), 'code', code, 'kind', kind, 'held',
        exists (select from hold h where h.record_id = m.record_id and (h.measure_id = m.id or (h.measure_id is null and exists (select from organisation o where o.id = m.executor_id and o.stayed_by = 'order'))) and h.released_at is null and h.case_id is distinct from ${caseId})) order by id)
      from measure m where (record_id = ${recordId} or id = any(array(${suspendedBy(caseId)}))) and ended_at is null), '[]') as measures,
    coalesce((select json_agg(json_build_object('id', id, 'executorId', executor_id, 'kind', kind, 'over', ended_at is null and coalesce(measure_until(id, until_day, rests_from) < (business_now() at time zone ${pinned.zone})::date, false)) order by id)
      from measure m where (record_id = ${recordId} or id = any(array(${suspendedBy(caseId)}))) and not exists (select from restoration_order o where o.measure_ids @> array[m.id])), '[]') as harms,
    coalesce((select json_agg(json_build_object('id', id, 'until', until_day, 'restsFrom', rests_from, 'excepted', coalesce((select json_agg(json_build_object('decidedAt', to_char(e.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'until', e.until_day))
        from measure_exception e where e.measure_id = m.id and e.granted), '[]')) order by id)
      from measure m where id in (${suspendedBy(caseId)}) and ended_at is null and rests_from is not null), '[]') as resting,
    coalesce((select json_agg(json_build_object('standing', standing, 'settledAt', to_char(settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      from (select standing, settled_at from case_file where record_id = ${recordId} and id is distinct from ${caseId} union all select standing, settled_at from linked_settlement where record_id = ${recordId}) o), '[]') as others,
    (select row_to_json(p) from record_publicity p where p.record_id = ${recordId} and p.ended_on is null) as publicity,
    coalesce((select json_agg(distinct org_id order by org_id) from record_recipient
      where record_id = ${recordId} and (${lookBackMonths(pinned)}::int is null or given_at >= business_now() - ${lookBackMonths(pinned)}::int * interval '1 month')), '[]') as recipients,
    coalesce((select json_agg(json_build_object('orgId', org_id, 'way', way)) from recipient_channel), '[]') as ways,
    coalesce((select json_agg(u.unit_id) from app_user u join organisation p on p.id = u.org_id where p.kind = 'platform' and p.valid_to is null and u.enabled and u.kind = 'person'
      and exists (select from user_role x where x.user_id = u.id and x.role = 'clerk')), '[]') as deciders,
    coalesce((select json_agg(json_build_object('pointer', pointer, 'hash', encode(value_hash, 'hex'))) from basis_confirmation where pack = ${pinned.pack}), '[]') as signed`.execute(trx);
  const facts = rows[0]!;
  await register.calendars.upToDate(trx, facts.adopted);
  const moment = plusMs(facts.now, -elapsedMs());
  const today = dayAt(moment, pinned.zone);
  const inForce = facts.measures.filter((m) => m.until === null || m.until >= today);
  const measures = inForce.map(({ id, executorId, kind, recordId: on }) => ({ id, executorId, kind, ...(on === recordId ? {} : { recordId: on }) }));
  const orgs = await register.organisations.all();
  return {
    now: facts.now,
    world: {
      at: moment, pack: pinned, calendar: register.calendarFor(pinned, null), calendarOf: (org) => register.calendarFor(pinned, org),
      record: { version: record.version, state: record.state, mark: record.mark, category: record.category, fields: facts.fields },
      measures, resting: facts.resting, harms: facts.harms,
      heldByOthers: facts.measures.filter(({ held }) => held).map(({ id }) => id),
      others: facts.others, isPublic: record.sensitivity === 'public', recipients: facts.recipients, platformsAbove: facts.recipients.filter((org) => orgs.get(org)?.kind === 'higherPlatform'), wayOf: (org) => facts.ways.find((w) => w.orgId === org)?.way ?? 'web',
      superiorOf: (org) => orgs.get(org)?.superiorId ?? null,
      reclass: (sanctions) => reclassedBy(facts.publicity, sanctions, today),
      unfit: (of) => inForce.filter(({ code }) => code !== null && basisOn(register.catalogue(), code, today)?.entry.classes?.includes(of) === false).map(({ id }) => id),
      deciders: facts.deciders.map((unit) => unit ?? undefined),
      stayedBy: (org) => orgs.get(org)?.stayedBy ?? 'order',
      inOffice: (org) => inOffice(orgs, org, today), isInOffice: (org) => (orgs.get(org)?.validTo ?? today) >= today, isPlatformAbove: (org) => orgs.get(org)?.kind === 'higherPlatform',
      isDepartment: (org) => orgs.get(org)?.kind === 'department', isPartOf: (org, of) => isPartOf(orgs, org, of),
      confirmed: confirmedPointers(pinned, facts.signed),
      stayClause(id, day) {
        const code = facts.measures.find((m) => m.id === id)?.code;
        if (code === undefined) return undefined;
        const { clause, edition } = stayClause(register.catalogue(), code, day);
        return { code: code!, edition, clause: clause.basis };
      },
      newId: () => uuidv7(),
    },
  };
}
