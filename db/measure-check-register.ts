import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.ts';
import type { DerivedConsequence } from '../domain/derived.ts';
import { followsText } from '../domain/derived.ts';
import { asId } from '../domain/ids.ts';
import type { CheckId, MeasureId, OrgId, RecordId, SubjectId } from '../domain/ids.ts';
import type { CheckAnswer, CheckedMeasure, CheckPurpose, CheckScope } from '../domain/measure-check.ts';
import { checkAnswer, isAskedAbout, measureStateOn, standsText } from '../domain/measure-check.ts';
import { maskedIdentifier } from '../domain/subject.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { asksAboutBars, answerWithBars, barsText } from '../domain/representative.ts';
import { derivedOf } from './derived-reads.ts';
import type { NamedBar } from './person-bar-reads.ts';
import { barsOf } from './person-bar-reads.ts';
import { noteLooks } from './access-log.ts';
import { canonical } from './content-vault.ts';
import type { Trx } from './database.ts';
import { businessNow, takeRole } from './database.ts';
import type { Register } from './register.ts';

export interface CheckQuestion extends CheckScope {
  /** Whole numbers, already read; one receipt for all of them. */
  identifiers: readonly string[];
  purpose: CheckPurpose;
  /** When the department is going to act, if that is later. */
  decisiveAt: Instant | null;
}

/** What was answered about one subject; null is nobody of whom this department has anything here. */
export interface CheckedSubject {
  subjectId: SubjectId | null;
  /** As shown: a person's is masked. */
  identifier: string;
  answer: CheckAnswer;
  measures: CheckedMeasure[];
  /** Lists and bars that follow from the subject's records; absent where nothing does. */
  derived?: DerivedConsequence[];
  /** Bars that rest on a person as legal representative of companies; absent where none does, and where the check asks about no appointment. */
  bars?: NamedBar[];
}

/** The body that the seal is over. */
export interface CheckBody extends CheckScope {
  format: 1;
  id: CheckId;
  org: OrgId;
  askedAt: Instant;
  decisiveAt: Instant | null;
  purpose: CheckPurpose;
  /** The register's newest bulletin when it was asked: the head also of what is answered `unknown`. Absent: there was none yet, or the check is older than this. */
  bulletin?: { no: number; hash: string };
  subjects: CheckedSubject[];
}

export interface CheckReceipt {
  body: CheckBody;
  /** SHA-256 of the canonical body, in hex. */
  seal: string;
  names: ReadonlyMap<SubjectId, string>;
}

/**
 * Answers whether a department's measures may be applied now, and keeps question and answer. One snapshot of the register for all of it:
 * an acceptance is either wholly before the answer or wholly after it, and the stand of the logs in the receipt says which.
 */
export async function checkMeasures(register: Register, actor: Actor & { orgId: OrgId }, question: CheckQuestion): Promise<CheckReceipt> {
  return register.db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
    await takeRole(trx, 'zm_request', actor.userId);
    const askedAt = await businessNow(trx);
    const found = await subjectsBy(trx, register, question.identifiers);
    const subjects = [...found.values()].flatMap((s) => (s === undefined ? [] : [s.id]));
    // Which measures are the asker's is for row-level security to say; how they stand is then read without asking for each hold and record on the way whether it may be seen, which takes longer than all the rest.
    const seen = subjects.length === 0 ? [] : await trx.selectFrom('measure').select('id').where('subject_id', 'in', subjects).where('executor_id', '=', actor.orgId).execute();
    await takeRole(trx, 'zm_register', actor.userId);
    const measures = await standingMeasures(trx, actor.orgId, seen.length === 0 ? [] : subjects, question, askedAt, register.currentPack().zone, seen.map(({ id }) => id));
    const stands = await standOf(trx, [...measures.values()].flat().map((m) => m.recordId));
    // A bar follows from records of companies, whoever asks: of somebody else whom the asker has nothing of, it is all that is said, without a name.
    const barred = asksAboutBars(question, question.purpose) ? await barsByIdentifier(trx, register, question.identifiers, askedAt) : new Map<string, { subjectId: SubjectId; bars: NamedBar[] }>();
    const derived = await derivedOf(register, trx, subjects, askedAt);
    const bulletin = await trx.selectFrom('bulletin').select(['no', 'hash']).orderBy('no', 'desc').limit(1).executeTakeFirst();
    const body: CheckBody = {
      format: 1, id: asId<CheckId>(uuidv7()), org: actor.orgId, askedAt, decisiveAt: question.decisiveAt, purpose: question.purpose, kind: question.kind, ...(question.code === undefined || question.code === null ? {} : { code: question.code }),
      ...(bulletin === undefined ? {} : { bulletin: { no: bulletin.no, hash: bulletin.hash.toString('hex') } }),
      subjects: [...found].map(([identifier, subject]) => {
        const theirs = (subject === undefined ? [] : (measures.get(subject.id) ?? [])).map((m) => ({ ...m, ...stands.get(m.recordId)! }));
        const follows = subject === undefined ? [] : (derived.get(subject.id) ?? []);
        const { subjectId = subject?.id ?? null, bars = [] } = barred.get(identifier) ?? {};
        return {
          subjectId, identifier: subject?.identifier ?? maskedIdentifier(identifier), answer: answerWithBars(checkAnswer(theirs), bars), measures: theirs,
          ...(follows.length === 0 ? {} : { derived: follows }), ...(bars.length === 0 ? {} : { bars }),
        };
      }),
    };
    const bytes = Buffer.from(canonical(body));
    const seal = createHash('sha256').update(bytes).digest();
    await trx.insertInto('measure_check').values({ id: body.id, org_id: actor.orgId, by_user: actor.userId, asked_at: askedAt, decisive_at: question.decisiveAt, body: bytes, seal }).execute();
    // Whoever acts later is told of every change until then (`measure-check-watch.ts`).
    if (question.decisiveAt !== null && question.decisiveAt > askedAt) await trx.insertInto('check_watch').values({ check_id: body.id, decisive_at: question.decisiveAt, answers: body.subjects.map(({ answer }) => answer), follows: body.subjects.map(({ derived: theirs, measures: own, bars }) => watchedText(theirs ?? [], own, bars ?? [])), looked_at: null }).execute();
    await noteLooks(trx, actor, body.subjects.flatMap(({ subjectId }) => (subjectId === null ? [] : [{ kind: 'measureCheck' as const, subjectId, dossierId: null, item: body.id }])), { andMore: true });
    return { body, seal: seal.toString('hex'), names: new Map([...found.values()].flatMap((s) => (s === undefined ? [] : [[s.id, s.name] as const]))) };
  });
}

/** What a watched check is held against, of one subject: the lists and bars that follow, how each measure stands, and what rests on the person because of a company. */
export const watchedText = (derived: Parameters<typeof followsText>[0], measures: Parameters<typeof standsText>[0], bars: Parameters<typeof barsText>[0]): string =>
  [followsText(derived), standsText(measures), ...(bars.length === 0 ? [] : [barsText(bars)])].join('|');

/** Persons on whom a bar rests, by their number as it was asked. */
async function barsByIdentifier(trx: Trx, register: Register, identifiers: readonly string[], at: Instant): Promise<Map<string, { subjectId: SubjectId; bars: NamedBar[] }>> {
  const persons = await subjectsBy(trx, register, identifiers);
  const bars = await barsOf(register, trx, [...persons.values()].flatMap((s) => s?.id ?? []), at);
  return new Map([...persons].flatMap(([identifier, s]) => (s === undefined || (bars.get(s.id) ?? []).length === 0 ? [] : [[identifier, { subjectId: s.id, bars: bars.get(s.id)! }] as const])));
}

/** Those of whom the asker may know, by the number as it was asked, in that order. */
async function subjectsBy(trx: Trx, register: Register, identifiers: readonly string[]) {
  const indexed = identifiers.map((identifier) => [identifier, register.vault.blindIndexes(identifier)] as const);
  const rows = await trx.selectFrom('subject').select(['id', 'name', 'identifier', 'identifier_index']).where('identifier_index', 'in', indexed.flatMap(([, indexes]) => indexes)).execute();
  return new Map(indexed.map(([identifier, indexes]) => [identifier, rows.find((row) => indexes.some((index) => row.identifier_index?.equals(index)))]));
}

/** A department's measures on these subjects as they stand at an instant; `seen`: no others than these. */
export async function standingMeasures(trx: Trx, orgId: OrgId, subjects: readonly SubjectId[], scope: CheckScope, at: Instant, zone: string, seen?: readonly MeasureId[]) {
  const today = dayAt(at, zone);
  const rows = subjects.length === 0 ? [] : await trx.selectFrom('measure_state as m').leftJoin('record as r', 'r.id', 'm.record_id').selectAll('m').select('r.state as record_state').where('m.subject_id', 'in', subjects).where('m.executor_id', '=', orgId)
    .$if(seen !== undefined, (q) => q.where('m.id', 'in', seen!))
    .orderBy('m.from_day').orderBy('m.id').execute();
  const bySubject = new Map<SubjectId, Omit<CheckedMeasure, 'seq' | 'head'>[]>();
  for (const m of rows) {
    if (!isAskedAbout(scope, m)) continue;
    const state = measureStateOn({ from: m.from_day, until: m.until_day, endedHow: m.ended_how, suspended: m.suspended, recordRevoked: m.record_state === 'revoked' }, today);
    const measure = { id: m.id, title: m.title, basis: m.basis, kind: m.kind, ...(m.code === null ? {} : { code: m.code }), from: m.from_day, until: m.until_day, state, ...(m.exception === null || state !== 'inForce' ? {} : { exception: m.exception }), ...(m.stay === null ? {} : { stay: m.stay }), recordId: m.record_id };
    bySubject.set(m.subject_id, [...(bySubject.get(m.subject_id) ?? []), measure]);
  }
  return bySubject;
}

/**
 * Where the logs stood that an answer about a record rests on: its own, those of every case about it, and of every case about another record of the same fact or faulty batch that
 * has ever held it. One number that only grows and one hash over all heads in the order of their ids, so that a department learns of no case that is not its own.
 */
async function standOf(trx: Trx, records: readonly RecordId[]): Promise<Map<RecordId, { seq: number; head: string }>> {
  if (records.length === 0) return new Map();
  const { rows } = await sql<{ record_id: RecordId; seq: number; head: Buffer }>`with about (record_id) as (select distinct unnest(${[...records]}::uuid[]))
    select x.record_id, d.seq, d.head from (
      select record_id, record_id as dossier_id from about union select c.record_id, c.id from case_file c join about using (record_id) union select h.record_id, h.case_id from hold h join about using (record_id)) x
    join dossier d on d.id = x.dossier_id order by d.id`.execute(trx);
  return new Map([...Map.groupBy(rows, (row) => row.record_id)].map(([recordId, theirs]) =>
    [recordId, { seq: theirs.reduce((sum, row) => sum + row.seq, 0), head: createHash('sha256').update(Buffer.concat(theirs.map((row) => row.head))).digest('hex') }]));
}
