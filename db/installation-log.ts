import type { ActDraft } from '../domain/act.ts';
import type { SubjectId } from '../domain/ids.ts';
import type { Instant } from '../domain/time.ts';
import { plusMs } from '../domain/time.ts';
import { flush, LogWriter } from './act-log.ts';
import { installationHead } from './business-time.ts';
import type { PersonalRequest } from './case-register.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { firstOutcome, keepOutcome } from './idempotency.ts';
import type { Register } from './register.ts';

/** Where an act stands in the log of the installation. */
export interface ActPlace {
  seq: number;
  hash: string;
  occurredAt: Instant;
}

/** What a change gives: its act, what is answered now, and what is kept of that for the same key again where it is something else (a secret is told once). */
export interface InstallationChange<T> {
  draft: ActDraft;
  /** What was written with it, sealed for whom it is about. */
  words?: { subjectId: SubjectId; sealed: Buffer; commitment: string };
  outcome(place: ActPlace): T;
  kept?: T;
}

/** A person's act in the log of the installation with what it changes, in one transaction; the same key again changes nothing and returns what was kept. */
export async function installationAct<T>(register: Register, { actor, actId, key, elapsedMs }: PersonalRequest, change: (trx: Trx, at: Instant) => Promise<InstallationChange<T>>): Promise<T> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_register', actor.userId);
    const head = await installationHead(trx);
    const earlier = await firstOutcome<T>(trx, key);
    if (earlier !== undefined) return earlier;
    const now = await businessNow(trx);
    const occurredAt = plusMs(now, -elapsedMs());
    const { draft, words, outcome, kept } = await change(trx, occurredAt);
    const writer = new LogWriter(head, now);
    const { seq } = writer.append(draft, { class: 'person', userId: actor.userId, orgId: actor.orgId }, { id: actId, occurredAt, content: words?.commitment ?? null });
    await flush(trx, [writer]);
    if (words !== undefined) await trx.insertInto('act_content').values({ act_id: actId, subject_id: words.subjectId, sealed: words.sealed }).execute();
    const answer = outcome({ seq, hash: writer.head.hash.toString('hex'), occurredAt });
    await keepOutcome(trx, key, 201, kept ?? answer);
    return answer;
  });
}
