import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Machines of organisations: who acts has a kind, and no token of one kind is ever taken for the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table app_user add column kind text not null default 'person' check (kind in ('person', 'machine'));
comment on column app_user.kind is 'A person logs in at the identity provider; a machine has its tokens by client credentials, its id is the client''s.';
create table machine (
  id text primary key references app_user, org_id text not null references organisation, scopes text[] not null, registered_at timestamptz not null,
  tokens_from timestamptz not null, ended_at timestamptz);
comment on column machine.tokens_from is 'Real time. Tokens given out before are refused: set when a key is revoked.';
create table machine_key (
  machine_id text not null references machine, kid text not null, jwk jsonb not null, added_at timestamptz not null, revoked_at timestamptz,
  primary key (machine_id, kid));
create unique index machine_key_once on machine_key (kid);
grant select on machine, machine_key to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on machine, machine_key, app_user, user_role to zm_register;
grant update (enabled) on app_user to zm_register;
grant update (tokens_from, ended_at) on machine to zm_register;
grant update (revoked_at) on machine_key to zm_register;
`.execute(db);
}
