import type { Actor } from '../domain/actor.ts';
import type { ActContents } from '../domain/content.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, ExecutionId, MeasureId } from '../domain/ids.ts';
import type { ExecutionKind, ExecutionStanding } from '../domain/measure-acts.ts';
import type { Instant } from '../domain/time.ts';
import type { Trx } from './database.ts';
import type { Register } from './register.ts';
import { readingWords } from './sight-reads.ts';

/** One use of a measure, as lists show it: without a word of anybody. */
export interface Execution {
  id: ExecutionId;
  what: ExecutionKind;
  at: Instant;
  standing: ExecutionStanding;
  notedAt: Instant;
}

const newest = (trx: Trx, measures: readonly MeasureId[]) =>
  trx.selectFrom('measure_execution as e').select(['e.id', 'e.measure_id', 'e.what', 'e.at', 'e.standing', 'e.noted_at']).where('e.measure_id', 'in', [...measures]).orderBy('e.at', 'desc').orderBy('e.id').limit(1000);

/** The newest uses of these measures, with the asker's own eyes. */
export async function executionsOf(trx: Trx, measures: readonly MeasureId[]): Promise<Map<MeasureId, Execution[]>> {
  if (measures.length === 0) return new Map();
  const rows = await newest(trx, measures).execute();
  const lists = Map.groupBy(rows, (row) => row.measure_id);
  return new Map([...lists].map(([id, list]) => [id, list.map((row) => ({ id: row.id, what: row.what, at: row.at, standing: row.standing, notedAt: row.noted_at }))]));
}

/** One measure with the whole log of its uses and what was said of each; null words are not the reader's to see, or have been erased. */
export async function measureWithUses(register: Register, actor: Actor, measureId: MeasureId) {
  return readingWords(register, actor, async (trx) => {
    const measure = await trx.selectFrom('measure_state').selectAll().where('id', '=', measureId).executeTakeFirst();
    if (measure === undefined) throw new Refusal('not-found');
    const uses = await newest(trx, [measureId]).leftJoin('act_content as c', 'c.act_id', 'e.act_id').select(['c.sealed', 'e.by_user']).execute();
    return { measure, uses };
  }, ({ measure }) => [{ kind: 'record', subjectId: measure.subject_id, dossierId: asId<DossierId>(measure.record_id), item: measure.id }], async (trx, { measure, uses }) => {
    const people = uses.length === 0 ? [] : await trx.selectFrom('app_user').select(['id', 'name']).where('id', 'in', uses.map((u) => u.by_user)).execute();
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      measure,
      uses: await Promise.all(uses.map(async (u) => {
        const words = u.sealed === null ? null : ((await register.vault.open(trx, measure.subject_id, u.sealed)) as ActContents['measureExecuted']);
        return { id: u.id, what: u.what, at: u.at, standing: u.standing, notedAt: u.noted_at, by: names.get(u.by_user) ?? '', where: words?.where ?? null, words: words?.words ?? null };
      })),
    };
  });
}
