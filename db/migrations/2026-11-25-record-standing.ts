import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a case's log says about its record, for the cases that were there before the columns. */
const STANDING_OF_LOGS = `
select c.id,
  case when c.phase = 'received' then 'received'
    when of_round.decided is not null and c.remedy = 'none' then 'rejected'
    when of_round.done is not null then case c.remedy when 'revoke' then 'revoked' else 'corrected' end
    when of_round.stopped then 'unverified'
    else 'disputed' end as standing,
  case when of_round.decided is not null and c.remedy = 'none' then of_round.decided else of_round.done end as settled_at
from case_file c cross join lateral (
  select max(a.occurred_at) filter (where a.kind = 'decided') as decided,
    max(a.occurred_at) filter (where a.kind in ('recordCorrected', 'recordRevoked')) as done,
    coalesce(bool_or(a.kind = 'disclosureStopped'), false) as stopped
  from act a where a.dossier_id = c.id
    and a.seq > coalesce((select max(r.seq) from act r where r.dossier_id = c.id and r.kind = 'reopened'), 0)) of_round`;

/** Each case keeps what it contributes to its record's mark and state; a measure that is over by its own term was never ended by anybody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
alter table case_file
  add column standing text check (standing in ('received', 'disputed', 'unverified', 'rejected', 'corrected', 'revoked')),
  add column settled_at timestamptz;
update case_file set standing = told.standing, settled_at = told.settled_at from (${STANDING_OF_LOGS}) told where told.id = case_file.id;
alter table case_file alter column standing set not null,
  add constraint settled_when_it_is check ((settled_at is not null) = (standing in ('rejected', 'corrected', 'revoked')));
comment on column case_file.standing is 'What the case contributes to record.mark and record.state, which follow from the contributions of all cases on the record.';
alter table record add column changed_at timestamptz not null default clock_timestamp();
create index record_changed on record (changed_at);
comment on column record.changed_at is 'Real time; what the live streams poll, since a case changes what the readers of all other cases on the record see.';
alter table measure drop constraint measure_ended_how_check, add constraint measure_ended_how_check check (ended_how = 'lifted');
comment on column measure.ended_at is 'Ended by an act. A measure past until_day has expired by itself, also while suspended: no act and no row says so.';
`).execute(db);
}
