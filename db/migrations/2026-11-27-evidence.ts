import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a scanner said of a file, by which signatures; and a key of each file's own, which can be destroyed by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table evidence drop constraint evidence_scan_check;
alter table evidence
  add constraint evidence_scan_check check (scan in ('pending', 'clean', 'infected', 'failed', 'not_scanned')),
  add column scanned_at timestamptz, add column scan_engine text, add column scan_signatures text, add column scan_finding text,
  add column scan_tries int not null default 0, add column scan_next_at timestamptz not null default clock_timestamp();
create index evidence_to_scan on evidence (scan_next_at) where scan in ('pending', 'failed', 'not_scanned');
comment on column evidence.sha256 is 'Of the sealed bytes: where they are kept.';
comment on column evidence.scan_next_at is 'When the scanner is to be asked next, in real time; moved ahead while it is being asked.';
create table evidence_key (evidence_id uuid primary key references evidence, wrapped bytea not null);
comment on table evidence_key is 'The key of one file, sealed under its subject''s key. Without this row the file is noise: deleting it erases the file, also from backups of the files.';
grant select, insert on evidence_key to zm_register;
grant select on evidence_key to zm_procedure;
grant update (scan, scanned_at, scan_engine, scan_signatures, scan_finding, scan_tries, scan_next_at) on evidence to zm_procedure;
`.execute(db);
}
