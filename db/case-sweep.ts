import type { ActDraft } from '../domain/act.ts';
import type { CaseId } from '../domain/ids.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { CaseDesk } from './case-desk.ts';
import { add, close, openCase } from './case-desk.ts';
import type { Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';

/**
 * The law's own acts in cases, one transaction and one lock each: what is due is worked out anew from the case as it stands under the lock. `drafts` gives nothing where it is not due any more.
 * Returns whom to poke.
 */
export async function inCases<T>(register: Register, sweep: string, due: readonly T[], caseOf: (one: T) => CaseId, drafts: (desk: CaseDesk, one: T, trx: Trx) => readonly ActDraft[] | Promise<readonly ActDraft[]>): Promise<ProcedureId[]> {
  const pokes: ProcedureId[] = [];
  await oneByOne(sweep, due, caseOf, async (one) => void pokes.push(...(await inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const desk = await openCase(register, trx, caseOf(one));
    if (desk === undefined) return [];
    const acts = await drafts(desk, one, trx);
    for (const draft of acts) add(desk, draft, { class: 'sweep' });
    return acts.length === 0 ? [] : close(desk);
  }))));
  return pokes;
}
