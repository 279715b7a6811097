import { sql } from 'kysely';
import { addWorkingDays } from '../domain/calendar.ts';
import { dutyRoles, MOST_DAYS_BEFORE, NOT_REMINDED } from '../domain/ladder.ts';
import { officeHours } from '../domain/office-hours.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt, instantOn } from '../domain/time.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { claimRung } from './rung-register.ts';
import type { Register } from './register.ts';

/**
 * Reminds (提醒) of duties that fall due within the pack's working days, each once per generation of a clock: a notice and
 * no act, in office hours only. A duty set since this morning needs no reminder yet. Returns how many were claimed.
 */
export async function sweepReminders(register: Register, limit = 100): Promise<number> {
  return inOneTransaction(register.db, async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await register.calendars.upToDate(trx);
    const now = await businessNow(trx);
    const calendar = register.calendar();
    const today = dayAt(now, calendar.zone);
    const hours = officeHours(calendar, today);
    if (hours === null) return 0;
    const [open, close] = [instantOn(today, hours.open, calendar.zone), instantOn(today, hours.close, calendar.zone)];
    if (now < open || now >= close) return 0;
    const until = (count: number): Day => addWorkingDays(calendar, today, count).day;
    // As far as any pack may look ahead; what each clock's own pack says is asked below. A clock that stands still has no due instant.
    const furthest = until(MOST_DAYS_BEFORE);
    const rows = await trx.selectFrom('clock').innerJoin('dossier', 'dossier.id', 'clock.case_id')
      .select(['clock.case_id', 'clock.limit_name', 'clock.ref', 'clock.generation', 'clock.owner', 'clock.due_on', sql<string>`clock.terms ->> 'pack'`.as('pack')])
      .where('dossier.kind', 'in', ['case', 'inquiry', 'complaint', 'repair', 'record']).where('clock.ended_at', 'is', null).where('clock.due_at', '>', now)
      .where('clock.due_at', '<=', instantOn(furthest, '24:00', calendar.zone)).where('clock.due_on', '<=', furthest).where('clock.started_at', '<', open).where('clock.limit_name', 'not in', [...NOT_REMINDED])
      .where((e) => e.not(e.exists(e.selectFrom('ladder_rung as l').select('l.rung').whereRef('l.case_id', '=', 'clock.case_id').whereRef('l.limit_name', '=', 'clock.limit_name')
        .whereRef('l.ref', '=', 'clock.ref').whereRef('l.generation', '=', 'clock.generation').where('l.rung', '=', 'remind'))))
      .orderBy('clock.due_at').$narrowType<{ due_on: Day }>().execute();
    const ripe = rows.filter(({ pack, due_on }) => {
      const { remindBefore } = register.clockPack(pack).ladder;
      return remindBefore !== null && due_on <= until(remindBefore.count);
    }).slice(0, limit);
    let claimed = 0;
    for (const { case_id, limit_name, ref, generation, owner } of ripe) {
      const mine = await claimRung(trx, { case_id, limit_name, ref, generation, rung: 'remind' }, { party: owner, role: dutyRoles(limit_name) }, now satisfies Instant);
      if (mine) claimed += 1;
    }
    return claimed;
  });
}
