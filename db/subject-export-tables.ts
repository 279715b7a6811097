import type { TableName } from './row-security.ts';

/** Why a table is not in the copy that a subject gets of what is held on it. */
export const LEFT_OUT = ['noPersonalData', 'key', 'technical', 'heldElsewhere'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** How a sealed column is opened: as a JSON value with its salt, as the bytes of a JSON text, or as an address. */
type Sealed = 'value' | 'bytes' | 'alone' | 'contact';

/** What of a table's rows goes into the copy. `whose` is a condition over $subject and $user; row-level security binds beside it. */
export interface HeldRows {
  /** Columns as SQL. Nobody but the subject is named: of officials only organisation and role. */
  columns: string;
  whose: string;
  order: string;
  /** Sealed columns, and under which name they are shown opened. */
  sealed?: Record<string, { as: string; how: Sealed }>;
  /** Read in the register's role, in the asker's name: no request may read the table. */
  internal?: true;
}

const OF_SUBJECT = 'subject_id = $subject';
const OF_USER = 'user_id = $user';
const OF_CASE = 'case_id in (select id from case_file where subject_id = $subject union all select id from repair_file where subject_id = $subject)';
const OF_RECORD = 'record_id in (select id from record where subject_id = $subject)';
const DOSSIERS = `(select id from case_file where subject_id = $subject union all select id from record where subject_id = $subject
  union all select id from inquiry where subject_id = $subject union all select id from complaint where subject_id = $subject union all select id from repair_file where subject_id = $subject)`;

/**
 * Each table of the register: what of it is a subject's own copy (个人信息保护法 第四十五条), or why nothing is. A table without an
 * entry does not compile; a test compares the rows with everything that the table of sight lets the subject see.
 */
export const HELD: Record<TableName, HeldRows | LeftOut> = {
  subject: { columns: 'id, kind, name, identifier, identifier_sealed', whose: 'id = $subject', order: 'id', sealed: { identifier_sealed: { as: 'wholeIdentifier', how: 'value' } } },
  app_user: { columns: 'id, name, name_en, enabled', whose: 'id = $user', order: 'id' },
  user_role: { columns: 'role', whose: OF_USER, order: 'role' },
  user_setting: { columns: 'language, channel, mail_address, phone, quiet_from, quiet_to, digest_at, absent_from, absent_to, delegate_id, changed_at', whose: OF_USER, order: 'changed_at', sealed: { mail_address: { as: 'mail_address', how: 'contact' }, phone: { as: 'phone', how: 'contact' } } },
  session: { columns: 'created_at, last_seen_at, ends_at, browser', whose: OF_USER, order: 'created_at', internal: true },
  record: { columns: 'id, provider_id, category, title, version, state, mark, provided_on, changed_at', whose: OF_SUBJECT, order: 'provided_on, id' },
  linked_settlement: { columns: 'record_id, case_id, standing, settled_at', whose: OF_RECORD, order: 'settled_at, record_id' },
  record_version: { columns: 'record_id, version, fields, made_at, made_by', whose: OF_RECORD, order: 'record_id, version' },
  record_recipient: { columns: 'record_id, org_id, version, given_at, how', whose: OF_RECORD, order: 'record_id, org_id' },
  measure: { columns: 'id, record_id, executor_id, kind, title, basis, from_day, until_day, ended_at, ended_how, code, edition', whose: OF_SUBJECT, order: 'from_day, id' },
  measure_execution: { columns: 'id, measure_id, record_id, executor_id, what, at, standing, noted_at', whose: OF_SUBJECT, order: 'at, id' },
  case_file: {
    columns: 'id, number, record_id, provider_id, platform_id, phase, round, outcome, remedy, filed_at, accepted_at, decided_at, served_at, closed_at, certificate, standing, settled_at, ending, provisional, harm_at, stake',
    whose: OF_SUBJECT, order: 'filed_at, id',
  },
  case_party: { columns: 'case_id, party', whose: OF_CASE, order: 'case_id, party' },
  objection_draft: { columns: 'record_id, about, sealed, saved_at', whose: OF_USER, order: 'record_id, about', sealed: { sealed: { as: 'draft', how: 'bytes' } } },
  harm_entry: { columns: 'id, record_id, sealed, evidence_ids, made_at, case_id', whose: OF_SUBJECT, order: 'made_at, id', sealed: { sealed: { as: 'words', how: 'alone' } } },
  credit_report: { columns: 'number, org_id, issued_at, items', whose: OF_SUBJECT, order: 'issued_at, number' },
  representation: { columns: 'id, from_day, until_day, entered_at, struck_at', whose: '(person_id = $subject or company_id = $subject)', order: 'from_day, id' },
  agent_filing: 'technical',
  /** Under which power a case was filed and when it was withdrawn stands in its acts. */
  power: 'heldElsewhere',
  verification: { columns: 'order_id, case_id, record_id, org_id, round, requested_at, answered_at, open', whose: OF_CASE, order: 'requested_at, order_id' },
  suspension_order: { columns: 'order_id, case_id, org_id, round, measure_ids, ordered_at, acknowledged_at, ended_at', whose: OF_CASE, order: 'ordered_at, order_id' },
  hold: { columns: 'case_id, record_id, measure_id, placed_at, released_at', whose: OF_RECORD, order: 'id' },
  stay_request: { columns: 'id, case_id, org_id, round, measure_ids, requested_at, answered_at, agreed, unanswered_at, ended_at', whose: OF_CASE, order: 'requested_at, id' },
  mark_request: { columns: 'id, case_id, org_id, requested_at, due_at, acknowledged_at, marked, unanswered_at, ended_at, end_mark', whose: OF_CASE, order: 'requested_at, id' },
  /** Whom an organisation had prepare its answer stands in the acts. */
  internal_task: 'heldElsewhere',
  measure_exception: { columns: 'id, case_id, measure_id, order_id, org_id, code, edition, clause, proposed_at, until_day, decided_at, granted, number, decided_by', whose: OF_CASE, order: 'proposed_at, id' },
  correction_notice: { columns: 'notice_id, case_id, org_id, record_version, notified_at, confirmed_at, way, defunct_at, again', whose: OF_CASE, order: 'notified_at, notice_id' },
  restoration_order: { columns: 'order_id, case_id, org_id, measure_ids, ordered_at, reported_at, satisfied_at, deemed', whose: OF_CASE, order: 'ordered_at, order_id' },
  clock: {
    columns: 'case_id, limit_name, ref, generation, owner, started_at, due_at, due_on, provisional, terms, ended_at, urged_at, escalated_at', whose: `case_id in ${DOSSIERS}`,
    order: 'started_at, limit_name, ref, generation',
  },
  awaited_date: { columns: 'case_id, limit_name, ref, generation, owner, due_at, terms, open', whose: OF_CASE, order: 'case_id, limit_name, ref, generation' },
  dossier: { columns: 'id, kind, seq, encode(head, \'hex\') as head, changed_at', whose: `id in ${DOSSIERS}`, order: 'id' },
  act: {
    columns: `id, dossier_id, seq, kind, author_class, author_org, occurred_at, recorded_at, convert_from(body, 'UTF8')::json -> 'facts' as facts, encode(hash, 'hex') as hash`,
    whose: `dossier_id in ${DOSSIERS}`, order: 'dossier_id, seq',
  },
  act_content: { columns: 'act_id, sealed', whose: OF_SUBJECT, order: 'act_id', sealed: { sealed: { as: 'words', how: 'value' } } },
  letter: { columns: 'id, case_id, kind, number, issued_at, sealed', whose: `party = 'subject:' || $subject`, order: 'issued_at, id', sealed: { sealed: { as: 'content', how: 'bytes' } } },
  evidence: {
    columns: `id, case_id, file_name_sealed, media_type, size, encode(sha256, 'hex') as "sealedSha256", scan, uploaded_at, owner_org, used_by, '/api/evidence/' || id || '/file' as file`,
    whose: `${OF_SUBJECT} and (used_by is not null or owner_user = $user)`, order: 'uploaded_at, id', sealed: { file_name_sealed: { as: 'fileName', how: 'value' } },
  },
  complaint: { columns: 'id, number, kind, against_id, supervisor_id, record_id, case_id, happened_on, filed_at, taken_at, answered_at, outcome', whose: OF_SUBJECT, order: 'filed_at, id' },
  // Who complained is no column that a request may ask for.
  complaint_order: { columns: 'order_id, complaint_id, number, org_id, record_id, ordered_at, reported_at, sealed', whose: 'complaint_id in (select id from complaint where subject_id = $subject)', order: 'ordered_at, order_id', sealed: { sealed: { as: 'order', how: 'value' } } },
  inquiry: { columns: 'id, number, report, filed_at, answered_at, record_id', whose: OF_SUBJECT, order: 'filed_at, id' },
  record_publicity: {
    columns: 'record_id, sector, sanctions, decided_on, published_on, corrected_on, performed_on, restricted_until, class, edition, max_on, ends, ended_on, ended_how, kept_on',
    whose: OF_RECORD, order: 'record_id',
  },
  repair_file: {
    columns: 'id, number, record_id, authority_id, platform_id, origin, ground, phase, filed_at, accepted_at, decided_at, outcome, closed_at, certificate, bar_until',
    whose: OF_SUBJECT, order: 'filed_at, id',
  },
  proof_connector: 'technical',
  fetched_proof: { columns: 'id, record_id, authority_id, act_id, corrected_on, performed_on, as_of, fetched_at, repair_id', whose: OF_SUBJECT, order: 'fetched_at, id' },
  social_service: { columns: 'id, record_id, org_id, act_id, on_day, minutes, confirmed, logged_at, answered_at, repair_id', whose: OF_SUBJECT, order: 'on_day, id' },
  reveal: { columns: 'case_id, by_org, reason_sealed, revealed_at', whose: OF_SUBJECT, order: 'revealed_at, id', sealed: { reason_sealed: { as: 'reason', how: 'value' } } },
  emergency: { columns: 'kind, dossier_id, by_org, reason_sealed, opened_at, ends_at, ended_at, finding', whose: OF_SUBJECT, order: 'opened_at, id', sealed: { reason_sealed: { as: 'reason', how: 'value' } } },
  legal_hold: {
    columns: 'id, scope, target, reason_sealed, placed_at, lifted_at, lift_reason_sealed', whose: OF_SUBJECT, order: 'placed_at, id',
    sealed: { reason_sealed: { as: 'reason', how: 'value' }, lift_reason_sealed: { as: 'liftReason', how: 'value' } },
  },
  erasure: { columns: 'kind, target, erased_at, counts', whose: OF_SUBJECT, order: 'erased_at, kind, target' },
  quarantine: { columns: 'id, provider_id, record_id, sort, field, row_sealed, held_at, outcome, decided_at, reason_sealed', whose: OF_SUBJECT, order: 'held_at, id', sealed: { row_sealed: { as: 'row', how: 'value' }, reason_sealed: { as: 'reason', how: 'value' } }, internal: true },
  access_log: { columns: 'at, org_id, roles, kind, dossier_id, item', whose: OF_SUBJECT, order: 'id' },
  delivery: {
    columns: 'id, channel, destination, kind, ref, language, content, state, attempts, created_at, sent_at, last_error', whose: OF_USER, order: 'created_at, id', sealed: { destination: { as: 'destination', how: 'contact' } },
  },
  ladder_notice: { columns: 'case_id, limit_name, ref, generation, rung, not_before, delivery_id, dropped_at', whose: OF_USER, order: 'id', internal: true },
  /** The names behind the ids of authorities. */
  organisation: { columns: 'id, name, name_en, kind', whose: 'true', order: 'id' },

  business_time: 'noPersonalData',
  promise_watch: 'noPersonalData',
  acknowledgement_watch: 'noPersonalData',
  platform_outage: 'noPersonalData',
  api_heartbeat: 'noPersonalData',
  recipient_channel: 'noPersonalData',
  acknowledgement: 'noPersonalData',
  upload_batch: 'noPersonalData',
  /** Keyed prints of what was put right; what was wrong stands under the record's versions. */
  tombstone: 'heldElsewhere',
  upload_row: 'heldElsewhere',
  incident: 'noPersonalData',
  incident_letter: 'noPersonalData',
  overdue_report: 'noPersonalData',
  incident_record: 'heldElsewhere',
  provider_record: 'heldElsewhere',
  basis_confirmation: 'noPersonalData',
  policy_change: 'noPersonalData',
  calendar_adoption: 'noPersonalData',
  bulletin: 'noPersonalData',
  access_seal: 'noPersonalData',
  counter: 'noPersonalData',
  machine: 'noPersonalData',
  machine_key: 'key',
  subject_key: 'key',
  signing_key: 'key',
  evidence_key: 'key',
  // Which department checked when stands in the access log.
  measure_check: 'heldElsewhere', check_watch: 'heldElsewhere',
  /** Hashes of dossiers' heads, published; each dossier's own stands under `dossier`. */
  bulletin_leaf: 'heldElsewhere',
  /** The moved dates are acts (calendarApplied) and clocks of the copy. */
  policy_change_move: 'heldElsewhere',
  policy_change_case: 'heldElsewhere',
  /** A printed letter is its frozen content, drawn. */
  letter_rendering: 'heldElsewhere',
  /** Where the engine stands with a case, the rungs that were claimed, and the keys of requests that were sent twice. */
  procedure: 'technical',
  ladder_rung: 'technical',
  idempotency: 'technical',
};

/** The tables whose rows are in the copy, in its order. */
export const HELD_TABLES = (Object.keys(HELD) as TableName[]).filter((table) => typeof HELD[table] === 'object');
