import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Bulletins over all heads, and who has looked at what. No role of the running system may change or delete any of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table bulletin (
  no int primary key check (no > 0), day date not null, made_at timestamptz not null, dossiers int not null, root bytea not null, looks bytea,
  previous bytea not null, body bytea not null, hash bytea not null);
comment on table bulletin is 'root is the Merkle root (RFC 9162) over all dossiers; body is the canonical text that hash is over, and names the hash of the bulletin before.';
create table bulletin_leaf (
  no int not null references bulletin, dossier_id uuid not null, seq int not null, head bytea not null, acts bytea not null, primary key (dossier_id, no));
comment on table bulletin_leaf is 'Only what has moved on since the bulletin before: the leaf of a dossier in bulletin n is its latest up to n. No reference to dossier, so that a leaf outlives one that is made away with.';
comment on column bulletin_leaf.acts is 'Merkle root over the hashes of the dossier''s acts 1 to seq, so that the holder of one act''s hash can prove it without seeing the others.';

create table access_log (
  id bigint generated always as identity primary key, at timestamptz not null default business_now(), wall_at timestamptz not null default clock_timestamp(),
  reader text not null, org_id text, roles text[] not null, kind text not null, subject_id uuid, dossier_id uuid, item uuid);
create index access_of_subject on access_log (subject_id, id);
create index access_of_dossier on access_log (dossier_id, id);
create index access_unsealed on access_log (wall_at);
comment on table access_log is 'Who has looked at whose words, letters, evidence and records. wall_at is real time, by which the entries are sealed.';
create table access_seal (
  no int primary key check (no > 0), from_at timestamptz not null, to_at timestamptz not null, entries int not null, root bytea not null, previous bytea not null,
  body bytea not null, hash bytea not null);
comment on table access_seal is 'Seals the entries with from_at <= wall_at < to_at; each seal names the one before.';

grant select on bulletin, bulletin_leaf, access_log, access_seal to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on bulletin, bulletin_leaf, access_seal to zm_register, zm_procedure;
grant insert on access_log to zm_register;
`.execute(db);
}
