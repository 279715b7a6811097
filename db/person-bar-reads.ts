import { sql } from 'kysely';
import { derivedEntriesOn, isSwitchedOn } from '../domain/derived.ts';
import type { RecordId, RepresentationId, SubjectId } from '../domain/ids.ts';
import type { CompanyRecord, PersonBar } from '../domain/representative.ts';
import { barsOn } from '../domain/representative.ts';
import type { Day, Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import type { Trx } from './database.ts';
import { carriesOn } from './derived-reads.ts';
import type { Register } from './register.ts';

/** A bar with the company as it is published: its name and its code. */
export interface NamedBar extends PersonBar {
  company: string;
  companyCode: string;
}

/**
 * The bars that rest on these persons as legal representatives at an instant, worked out anew from their companies' records as they stand. Those records are not the persons' to see: to be read in the register's role,
 * for the bars alone.
 */
export async function barsOf(register: Register, trx: Trx, persons: readonly SubjectId[], at: Instant): Promise<Map<SubjectId, NamedBar[]>> {
  const day = dayAt(at, register.currentPack().zone);
  const entries = derivedEntriesOn(register.catalogue(), day);
  if (persons.length === 0 || !entries.some((entry) => entry.sort === 'officerBar' && isSwitchedOn(entry, day))) return new Map();
  const { rows } = await sql<Row>`
    select p.id as representation, p.person_id, p.company_id, p.from_day, p.until_day, s.name, s.identifier, r.id as record_id, r.category, b.sector, ${carriesOn(day)} as state,
      -- A day that nobody can read founds nothing against a person.
      case when nullif(v.fields ->> 'decidedOn', '') is null then r.provided_on::text when pg_input_is_valid(v.fields ->> 'decidedOn', 'date') then (v.fields ->> 'decidedOn')::date::text end as decided_on,
      case when r.state = 'revoked' then (v.made_at at time zone ${register.currentPack().zone})::date::text when b.ended_how is not null then b.ended_on::text else v.fields ->> 'publicUntil' end as over_since
    from representation p join subject s on s.id = p.company_id join record r on r.subject_id = p.company_id join record_version v on v.record_id = r.id and v.version = r.version left join record_publicity b on b.record_id = r.id
    where p.person_id = any (${persons}::uuid[]) and p.struck_at is null and (nullif(v.fields ->> 'decidedOn', '') is null or pg_input_is_valid(v.fields ->> 'decidedOn', 'date'))`.execute(trx);
  return new Map([...Map.groupBy(rows, ({ person_id }) => person_id)].map(([person, theirs]) => {
    const representations = new Map(theirs.map((row) => [row.representation, { id: row.representation, companyId: row.company_id, personId: person, from: row.from_day, until: row.until_day }]));
    const records = new Map(theirs.map((row): [RecordId, CompanyRecord] => [row.record_id, { companyId: row.company_id, category: row.category, sector: row.sector, state: row.state, decidedOn: row.decided_on, overSince: row.state === 'over' ? row.over_since : null }]));
    const companies = new Map(theirs.map((row) => [row.company_id, row]));
    return [person, barsOn(entries, [...representations.values()], [...records.values()], day).map((bar): NamedBar => ({ ...bar, company: companies.get(bar.companyId)!.name, companyCode: companies.get(bar.companyId)!.identifier }))];
  }));
}

interface Row {
  representation: RepresentationId;
  person_id: SubjectId;
  company_id: SubjectId;
  from_day: Day;
  until_day: Day | null;
  name: string;
  identifier: string;
  record_id: RecordId;
  category: CompanyRecord['category'];
  sector: string | null;
  state: CompanyRecord['state'];
  decided_on: Day;
  over_since: Day | null;
}
