import { setTimeout as wait } from 'node:timers/promises';
import { takeRole } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import type { CaseId, RecordId } from '../../domain/ids.ts';
import { fileCase, situationOf, step } from './play.ts';
import type { PersistentCounter } from './persistent-counter.ts';

/** So many cases are under way that do not only wait for a day: those that wait for a part to come up again hold up only themselves. */
const AT_ONCE = 48;
/** So many cases are looked at and acted on at a time. */
const LANES = 16;
/** A rejected case resumes a working day after service: so often a day passes while the parts are killed. */
const DAY_EVERY_MS = 90_000;
/** Nothing has moved for so long: what is open then is a finding. */
const PATIENCE_MS = 420_000;

export interface Part {
  caseId: CaseId;
  recordId: RecordId;
  upheld: boolean;
}

interface Running extends Part {
  /** Its log had come so far when it was looked at last; -1 to look in any case. */
  seen: number;
  busy: boolean;
  waitsForDay: boolean;
}

/**
 * Plays all cases to their end, many at once, from the logs alone: one query says which have moved, and only those are looked at. Whoever does
 * everybody's part over HTTP knows nothing but what the register says, as people do.
 */
export async function playAll(counter: PersistentCounter, register: Register, { left, subject, say }: { left: { recordId: RecordId; upheld: boolean }[]; subject: string; say(line: string): void }): Promise<Part[]> {
  const all: Part[] = [];
  const open = new Map<CaseId, Running>();
  const working = new Set<Promise<void>>();
  const whole = left.length;
  let filing = 0;
  let closed = 0;
  let moved = Date.now();
  let day = Date.now();
  const faults: unknown[] = [];
  const run = (work: Promise<void>): void => {
    const guarded = work.catch((error: unknown) => void faults.push(error)).finally(() => working.delete(guarded));
    working.add(guarded);
  };

  const file = async (next: { recordId: RecordId; upheld: boolean }): Promise<void> => {
    const caseId = await fileCase(counter, { ...next, subject });
    all.push({ ...next, caseId });
    open.set(caseId, { ...next, caseId, seen: -1, busy: false, waitsForDay: false });
  };
  const look = async (one: Running): Promise<void> => {
    one.busy = true;
    try {
      const s = await situationOf(register, one.caseId);
      if (s.phase === 'closed') {
        open.delete(one.caseId);
        closed += 1;
        if (closed % 20 === 0) say(`· ${closed} of ${whole} cases are closed, ${open.size} under way`);
        return;
      }
      one.waitsForDay = s.decisions.at(-1)?.outcome === 'rejected' && (s.decisions.at(-1)?.served ?? null) !== null;
      const { refused } = await step(counter, s, subject, one.upheld);
      // What was refused was outdated; it is looked at anew without waiting for the log.
      one.seen = refused > 0 ? -1 : s.seq;
    } finally {
      one.busy = false;
    }
  };

  while (left.length > 0 || open.size > 0 || working.size > 0) {
    if (faults.length > 0) throw faults[0];
    while (left.length > 0 && filing < 4 && [...open.values()].filter((one) => !one.waitsForDay).length + filing < AT_ONCE) {
      filing += 1;
      run(file(left.shift()!).finally(() => (filing -= 1)));
    }
    const heads = await headsOf(register, [...open.keys()]);
    for (const one of open.values()) {
      if (one.busy || working.size >= LANES || one.seen >= (heads.get(one.caseId) ?? 0)) continue;
      moved = Date.now();
      run(look(one));
    }
    if (Date.now() - day > DAY_EVERY_MS && [...open.values()].some((one) => one.waitsForDay)) {
      day = Date.now();
      await counter.post('operator', '/api/business-time', { to: 'nextWorkingDay' });
      say('· the date moves to the next working day');
      for (const one of open.values()) one.seen = -1;
    }
    if (Date.now() - moved > PATIENCE_MS) break;
    await wait(250);
  }
  return all;
}

/** How far the log of each has come; nothing while the database is down. */
async function headsOf(register: Register, ids: readonly CaseId[]): Promise<Map<CaseId, number>> {
  if (ids.length === 0) return new Map();
  try {
    const rows = await register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_auditor');
      return trx.selectFrom('act').select((e) => ['dossier_id', e.fn.max('seq').as('seq')]).where('dossier_id', 'in', ids as readonly string[] as never).groupBy('dossier_id').execute();
    });
    return new Map(rows.map(({ dossier_id, seq }) => [dossier_id as string as CaseId, seq]));
  } catch {
    return new Map();
  }
}
