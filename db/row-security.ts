import type { Role } from '../domain/actor.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import { levelsUpTo } from '../domain/sensitivity.ts';
import type { RowKind, SightRule, Tie } from '../domain/sight.ts';
import { sightRules } from '../domain/sight.ts';
import { INSTALLATION } from './business-time.ts';
import type { Database } from './schema.ts';

/** The tables themselves; views show what their reader sees of them. */
export type TableName = Exclude<keyof Database, 'measure_state' | 'suspension_violation' | 'promise_violation'>;

/** Who asks, as expressions that PostgreSQL works out once per statement, each by the roles of one rule. */
interface Asking {
  person: string;
  subject: string;
  org: string;
  parties: string;
  /** Dossiers and records that the asker has opened in an emergency, and whose they are. */
  opened: string;
  openedOf: string;
  /** Cases in which the asker acts for another, their records, and whose they are. */
  represented: string;
  representedRecords: string;
  representedOf: string;
  /** Of an organ above: itself and what stands right below it. */
  below: string;
}
type TieSql = Partial<Record<Tie, (me: Asking) => string>>;

/** The rows of one kind in a table: which they are, if not all, and what ties them to whom. */
interface Rows {
  kind: RowKind;
  where?: string;
  ties?: TieSql;
  /** Whether the record is of one of these levels, where a rule asks. */
  within?: (levels: string) => string;
}

/** `offset 0`: looked up row by row, never by collecting all cases of a department that has a hundred thousand of them. */
const partyOf = (caseId: string) => (me: Asking): string => `exists (select from case_party p where p.case_id = ${caseId} and p.party = any (${me.parties}) offset 0)`;
const subjectOf = (column: string) => (me: Asking): string => `${column} = ${me.subject}`;
const orgOf = (column: string) => (me: Asking): string => `${column} = ${me.org}`;
/** Of a row of a case: not for a subject in whose place another has come there. */
const stillSubjectOf = (caseId: string) => (me: Asking): string => `(subject_id = ${me.subject} and sight_case_is_succeeded(${caseId}) is not true)`;
/** A question to another table, asked with the owner's eyes (`SIGHT_FUNCTIONS`): policies that look at each other would never end. */
const told = (name: string, key: string, by: keyof Asking) => (me: Asking): string => `${name}(${key}, ${me[by]})`;

/** A dossier, or a record, that one of the organisations below has a part in. */
const aboveAs = (dossier: string): TieSql => ({ above: told('sight_dossier_below', dossier, 'below') });
const aboveRecord = (id: string): TieSql => ({ above: told('sight_record_below', id, 'below') });
const aboveOrg = (column: string): TieSql => ({ above: (me) => `${column} = any (${me.below})` });

/** Of what stands open in an emergency, and of the cases in which the asker acts for another; nothing while nothing does. */
const openedAs = (column: string, list: 'represented' | 'representedRecords' = 'represented'): TieSql => ({ emergency: (me) => `${column} = any (${me.opened})`, agent: (me) => `${column} = any (${me[list]})` });

/** Of a row that belongs to a case and to a record. */
const eitherOf = (caseId: string, recordId: string): TieSql => {
  const either = (cases: keyof Asking, records: keyof Asking) => (me: Asking): string => `(${caseId} = any (${me[cases]}) or ${recordId} = any (${me[records]}))`;
  return { emergency: either('opened', 'opened'), agent: either('represented', 'representedRecords') };
};

/** What lists go through by the thousand is asked in the statement itself, an index look-up per row and no call. */
const record = (id: string): TieSql => ({
  subject: told('sight_record_subject', id, 'subject'), provider: told('sight_record_provider', id, 'org'),
  recipient: (me) => `exists (select from record_recipient g where g.record_id = ${id} and g.org_id = ${me.org} offset 0)`,
  executor: (me) => `exists (select from measure m where m.record_id = ${id} and m.executor_id = ${me.org} offset 0)`,
  addressee: (me) => `exists (select from mark_request q where q.record_id = ${id} and q.org_id = ${me.org} offset 0)`,
  party: (me) => `exists (select from (select c.id, c.record_id from case_file c union all select f.id, f.record_id from repair_file f) d join case_party p on p.case_id = d.id
    where d.record_id = ${id} and p.party = any (${me.parties}) offset 0)`,
  ...openedAs(id, 'representedRecords'), ...aboveRecord(id),
});
const withinOf = (id: string) => (levels: string): string => `sight_record_within(${id}, ${levels})`;
const log = (dossier: string, author: string): Rows[] => {
  const ties = { author: author === '' ? () => 'false' : orgOf(author), ...openedAs(dossier), ...aboveAs(dossier) };
  // A complaint's acts are known by their kind, its dossier by its own; whoever may see everything else does not see these. What other logs have as well is looked up.
  const where = `kind not like 'complaint%' and (kind not in ('urged', 'escalated', 'calendarApplied') or sight_is_complaint(${dossier}) is not true)`;
  return [
    { kind: 'caseLog', where, ties: { ...ties, party: partyOf(dossier) } },
    { kind: 'recordLog', where, ties: { ...ties, subject: record(dossier).subject!, provider: record(dossier).provider! } },
    { kind: 'inquiryLog', where, ties: { ...ties, subject: told('sight_inquiry_subject', dossier, 'subject') } },
    { kind: 'uploadLog', where, ties },
    { kind: 'installationLog', where: `${where} and ${dossier} = '${INSTALLATION}'`, ties },
    { kind: 'complaintLog', where: `(kind like 'complaint%' or (kind in ('urged', 'escalated', 'calendarApplied') and sight_is_complaint(${dossier})))`, ties: { subject: told('sight_complaint_subject', dossier, 'subject'), examiner: told('sight_complaint_examiner', dossier, 'org') } },
  ];
};
const words = (actKind: string): TieSql => ({
  subject: (me) => `(subject_id = ${me.subject} and sight_act_is_succeeded(act_id) is not true)`, author: told('sight_act_author', 'act_id', 'org'), emergency: told('sight_act_opened', 'act_id', 'opened'), agent: told('sight_act_opened', 'act_id', 'represented'), above: told('sight_act_below', 'act_id', 'below'),
  provider: (me) => `sight_act_provider(act_id, '${actKind}', ${me.org})`, recipient: (me) => `sight_act_recipient(act_id, '${actKind}', ${me.org})`,
});
const order: Rows[] = [{ kind: 'order', ties: { addressee: orgOf('org_id'), subject: told('sight_case_subject', 'case_id', 'subject'), ...openedAs('case_id'), ...aboveAs('case_id') } }];
/** A date with its owner, in the dossier of a case or an inquiry. */
const duty: Rows[] = [{
  kind: 'clock', where: "limit_name not like 'complaint%'",
  ties: {
    owner: (me) => `owner = any (${me.parties})`,
    ...openedAs('case_id'), ...aboveAs('case_id'), subject: (me) => `(sight_case_subject(case_id, ${me.subject}) or sight_inquiry_subject(case_id, ${me.subject}))`,
  },
}, {
  kind: 'complaintClock', where: "limit_name like 'complaint%'",
  ties: { owner: (me) => `owner = any (${me.parties})`, subject: told('sight_complaint_subject', 'case_id', 'subject'), examiner: told('sight_complaint_examiner', 'case_id', 'org') },
}];
/** A look at a complaint, one of its files or its letters; asked of the kind first, since the log is long. */
const OF_NO_COMPLAINT = `(kind <> 'complaint' and (kind not in ('evidence', 'letter') or sight_is_complaint(dossier_id) is not true))`;
const internal: Rows[] = [{ kind: 'internal' }];

/** What each table's rows are to the table of sight (`domain/sight.ts`). A table that is not here does not compile. */
const ROWS: Record<TableName, Rows[]> = {
  business_time: [{ kind: 'businessTime' }],
  organisation: [{ kind: 'organisation' }],
  subject: [{ kind: 'subject', ties: { subject: subjectOf('id'), concerned: told('sight_subject_concerns', 'id', 'org'), emergency: (me) => `id = any (${me.openedOf})`, agent: (me) => `id = any (${me.representedOf})`, above: told('sight_subject_below', 'id', 'below') } }],
  subject_key: internal,
  app_user: [{ kind: 'person', ties: { self: (me) => `id = ${me.person}` } }],
  user_role: [{ kind: 'person', ties: { self: (me) => `user_id = ${me.person}` } }],
  session: internal,
  emergency: [{ kind: 'emergency', ties: { self: (me) => `by_user = ${me.person}`, subject: subjectOf('subject_id'), above: (me) => `(by_org = any (${me.below}) or sight_dossier_below(dossier_id, ${me.below}))` } }],
  machine: [{ kind: 'machine' }],
  machine_key: [{ kind: 'machine' }],
  dossier: log('id', ''),
  act: log('dossier_id', 'author_org'),
  act_content: [
    ...([['filedWords', 'filed'], ['filedWords', 'evidenceAdded'], ['filedWords', 'casesMerged'], ['decidedWords', 'decided'], ['otherWords', '']] as const).map(([kind, act]): Rows => ({ kind, where: 'not sight_act_is_kept(act_id)', ties: words(act) })),
    { kind: 'draftWords', where: 'sight_act_is_draft(act_id)' },
    { kind: 'unitWords', where: 'sight_act_is_between_units(act_id)', ties: { author: told('sight_act_author', 'act_id', 'org'), provider: told('sight_act_unit', 'act_id', 'org') } },
    { kind: 'complaintWords', where: 'sight_act_is_complaint(act_id)', ties: { subject: subjectOf('subject_id'), examiner: told('sight_act_examiner', 'act_id', 'org') } },
  ],
  record: [{ kind: 'record', ties: { ...record('record.id'), subject: subjectOf('subject_id'), provider: orgOf('provider_id') }, within: (levels) => `record.sensitivity = any (${levels})` }],
  record_version: [{ kind: 'recordVersion', ties: record('record_version.record_id'), within: withinOf('record_version.record_id') }],
  record_recipient: [{ kind: 'recordRecipient', ties: { ...record('record_id'), recipient: orgOf('org_id') } }],
  measure: [{ kind: 'measure', ties: { subject: subjectOf('subject_id'), executor: orgOf('executor_id'), ordered: told('sight_measure_ordered', 'id', 'org'), ...openedAs('record_id', 'representedRecords'), ...aboveRecord('record_id') } }],
  measure_execution: [{ kind: 'measure', ties: { subject: subjectOf('subject_id'), executor: orgOf('executor_id'), ordered: told('sight_measure_ordered', 'measure_id', 'org'), ...openedAs('record_id', 'representedRecords'), ...aboveRecord('record_id') } }],
  measure_exception: [{ kind: 'hold', ties: { subject: record('measure_exception.record_id').subject!, party: partyOf('measure_exception.case_id'), executor: record('measure_exception.record_id').executor!, ...aboveAs('measure_exception.case_id'), ...eitherOf('measure_exception.case_id', 'measure_exception.record_id') } }],
  case_file: [{ kind: 'case', ties: { party: partyOf('case_file.id'), ...openedAs('case_file.id'), ...aboveAs('case_file.id') } }],
  case_party: [{ kind: 'caseParty', ties: { party: (me) => `party = any (${me.parties})`, ...openedAs('case_id'), ...aboveAs('case_id') } }],
  objection_draft: [{ kind: 'draft', ties: { self: (me) => `user_id = ${me.person}` } }],
  harm_entry: [{ kind: 'harmEntry', ties: { subject: stillSubjectOf('case_id') } }],
  agent_filing: internal,
  power: [{ kind: 'power', ties: { self: (me) => `user_id = ${me.person}`, subject: told('sight_case_subject', 'case_id', 'subject'), ...aboveAs('case_id') } }],
  verification: order,
  internal_task: [{ kind: 'internalTask', ties: { addressee: (me) => `((org_id = ${me.org} and shown) or principal_id = ${me.org})`, ...aboveAs('case_id') } }],
  suspension_order: order,
  hold: [{ kind: 'hold', ties: { subject: record('hold.record_id').subject!, party: partyOf('hold.case_id'), executor: record('hold.record_id').executor!, ...aboveAs('hold.case_id'), ...eitherOf('hold.case_id', 'hold.record_id') } }],
  correction_notice: order,
  linked_settlement: [{ kind: 'recordVersion', ties: record('linked_settlement.record_id'), within: withinOf('linked_settlement.record_id') }],
  restoration_order: order,
  clock: duty,
  awaited_date: duty,
  counter: internal,
  letter: [
    // An agent reads what its principal is sent, and nobody else's letters.
    { kind: 'letter', where: "kind not like 'complaint%'", ties: { addressee: (me) => `(party = any (${me.parties}) and (party not like 'subject:%' or sight_case_is_succeeded(case_id) is not true))`, author: orgOf('issuer_id'), agent: (me) => `(party like 'subject:%' and case_id = any (${me.represented}))`, ...aboveAs('case_id') } },
    { kind: 'complaintLetter', where: "kind like 'complaint%'", ties: { addressee: (me) => `party = any (${me.parties})`, examiner: told('sight_complaint_examiner', 'case_id', 'org') } },
  ],
  letter_rendering: internal,
  overdue_report: [{ kind: 'overdueReport', ties: { addressee: (me) => `${me.org} = any (addressees)`, author: orgOf('issuer_id') } }],
  evidence: [
    { kind: 'draftEvidence', where: 'used_by is null', ties: { self: (me) => `owner_user = ${me.person}` } },
    {
      kind: 'evidence', where: 'used_by is not null and sight_is_complaint(case_id) is not true',
      ties: { self: (me) => `owner_user = ${me.person}`, subject: stillSubjectOf('case_id'), provider: told('sight_case_provider', 'case_id', 'org'), handedIn: orgOf('owner_org'), ...openedAs('case_id'), ...aboveAs('case_id') },
    },
    { kind: 'complaintEvidence', where: 'used_by is not null and sight_is_complaint(case_id)', ties: { self: (me) => `owner_user = ${me.person}`, subject: subjectOf('subject_id'), examiner: told('sight_complaint_examiner', 'case_id', 'org') } },
  ],
  evidence_key: internal,
  complaint: [{ kind: 'complaint', ties: { subject: subjectOf('subject_id'), examiner: orgOf('supervisor_id') } }],
  complaint_order: [{ kind: 'complaintOrder', ties: { subject: subjectOf('subject_id'), examiner: orgOf('supervisor_id'), addressee: orgOf('org_id') } }],
  incident: [{ kind: 'incident', ties: { provider: orgOf('provider_id'), ...aboveOrg('provider_id') } }],
  incident_letter: [{ kind: 'incident', ties: { provider: orgOf('provider_id'), ...aboveOrg('provider_id') } }],
  incident_record: internal,
  inquiry: [{ kind: 'inquiry', ties: { subject: subjectOf('subject_id') } }],
  record_publicity: [{ kind: 'recordVersion', ties: record('record_publicity.record_id'), within: withinOf('record_publicity.record_id') }],
  repair_file: [{ kind: 'repair', ties: { subject: subjectOf('subject_id'), provider: orgOf('authority_id'), party: partyOf('repair_file.id'), ...aboveAs('repair_file.id') } }],
  proof_connector: internal,
  fetched_proof: [{ kind: 'fetchedProof', ties: { subject: subjectOf('subject_id'), provider: orgOf('authority_id'), ...aboveRecord('record_id') } }],
  social_service: [{ kind: 'socialService', ties: { subject: subjectOf('subject_id'), addressee: orgOf('org_id'), ...aboveRecord('record_id') } }],
  reveal: [{ kind: 'reveal', ties: { self: (me) => `by_user = ${me.person}`, subject: subjectOf('subject_id'), ...aboveAs('case_id') } }],
  procedure: [{ kind: 'procedure' }],
  idempotency: internal,
  basis_confirmation: [{ kind: 'basisConfirmation' }],
  ladder_rung: internal,
  ladder_notice: internal,
  delivery: [{ kind: 'delivery', ties: { self: (me) => `user_id = ${me.person}` } }],
  recipient_channel: internal,
  tombstone: internal,
  upload_batch: [{ kind: 'upload', ties: { provider: orgOf('provider_id'), ...aboveOrg('provider_id') } }],
  upload_row: internal,
  provider_record: internal,
  quarantine: internal,
  signing_key: internal,
  acknowledgement: internal,
  user_setting: [{ kind: 'setting', ties: { self: (me) => `user_id = ${me.person}` } }],
  policy_change: [{ kind: 'calendarChange' }],
  calendar_adoption: [{ kind: 'calendarAdoption' }],
  policy_change_move: [{ kind: 'calendarChange' }],
  policy_change_case: [{ kind: 'calendarChange' }],
  bulletin: [{ kind: 'bulletin' }],
  bulletin_leaf: [{ kind: 'bulletin' }],
  access_log: [
    { kind: 'access', where: OF_NO_COMPLAINT, ties: { subject: stillSubjectOf('dossier_id'), ...aboveAs('dossier_id') } },
    { kind: 'complaintAccess', where: `not ${OF_NO_COMPLAINT}`, ties: { subject: subjectOf('subject_id'), examiner: told('sight_complaint_examiner', 'dossier_id', 'org') } },
  ],
  measure_check: [{ kind: 'measureCheck', ties: { author: orgOf('org_id'), ...aboveOrg('org_id') } }],
  credit_report: [{ kind: 'creditReport', ties: { author: orgOf('org_id'), subject: subjectOf('subject_id') } }],
  check_watch: internal,
  representation: [{ kind: 'representation', ties: { subject: (me) => `(person_id = ${me.subject} or company_id = ${me.subject})` } }],
  mark_request: order,
  stay_request: order,
  promise_watch: [{ kind: 'procedure' }],
  acknowledgement_watch: [{ kind: 'procedure' }],
  platform_outage: [{ kind: 'procedure' }],
  api_heartbeat: [{ kind: 'procedure' }],
  access_seal: [{ kind: 'accessSeal' }],
  legal_hold: [{ kind: 'legalHold', ties: { subject: subjectOf('subject_id'), ...aboveAs('target') } }],
  erasure: [
    { kind: 'erasure', where: `kind <> 'complaint'`, ties: { subject: subjectOf('subject_id') } },
    { kind: 'complaintErasure', where: `kind = 'complaint'`, ties: { subject: subjectOf('subject_id'), examiner: (me) => `sight_complaint_examiner(target::uuid, ${me.org})` } },
  ],
};

export const TABLES = Object.keys(ROWS) as TableName[];

const list = (names: readonly (Role | Sensitivity)[]): string => `'{${names.join(',')}}'`;

/** One rule as alternatives of which any will do. */
function ruleSql(rule: SightRule, { kind, ties, within }: Rows): string[] {
  if (rule === 'anybody') return ['true'];
  const tied = (tie: Tie, me: Asking): string => {
    const expression = ties?.[tie];
    if (expression === undefined) throw new Error(`${kind} has no tie ${tie}`);
    return expression(me);
  };
  const roles = rule === 'self' ? '' : list(rule.roles);
  const me: Asking = {
    person: '(select sight_person())', subject: `(select sight_subject(${roles}))`, org: `(select sight_org(${roles}))`,
    parties: `(select sight_parties(${roles}))::text[]`, opened: `(select sight_opened(${roles}))::uuid[]`, openedOf: `(select sight_opened_of(${roles}))::uuid[]`,
    represented: `(select sight_represented(${roles}))::uuid[]`, representedRecords: `(select sight_represented_records(${roles}))::uuid[]`, representedOf: `(select sight_represented_of(${roles}))::uuid[]`, below: `(select sight_below(${roles}))::text[]`,
  };
  if (rule === 'self') return [tied('self', me)];
  if (rule.tie === 'platform') return [`(select sight_platform(${roles}))`];
  // Whoever oversees the platform is asked once; of the others, every row.
  if (rule.tie === 'above') return [`(select sight_house(${roles}))`, ...(ties?.above === undefined ? [] : [ties.above(me)])];
  const expression = rule.tie === 'any' ? `(select sight_has(${roles}))` : tied(rule.tie, me);
  if (rule.upTo === undefined) return [expression];
  if (within === undefined) throw new Error(`${kind} has no level`);
  return [`(${expression} and ${within(list(levelsUpTo(rule.upTo)))})`];
}

/** An OR ends at the first that is true: what compares columns is asked before what looks into other tables. */
const effort = (sql: string): number => (/\bsight_\w+\(\w/.test(sql.replaceAll(/\(select sight_\w+\([^)]*\)\)/g, '')) ? 2 : sql.includes('exists') ? 1 : 0);

/** When a request may see a row of the table, as one expression; what all kinds of its rows have in common is asked first and once. */
export function sightSql(table: TableName): string {
  const groups = Map.groupBy(ROWS[table], ({ where }) => where ?? '');
  const byGroup = [...groups].map(([where, rows]) => ({ where, rules: [...new Set(rows.flatMap((each) => sightRules(each.kind).flatMap((rule) => ruleSql(rule, each))))].filter((sql) => sql !== 'false') }));
  const common = byGroup[0]!.rules.filter((sql) => byGroup.every(({ rules }) => rules.includes(sql)));
  const special = byGroup.flatMap(({ where, rules }) => {
    const own = rules.filter((sql) => !common.includes(sql)).sort((a, b) => effort(a) - effort(b));
    if (own.length === 0) return [];
    return where === '' ? own : [`(${where} and (${own.join(' or ')}))`];
  });
  const all = [...new Set([...common, ...special])].filter((sql) => sql !== 'false').sort((a, b) => effort(a) - effort(b));
  return all.length === 0 ? 'false' : all.join('\n    or ');
}
