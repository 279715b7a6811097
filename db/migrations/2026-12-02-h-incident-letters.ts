import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Letters of faulty batches (协查、催办、督办): of organisations only, so that no subject's key seals them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table incident_letter (
  id uuid primary key, incident_id uuid not null references incident, provider_id text not null references organisation, kind text not null, number text not null unique, org_id text not null references organisation,
  issuer_id text not null references organisation, issued_at timestamptz not null, issued_by uuid not null references act, template int not null, content text not null, pdf bytea, check_code text not null unique);
create index incident_letter_of_incident on incident_letter (incident_id);
comment on table incident_letter is 'Letters of a faulty batch to its provider and to the organ above it: numbers, days and organisations, nothing of any person.';
grant select on incident_letter to zm_request, zm_register, zm_procedure, zm_auditor;
grant insert on incident_letter to zm_register, zm_procedure;
grant update (pdf) on incident_letter to zm_procedure;
`.execute(db);
}
