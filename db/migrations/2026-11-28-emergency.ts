import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Emergencies (紧急查看): what somebody opened that is not theirs, why, for how long, and what their supervisor found of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table emergency (
  id uuid primary key, by_user text not null references app_user, by_org text references organisation, kind text not null check (kind in ('case', 'record')),
  dossier_id uuid not null references dossier, record_id uuid not null references record, subject_id uuid not null references subject, number text,
  reason_sealed bytea not null, opened_at timestamptz not null, wall_at timestamptz not null default clock_timestamp(), ends_at timestamptz not null, ended_at timestamptz,
  reviewed_by text references app_user, reviewed_at timestamptz, finding text check (finding in ('justified', 'unjustified')), note_sealed bytea,
  check (ends_at > wall_at and ends_at <= wall_at + interval '24 hours'), check ((reviewed_at is null) = (finding is null)));
create index emergency_of_user on emergency (by_user, ends_at);
create index emergency_newest on emergency (wall_at desc, id);
comment on table emergency is 'While it lasts, row-level security shows its person the dossier named. opened_at and reviewed_at are business time; wall_at, ends_at and ended_at real time. Its end can be moved by nobody, only brought forward (ended_at).';
grant select on emergency to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on emergency to zm_register;
grant update (ended_at, reviewed_by, reviewed_at, finding, note_sealed) on emergency to zm_register;
`.execute(db);
}
