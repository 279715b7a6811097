import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Credit repair (信用修复): what the publicity of a record rests on, and repairs, whose parties, notices and holds are those of a case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table case_party drop constraint case_party_case_id_fkey;
alter table case_party add constraint case_party_dossier_fkey foreign key (case_id) references dossier;
alter table correction_notice drop constraint correction_notice_case_id_fkey;
alter table correction_notice add constraint correction_notice_dossier_fkey foreign key (case_id) references dossier;
alter table hold drop constraint hold_case_id_fkey;
alter table hold add constraint hold_dossier_fkey foreign key (case_id) references dossier;

create table record_publicity (
  record_id uuid primary key references record, sector text not null, sanctions text[] not null, decided_on date not null, published_on date not null,
  corrected_on date, performed_on date, restricted_until date,
  class text not null, edition text not null, max_on date, ends text not null check (ends in ('always', 'whenCorrected')),
  ended_on date, ended_how text check (ended_how in ('maximum', 'repaired', 'shielded')), ended_by uuid references act, kept_on date,
  check ((ended_on is null) = (ended_how is null)));
create index publicity_running on record_publicity (max_on, record_id) where ended_on is null;
comment on table record_publicity is 'What publicity rests on as its authority states it, and until when it lasts at most by the edition named; derived from the acts of the record and of its repairs.';

create table repair_file (
  id uuid primary key references dossier, number text not null unique, record_id uuid not null references record, subject_id uuid not null references subject,
  authority_id text not null references organisation, platform_id text not null references organisation, origin text not null, ground text not null, phase text not null,
  filed_at timestamptz not null, accepted_at timestamptz, decided_at timestamptz, outcome text, closed_at timestamptz, certificate text, bar_until date);
create unique index repair_once_at_a_time on repair_file (record_id) where phase in ('received', 'supplementing', 'deciding', 'shielded');
create index repair_of_subject on repair_file (subject_id, filed_at desc);
create index repair_of_authority on repair_file (authority_id, filed_at desc);

grant select on record_publicity, repair_file to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert, update on record_publicity, repair_file to zm_register, zm_procedure;
`.execute(db);
}
