import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Further kinds of dossiers, and procedures that follow any of them: a repair or a batch incident has procedures as a case has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table dossier drop constraint dossier_kind_check;
alter table dossier add constraint dossier_kind_check check (kind in
  ('case', 'record', 'inquiry', 'installation', 'repair', 'incident', 'complaint', 'report', 'remedy', 'upload', 'catalogue', 'organisation', 'subject'));
alter table procedure drop constraint procedure_case_id_fkey;
alter table procedure add constraint procedure_dossier_fkey foreign key (case_id) references dossier;
comment on column procedure.case_id is 'The dossier whose log the procedure follows: a case, a repair, an incident.';
`.execute(db);
}
