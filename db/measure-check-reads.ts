import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { DerivedConsequence } from '../domain/derived.ts';
import { followsText } from '../domain/derived.ts';
import { Refusal } from '../domain/errors.ts';
import type { CheckId, OrgId, UserId } from '../domain/ids.ts';
import type { CheckAnswer, CheckScope } from '../domain/measure-check.ts';
import { checkAnswer, isAskedAbout, standsText } from '../domain/measure-check.ts';
import { inOffice } from '../domain/organisation.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { answerWithBars, asksAboutBars, barsText } from '../domain/representative.ts';
import { derivedOf } from './derived-reads.ts';
import type { NamedBar } from './person-bar-reads.ts';
import { barsOf } from './person-bar-reads.ts';
import { businessNow, reading } from './database.ts';
import type { CheckBody, CheckReceipt } from './measure-check-register.ts';
import { standingMeasures } from './measure-check-register.ts';
import type { Register } from './register.ts';
import { readingAcross } from './sight-reads.ts';

const NEWEST = 50;
/** Read once for all checks of a department; which of them each is about is looked at afterwards. */
export const ANY: CheckScope = { kind: null };

/** A receipt with what would be answered now; while the department has not acted yet, a change is what it has to know. */
export interface CheckAgain extends CheckReceipt {
  /** The name of whoever asked. */
  by: string;
  /** Of the subjects, in their order. */
  now: CheckAnswer[];
  /** Lists and bars that follow now, by subject in their order. */
  followsNow: DerivedConsequence[][];
  /** Bars that rest on each person now because of companies, where the check asks about an appointment. */
  barsNow: NamedBar[][];
  /** Something else is answered now, or follows, and the instant at which the department wanted to act is not past. */
  changed: boolean;
}

/** The newest checks of a department. */
export const checksOf = (register: Register, actor: Actor & { orgId: OrgId }): Promise<CheckAgain[]> => named(register, actor, { orgId: actor.orgId });

/** One check: of the own department, or any for those who oversee. */
export async function checkById(register: Register, actor: Actor, id: CheckId): Promise<CheckAgain> {
  const [found] = await named(register, actor, { id });
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** Found with the asker's own eyes; the names of colleagues who asked are looked up apart. */
async function named(register: Register, actor: Actor, which: { orgId: OrgId } | { id: CheckId }): Promise<CheckAgain[]> {
  const checks = await reading(register.db, actor.userId, (trx) => again(trx, register, which));
  if (checks.length === 0) return [];
  const people = await readingAcross(register.db, actor.userId, (trx) => trx.selectFrom('app_user').select(['id', 'name']).where('id', 'in', [...new Set(checks.map(({ by }) => by))]).execute());
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  // They rest on every record of a subject, of which the asker may see only some; the receipt said them as well.
  const subjects = [...new Set(checks.flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))];
  const appointed = [...new Set(checks.filter(({ body }) => asksAboutBars(body, body.purpose)).flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))];
  const { at, derived, bars } = await readingAcross(register.db, actor.userId, async (trx) => {
    const now = await businessNow(trx);
    return { at: now, derived: await derivedOf(register, trx, subjects, now), bars: await barsOf(register, trx, appointed, now) };
  });
  return checks.map((check) => {
    const { body } = check;
    const followsNow = body.subjects.map(({ subjectId }) => (subjectId === null ? [] : (derived.get(subjectId) ?? [])));
    const otherLists = followsNow.some((now, i) => followsText(now) !== followsText(body.subjects[i]!.derived ?? []));
    const barsNow = body.subjects.map(({ subjectId }) => (subjectId === null || !asksAboutBars(body, body.purpose) ? [] : (bars.get(subjectId) ?? [])));
    const otherBars = barsNow.some((now, i) => barsText(now) !== barsText(body.subjects[i]!.bars ?? []));
    return {
      ...check, by: names.get(check.by) ?? check.by, followsNow, barsNow, now: check.now.map((answer, i) => answerWithBars(answer, barsNow[i]!)),
      changed: check.changed || ((otherLists || otherBars) && (body.decisiveAt ?? body.askedAt) >= at),
    };
  });
}

async function again(trx: Trx, register: Register, which: { orgId: OrgId } | { id: CheckId }): Promise<(Omit<CheckAgain, 'by' | 'followsNow' | 'barsNow'> & { by: UserId })[]> {
  const rows = await trx.selectFrom('measure_check').select(['body', 'seal', 'by_user'])
    .where(sql<boolean>`octet_length(body) > 0`).where((e) => ('id' in which ? e('id', '=', which.id) : e('org_id', '=', which.orgId))).orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(NEWEST).execute();
  const checks = rows.map(({ body, seal, by_user }) => ({ body: JSON.parse(body.toString()) as CheckBody, seal: seal.toString('hex'), by: by_user }));
  const subjects = [...new Set(checks.flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))];
  const names = new Map((subjects.length === 0 ? [] : await trx.selectFrom('subject').select(['id', 'name']).where('id', 'in', subjects).execute()).map(({ id, name }) => [id, name]));
  const at = await businessNow(trx);
  const standing = new Map<OrgId, Standing>();
  const orgs = await register.organisations.all();
  const { zone } = register.currentPack();
  for (const org of new Set(checks.map(({ body }) => body.org))) {
    const own = await standingMeasures(trx, org, subjects, ANY, at, zone);
    // What a department that is no more had asked about may be its successor's by now.
    const successor = inOffice(orgs, org, dayAt(at, zone));
    if (successor !== org) for (const [subject, theirs] of await standingMeasures(trx, successor, subjects, ANY, at, zone)) own.set(subject, [...(own.get(subject) ?? []), ...theirs]);
    standing.set(org, own);
  }
  return checks.map((check) => {
    const { body } = check;
    const stands = measuresNow(body, standing.get(body.org));
    return { ...check, names, now: stands.map(checkAnswer), changed: (body.decisiveAt ?? body.askedAt) >= at && stands.some((measures, i) => standsText(measures) !== standsText(body.subjects[i]!.measures)) };
  });
}

type Standing = Awaited<ReturnType<typeof standingMeasures>>;

/** Of each subject of a check, in their order, the measures that were asked about as they stand now. */
export const measuresNow = ({ subjects, ...scope }: CheckBody, standing: Standing | undefined) =>
  subjects.map(({ subjectId }) => (subjectId === null ? [] : (standing?.get(subjectId) ?? [])).filter((m) => isAskedAbout(scope, { ...m, code: m.code ?? null })));

/** Whether a receipt is one of this register, for whoever holds its number and seal; who asked and when, and nothing of what. */
export async function sealedCheck(trx: Trx, id: CheckId, seal: string): Promise<{ askedAt: Instant; orgId: OrgId } | undefined> {
  const { rows } = await sql<{ asked_at: Instant; org_id: OrgId }>`select asked_at, org_id from sealed_check(${id}::uuid, decode(${seal}, 'hex'))`.execute(trx);
  return rows[0] === undefined ? undefined : { askedAt: rows[0].asked_at, orgId: rows[0].org_id };
}
