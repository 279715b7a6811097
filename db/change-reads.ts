import { sql } from 'kysely';
import type { Db } from './database.ts';
import { overseeing } from './database.ts';
import type { DossierTable, Party } from './schema.ts';

/** A dossier that has moved on, and who is concerned by it. */
export interface Change {
  id: string;
  seq: number;
  kind: DossierTable['kind'];
  parties: Party[];
}

/**
 * What has changed within the last seconds of real time; looked at with an overlap, since transactions end out of order.
 * A record that reads differently is told under its own id, with the instant for a number, to everyone who sees it: whom it was
 * given to and the parties of all its cases, who do not learn of each other's cases by it.
 */
export async function recentChanges(db: Db, seconds: number): Promise<Change[]> {
  const { rows } = await overseeing(db, 'zm_procedure', (trx) => sql<Change>`
    select d.id, d.seq, d.kind, coalesce(array_agg(p.party) filter (where p.party is not null), '{}')
      || coalesce((select array['subject:' || i.subject_id] from inquiry i where i.id = d.id), '{}')
      || coalesce((select array['subject:' || r.subject_id] || array(select distinct 'org:' || m.executor_id from measure m where m.record_id = r.id)
           from record r where r.id = d.id), '{}') as parties
    from dossier d left join case_party p on p.case_id = d.id
    where d.changed_at > clock_timestamp() - ${seconds} * interval '1 second'
    group by d.id, d.seq, d.kind
    union all
    select r.id, (extract(epoch from r.changed_at) * 1000000)::bigint, 'record', array(
      select 'subject:' || r.subject_id union select 'org:' || g.org_id from record_recipient g where g.record_id = r.id
      union select 'org:' || m.executor_id from measure m where m.record_id = r.id
      union select p.party from case_file c join case_party p on p.case_id = c.id where c.record_id = r.id)
    from record r where r.changed_at > clock_timestamp() - ${seconds} * interval '1 second'`.execute(trx));
  return rows;
}
