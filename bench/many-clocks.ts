import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { adoptShipped } from '../db/calendar-in-force.ts';
import type { Db } from '../db/database.ts';
import { businessNow } from '../db/database.ts';
import type { Register } from '../db/register.ts';
import { startClock } from '../domain/clock.ts';
import type { LimitName } from '../domain/limit.ts';
import { plusMs } from '../domain/time.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';
import { PLATFORM, RESOURCES, TAX } from '../main/demo/city/organisations.ts';

/** The open clocks of a case under verification: who has to keep each. */
const CLOCKS: readonly { limit: LimitName; owner: string; order: boolean }[] = [
  { limit: 'total', owner: PLATFORM, order: false },
  { limit: 'verification', owner: TAX, order: true },
  { limit: 'verificationAcknowledgement', owner: TAX, order: true },
  { limit: 'suspensionAcknowledgement', owner: RESOURCES, order: true },
];
const CHUNK = 2_000;

/** How many clocks a planted case has at most. */
export const CLOCKS_PER_CASE = CLOCKS.length;

/**
 * Rows of so many cases with open clocks, on real terms that began today: dossier, case, clocks and their procedures, as the
 * projection writes them, without the log that led there. As the owner of the tables; for benches and for tests of many.
 */
export async function plantCases(owner: Db, register: Register, cases: number, perCase = CLOCKS_PER_CASE): Promise<void> {
  await adoptShipped(owner);
  const story = DEMO_SCENARIOS.upheld;
  const now = await businessNow(owner);
  const pack = register.currentPack();
  const calendar = register.calendar(pack.calendarRegion);
  for (let from = 0; from < cases; from += CHUNK) {
    const made = Array.from({ length: Math.min(CHUNK, cases - from) }, (_, i) => ({ id: randomUUID(), order: randomUUID(), number: `基准〔2026〕${from + i + 1}号`, at: plusMs(now, -1_000 * (i % 600)) }));
    const clocks = made.flatMap(({ id, order, at }) => CLOCKS.slice(0, perCase).map(({ limit, owner: org, order: ofOrder }) => {
      const terms = startClock(limit, at, pack, calendar);
      return { case_id: id, limit_name: limit, ref: ofOrder ? order : id, owner: `org:${org}`, started_at: at, due_at: terms.dueAt, due_on: terms.dueOn, provisional: terms.provisional, terms };
    }));
    await owner.transaction().execute(async (trx) => {
      await sql`insert into dossier (id, kind) select id, 'case' from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m (id uuid)`.execute(trx);
      await sql`insert into case_file (id, number, subject_id, record_id, provider_id, platform_id, phase, phase_seq, round, filed_at, accepted_at, standing)
        select id, number, ${story.by.subjectId}, ${story.recordId}, ${TAX}, ${PLATFORM}, 'verifying', 1, 1, at, at, 'disputed'
        from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m (id uuid, number text, at timestamptz)`.execute(trx);
      await sql`insert into clock (case_id, limit_name, ref, generation, owner, started_at, due_at, due_on, provisional, terms)
        select case_id, limit_name, ref, 1, owner, started_at, due_at, due_on, provisional, terms
        from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c (case_id uuid, limit_name text, ref text, owner text, started_at timestamptz, due_at timestamptz, due_on date, provisional boolean, terms jsonb)`.execute(trx);
      await sql`insert into procedure (id, type, ref, case_id, wanted_seq, seen_seq)
        select 'verification/' || "order", 'verification', "order", id, 0, 0 from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as m (id uuid, "order" text)`.execute(trx);
    });
  }
}
