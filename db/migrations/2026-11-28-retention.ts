import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Legal holds, and what has been erased by the schedule. Erasing itself is a function of the owner's, see db/erasure-functions.ts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table legal_hold (
  id uuid primary key, scope text not null check (scope in ('subject', 'case', 'inquiry', 'record')), target uuid not null, subject_id uuid not null references subject,
  reason_sealed bytea not null, placed_by text not null references app_user, placed_at timestamptz not null, placed_act uuid not null references act,
  lifted_by text references app_user, lifted_at timestamptz, lifted_act uuid references act, lift_reason_sealed bytea,
  check ((lifted_at is null) = (lifted_act is null)));
create index legal_hold_on on legal_hold (target) where lifted_at is null;
create index legal_hold_of_subject on legal_hold (subject_id) where lifted_at is null;
comment on table legal_hold is 'While a row is not lifted nothing of its target is erased. The reasons are sealed under the subject''s key.';

create table erasure (
  kind text not null, target text not null, subject_id uuid references subject, act_id uuid not null references act deferrable initially deferred,
  erased_at timestamptz not null, counts jsonb not null, primary key (kind, target));
create index erasure_of_subject on erasure (subject_id);
create index erasure_by_time on erasure (erased_at);
comment on table erasure is 'What has been erased by the schedule, once, each with its act in the installation''s log.';

alter table evidence add column file_gone_at timestamptz;
create index evidence_to_remove on evidence (id) where octet_length(file_name_sealed) = 0 and file_gone_at is null;
create index evidence_clean on evidence (scan_signatures) where scan = 'clean';
comment on column evidence.file_gone_at is 'When the sealed bytes of an erased file were taken out of the store; its key went before.';
create index case_closed on case_file (closed_at) where phase = 'closed';

-- erasure is written by the owner's function alone
grant select on legal_hold, erasure to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on legal_hold to zm_register;
grant update (lifted_by, lifted_at, lifted_act, lift_reason_sealed) on legal_hold to zm_register;
grant update (file_gone_at) on evidence to zm_procedure;
`).execute(db);
}
