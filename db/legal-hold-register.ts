import type { Act, ActDraft } from '../domain/act.ts';
import { overseesHouse } from '../domain/actor.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { DossierId, RecordId, SubjectId } from '../domain/ids.ts';
import type { HoldScope } from '../domain/retention.ts';
import type { Instant } from '../domain/time.ts';
import { plusMs } from '../domain/time.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';

export interface HoldReceipt {
  hold: string;
  /** Of the act in the installation's own log. */
  seq: number;
  actHash: string;
  occurredAt: Instant;
}

/** What is to be kept, as a supervisor names it: a case's or inquiry's number, a record's id, a subject's number. */
export interface HoldTarget {
  scope: HoldScope;
  name: string;
}

/** What a hold, or its lifting, gives: its act, whose key seals the reason, and what is written beside the act. */
interface HoldChange {
  hold: string;
  subjectId: SubjectId;
  draft: ActDraft;
  write(kept: { act: Act; sealed: Buffer; at: Instant }): Promise<unknown>;
}

/** An act about a hold in the log of the installation, which is locked before anything is erased: a hold that is laid on meanwhile is seen, or comes too late and says so. The reason is sealed. */
async function holdAct(register: Register, { actor, actId, key, elapsedMs, reason }: PersonalRequest & { reason: string }, change: (trx: Trx) => Promise<HoldChange>): Promise<HoldReceipt> {
  // Of the platform's own organ or the one above it: what this house keeps and erases is no other authority's.
  if (!overseesHouse(actor)) throw new Refusal('not-your-role', { params: { role: 'supervisor' } });
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = await installationHead(trx);
    const earlier = await firstOutcome<HoldReceipt>(trx, key);
    if (earlier !== undefined) return earlier;
    const { hold, subjectId, draft, write } = await change(trx);
    const now = await businessNow(trx);
    const at = plusMs(now, -elapsedMs());
    const { sealed, commitment } = await register.vault.seal(trx, subjectId, reason);
    const writer = new LogWriter(head, now);
    const act = writer.append(draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt: at, content: commitment });
    await flush(trx, [writer]);
    await write({ act, sealed, at });
    const receipt: HoldReceipt = { hold, seq: act.seq, actHash: writer.head.hash.toString('hex'), occurredAt: at };
    await keepOutcome(trx, key, 201, receipt);
    return receipt;
  });
}

/** 暂停销毁: from here on nothing of the target is erased, until a supervisor lifts it. */
export const placeHold = (register: Register, request: PersonalRequest & { on: HoldTarget; reason: string }): Promise<HoldReceipt> =>
  holdAct(register, request, async (trx) => {
    const { actor, actId: hold, on: { scope, name } } = request;
    const { target, subjectId } = await find(register, trx, { scope, name });
    if (await trx.selectFrom('erasure').select('kind').where('kind', '=', scope).where('target', '=', target).executeTakeFirst()) throw new Refusal('erased', { field: '/name' });
    if (await trx.selectFrom('legal_hold').select('id').where('target', '=', target).where('lifted_at', 'is', null).executeTakeFirst()) throw new Refusal('already-done', { field: '/name' });
    return {
      hold, subjectId, draft: { kind: 'holdPlaced', facts: { hold, scope, target: target as DossierId | SubjectId } },
      write: ({ act, sealed, at }) => trx.insertInto('legal_hold').values({ id: hold, scope, target, subject_id: subjectId, reason_sealed: sealed, placed_by: actor.userId, placed_at: at, placed_act: act.id }).execute(),
    };
  });

/** A hold is lifted, by another person than who has laid it on (四眼): the schedule goes on where it stands. */
export const liftHold = (register: Register, request: PersonalRequest & { hold: string; reason: string }): Promise<HoldReceipt> =>
  holdAct(register, request, async (trx) => {
    const { actor, hold } = request;
    const row = await trx.selectFrom('legal_hold').select(['subject_id', 'lifted_at', 'placed_by']).where('id', '=', hold).executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    if (row.lifted_at !== null) throw new Refusal('already-done');
    if (row.placed_by === actor.userId) throw new Refusal('conflict-of-interest', { params: { conflict: 'ownAct' } });
    return {
      hold, subjectId: row.subject_id, draft: { kind: 'holdLifted', facts: { hold } },
      write: ({ act, sealed, at }) => trx.updateTable('legal_hold').set({ lifted_by: actor.userId, lifted_at: at, lifted_act: act.id, lift_reason_sealed: sealed }).where('id', '=', hold).execute(),
    };
  });

async function find(register: Register, trx: Trx, { scope, name }: HoldTarget): Promise<{ target: string; subjectId: SubjectId }> {
  const row = await (async () => {
    switch (scope) {
      case 'case':
        return trx.selectFrom('case_file').select(['id', 'subject_id']).where('number', '=', name).executeTakeFirst();
      case 'inquiry':
        return trx.selectFrom('inquiry').select(['id', 'subject_id']).where('number', '=', name).executeTakeFirst();
      case 'record':
        if (!/^[0-9a-f-]{36}$/.test(name)) return undefined;
        return trx.selectFrom('record').select(['id', 'subject_id']).where('id', '=', asId<RecordId>(name)).executeTakeFirst();
      case 'subject': {
        const found = await trx.selectFrom('subject').select('id').where('identifier_index', 'in', register.vault.blindIndexes(name.toUpperCase())).executeTakeFirst();
        return found && { id: found.id, subject_id: found.id };
      }
    }
  })();
  if (row === undefined) throw new Refusal('not-found', { field: '/name' });
  return { target: row.id, subjectId: row.subject_id };
}
