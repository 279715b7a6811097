import type { Instant } from '../domain/time.ts';
import { sql } from 'kysely';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { checkAnswer } from '../domain/measure-check.ts';
import { inOffice } from '../domain/organisation.ts';
import { dayAt } from '../domain/time.ts';
import { answerWithBars, asksAboutBars } from '../domain/representative.ts';
import { derivedOf } from './derived-reads.ts';
import { barsOf } from './person-bar-reads.ts';
import type { CheckBody } from './measure-check-register.ts';
import { standingMeasures, watchedText } from './measure-check-register.ts';
import { ANY, measuresNow } from './measure-check-reads.ts';
import { tell } from './notice-register.ts';
import type { Register } from './register.ts';
import { canBeReached } from './rung-register.ts';

/**
 * 应查必查: between a check and the instant at which the department wants to act, whoever asked is told of each change of the answer, once;
 * where that was a machine, or somebody who cannot be reached, those who execute in its department.
 * Worked out from the state itself, so that no kind of act can be forgotten. Returns how many were written to.
 */
export async function sweepWatchedChecks(register: Register, limit = 500): Promise<number> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const at = await businessNow(trx);
    const watched = await trx.selectFrom('check_watch as w').innerJoin('measure_check as c', 'c.id', 'w.check_id').select(['w.check_id', 'w.answers', 'w.follows', 'w.told', 'c.org_id', 'c.by_user', 'c.body'])
      .where('w.decisive_at', '>', at).orderBy('w.looked_at', (o) => o.asc().nullsFirst()).limit(limit).forUpdate('w').skipLocked().execute();
    if (watched.length === 0) return 0;
    const open = watched.map((row) => ({ ...row, body: JSON.parse(row.body.toString()) as CheckBody }));
    // Lists and bars follow from all records of a subject, whoever asks.
    const derived = await derivedOf(register, trx, [...new Set(open.flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))], at);
    const barsOfAll = await barsOf(register, trx, [...new Set(open.flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))], at);
    let told = 0;
    const orgs = await register.organisations.all();
    const today = dayAt(at, register.currentPack().zone);
    for (const [orgId, checks] of Map.groupBy(open, ({ org_id }) => org_id)) {
      // Whoever asked is no more, and will not act; its successor asks for itself before it does.
      if (inOffice(orgs, orgId, today) !== orgId) continue;
      const subjects = [...new Set(checks.flatMap(({ body }) => body.subjects.flatMap(({ subjectId }) => subjectId ?? [])))];
      const standing = await standingMeasures(trx, orgId, subjects, ANY, at, register.currentPack().zone);
      for (const check of checks) {
        const stands = measuresNow(check.body, standing);
        const bars = check.body.subjects.map(({ subjectId }) => (subjectId === null || !asksAboutBars(check.body, check.body.purpose) ? [] : (barsOfAll.get(subjectId) ?? [])));
        const answers = stands.map((measures, i) => answerWithBars(checkAnswer(measures), bars[i]!));
        const follows = check.body.subjects.map(({ subjectId }, i) => watchedText(subjectId === null ? [] : (derived.get(subjectId) ?? []), stands[i]!, bars[i]!));
        // What was watched before each measure was has only its answers to be held against.
        const before = check.follows?.every((text) => text.includes('|')) === true ? check.follows : null;
        const same = answers.every((answer, i) => answer === check.answers[i]) && (before === null || follows.every((text, i) => text === before[i]));
        if (same) {
          if (before === null) await trx.updateTable('check_watch').set({ follows }).where('check_id', '=', check.check_id).execute();
          continue;
        }
        told += 1;
        await trx.updateTable('check_watch').set({ answers, follows, told: check.told + 1 }).where('check_id', '=', check.check_id).execute();
        const news = { notice: 'checkChanged', number: null, path: `/checks/${check.check_id}`, role: 'executor' } as const;
        const asker = (await canBeReached(trx, check.by_user)) ? { userId: check.by_user } : {};
        await tell(register, trx, { party: `org:${orgId}`, role: 'executor', ...asker }, news, { ref: `${check.check_id}/${check.told + 1}`, at });
      }
    }
    await trx.updateTable('check_watch').set({ looked_at: sql<Instant>`clock_timestamp()` }).where('check_id', 'in', open.map(({ check_id }) => check_id)).execute();
    return told;
  });
}
