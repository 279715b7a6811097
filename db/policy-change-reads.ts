import { sql } from 'kysely';
import type { ChangeId, UserId } from '../domain/ids.ts';
import type { ChangedCalendar, ChangeState } from '../domain/policy-change.ts';
import type { Instant } from '../domain/time.ts';
import type { Db } from './database.ts';

/** A person by name, as the pages show who did what. */
export interface Named {
  id: UserId;
  name: string;
  nameEn: string;
}

/** A change of the calendars, and how far the sweep has carried it. */
export interface ChangeRow {
  id: ChangeId;
  origin: 'uploaded' | 'shipped';
  reason: string;
  state: ChangeState;
  files: string[];
  calendars: ChangedCalendar[];
  baseSeq: number;
  proposedBy: Named;
  proposedAt: Instant;
  /** null: nobody yet, or whoever proposed it has withdrawn it. */
  decidedBy: Named | null;
  decidedAt: Instant | null;
  examined: number;
  moved: number;
  cases: number;
  movesDone: boolean;
  toTell: number;
  told: number;
  appliedAt: Instant | null;
}

const SHOWN = 50;

/** The newest changes, or the one asked for. */
export async function changeRows(db: Db, id: ChangeId | null = null): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select c.id, c.origin, c.reason, c.state, array(select jsonb_object_keys(c.files) order by 1) as files, c.calendars, c.base_seq as "baseSeq",
      json_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en) as "proposedBy", c.proposed_at as "proposedAt",
      case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'nameEn', d.name_en) end as "decidedBy", c.decided_at as "decidedAt",
      c.examined, c.moved, c.cases, c.moves_done as "movesDone", t.to_tell as "toTell", t.told, c.applied_at as "appliedAt"
    from policy_change c join app_user p on p.id = c.proposed_by left join app_user d on d.id = c.decided_by
      cross join lateral (select count(*) filter (where to_tell) as to_tell, count(told_at) as told from policy_change_case k where k.change_id = c.id) t
    where ${id}::uuid is null or c.id = ${id}::uuid order by c.proposed_at desc, c.id desc limit ${SHOWN}`.execute(db);
  return rows;
}
