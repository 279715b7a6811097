import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Corrections that arrive: how each organisation is told, the platform's signing keys, notices in the one outbox, and what recipients say back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`
create table recipient_channel (
  org_id text primary key references organisation, way text not null check (way in ('web', 'webhook', 'drop', 'mail', 'paper')), address text,
  wrapped bytea, secret_sealed bytea, public_keys jsonb, changed_by text not null references app_user, changed_at timestamptz not null,
  wall_at timestamptz not null default clock_timestamp(),
  check ((way in ('webhook', 'mail', 'paper')) = (address is not null)), check ((wrapped is null) = (secret_sealed is null)));
comment on table recipient_channel is 'How an organisation is told of corrections; one without a row reads the web app. The shared secret is sealed under a key of its own, wrapped under the master key.';

create table signing_key (
  kid text primary key, public_key jsonb not null, wrapped bytea not null, private_sealed bytea not null, made_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz);
create unique index signing_key_in_use on signing_key ((true)) where retired_at is null;
comment on table signing_key is 'The platform''s keys. One signs; the retired stay published, so that what they signed can still be verified. Ats are real time.';

alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('mail', 'sms', 'webhook', 'drop', 'paper'));
alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('digest', 'letter', 'notice', 'correction', 'mark'));
alter table delivery add column body_sha256 bytea;
comment on column delivery.body_sha256 is 'Of a notice: what its body hashes to, whoever sends it and however often; what an acknowledgement has to name.';
create index delivery_notice on delivery (ref) where kind = 'correction';

create table acknowledgement (
  id bigint generated always as identity primary key, org_id text references organisation, notice_id uuid, ack_id text, sha256 bytea not null,
  fault text, at timestamptz not null, wall_at timestamptz not null default clock_timestamp());
create unique index acknowledgement_once on acknowledgement (org_id, ack_id) where fault is null;
create index acknowledgement_of_notice on acknowledgement (notice_id);
comment on table acknowledgement is 'Append-only: every acknowledgement that came, and why it proves nothing where it does not.';

alter table record_recipient add column how text not null default 'pushed' check (how in ('pushed', 'pulled'));
comment on column record_recipient.how is 'pulled: the organisation fetched it by itself, last at given_at; a correction within the pack''s look-back finds it too.';
grant update on record_recipient to zm_register;
alter table correction_notice add column way text not null default 'web', add column defunct_at timestamptz;

grant select on recipient_channel, acknowledgement to zm_register, zm_procedure, zm_auditor;
grant select on signing_key to zm_register, zm_procedure;
grant insert, update on recipient_channel, signing_key to zm_register;
grant insert on signing_key, acknowledgement to zm_procedure;
`).execute(db);
}
