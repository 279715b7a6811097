import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the customer has signed of a policy pack (依据确认); the act stands in the installation's own dossier. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table basis_confirmation (
  act_id uuid not null references act, pack text not null, edition text not null, pointer text not null, value jsonb not null, value_hash bytea not null,
  signatory text not null check (signatory <> ''), document text not null check (document <> ''), document_day date not null, salt bytea not null,
  signed_at timestamptz not null, primary key (act_id, pointer));
create unique index basis_confirmed_once on basis_confirmation (pack, pointer, value_hash);
comment on table basis_confirmation is 'Holds for the value as it was signed: a changed value has another hash and is unconfirmed again. signatory and document with their salt are what the act''s commitment is over.';
grant select on basis_confirmation to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on basis_confirmation to zm_register;
`.execute(db);
}
