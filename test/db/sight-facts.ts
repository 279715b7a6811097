import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { TableName } from '../../db/row-security.ts';
import { TABLES } from '../../db/row-security.ts';
import type { Sensitivity } from '../../domain/sensitivity.ts';
import type { RowKind, Ties } from '../../domain/sight.ts';

/** A row with its place in the table, which names it for as long as nobody writes. */
type Row = Record<string, unknown> & { place: string };

/** A row as the table of sight judges it. */
export interface SightFact {
  place: string;
  kind: RowKind;
  ties: Ties;
  /** Of the record it belongs to, where that matters. */
  level?: Sensitivity | undefined;
}

const named = (kind: string) => (id: unknown): string[] => (typeof id === 'string' ? [`${kind}:${id}`] : []);
const [org, subject, user] = [named('org'), named('subject'), named('user')];

/** Everything in a register with who stands in it, worked out here from the whole data, without a word of the policies' SQL. */
export async function sightFacts(owner: Db): Promise<Map<TableName, SightFact[]>> {
  const all = {} as Record<TableName, Row[]>;
  for (const table of TABLES) all[table] = (await sql<Row>`select ctid::text as place, * from ${sql.table(table)}`.execute(owner)).rows;
  const some = (table: TableName, column: string, value: unknown): Row[] => all[table].filter((row) => row[column] === value);
  const of = (table: TableName, column: string, value: unknown, told: string): unknown[] => some(table, column, value).map((row) => row[told]);
  const partiesOf = (caseId: unknown): string[] => of('case_party', 'case_id', caseId, 'party').map(String);

  const openers = (fits: (row: Row) => boolean): string[] => all.emergency.filter((row) => row['ended_at'] === null && new Date(String(row['ends_at'])) > new Date() && fits(row)).flatMap((row) => user(row['by_user']));
  /** Who acts for a subject now, of the powers that fit; the test's date does not move far. */
  const agents = (fits: (power: Row, file: Row) => boolean): string[] => all.power.flatMap((power) => {
    const [file] = some('case_file', 'id', power['case_id']);
    return power['ended_at'] === null && (power['ends_at'] === null || (typeof power['ends_at'] === 'string' && new Date(power['ends_at']) > new Date())) && file !== undefined && fits(power, file) ? user(power['user_id']) : [];
  });
  const opened = (id: unknown): Ties => ({ emergency: openers((row) => row['dossier_id'] === id || row['record_id'] === id), agent: agents((_, file) => file['id'] === id) });
  const openedRecord = (id: unknown): Ties => ({ ...opened(id), agent: agents((_, file) => file['record_id'] === id) });
  const openedEither = (one: unknown, other: unknown): Ties => ({ emergency: [...opened(one).emergency!, ...opened(other).emergency!], agent: [...opened(one).agent!, ...openedRecord(other).agent!] });

  const recordTies = (id: unknown): Ties => {
    const [record] = some('record', 'id', id);
    return {
      subject: subject(record?.['subject_id']), provider: org(record?.['provider_id']), recipient: of('record_recipient', 'record_id', id, 'org_id').flatMap(org),
      executor: of('measure', 'record_id', id, 'executor_id').flatMap(org), addressee: of('mark_request', 'record_id', id, 'org_id').flatMap(org),
      party: [...of('case_file', 'record_id', id, 'id'), ...of('repair_file', 'record_id', id, 'id')].flatMap(partiesOf), ...openedRecord(id),
    };
  };
  const levelOf = (id: unknown): Sensitivity | undefined => some('record', 'id', id).map((row) => row['sensitivity'] as Sensitivity)[0];
  /** Whether another has come in the subject's place. */
  const succeeded = (id: unknown): boolean => some('case_file', 'id', id).some((row) => row['succeeded_at'] !== null);
  const caseSubject = (id: unknown): string[] => [...(succeeded(id) ? [] : of('case_file', 'id', id, 'subject_id')), ...of('repair_file', 'id', id, 'subject_id')].flatMap(subject);
  const inquirySubject = (id: unknown): string[] => of('inquiry', 'id', id, 'subject_id').flatMap(subject);
  const complaintTies = (id: unknown): Ties => ({ subject: of('complaint', 'id', id, 'subject_id').flatMap(subject), examiner: of('complaint', 'id', id, 'supervisor_id').flatMap(org) });
  const logFact = (dossier: unknown, author: unknown, isComplaint = true): Omit<SightFact, 'place'> => {
    const [kind] = of('dossier', 'id', dossier, 'kind');
    const ties = { author: org(author), ...opened(dossier) };
    if (kind === 'case' || kind === 'repair' || kind === 'incident') return { kind: 'caseLog', ties: { ...ties, party: partiesOf(dossier) } };
    if (kind === 'record') return { kind: 'recordLog', ties: { ...recordTies(dossier), ...ties } };
    if (kind === 'inquiry') return { kind: 'inquiryLog', ties: { ...ties, subject: inquirySubject(dossier) } };
    if (kind === 'complaint' && isComplaint) return { kind: 'complaintLog', ties: complaintTies(dossier) };
    if (kind === 'upload' || kind === 'complaint') return { kind: 'uploadLog', ties };
    return { kind: 'installationLog', ties };
  };
  /** Whoever is asked to verify, and the units that it is with. */
  const verifiersOf = (id: unknown): string[] => [...of('verification', 'case_id', id, 'org_id'), ...some('internal_task', 'case_id', id).filter((t) => t['shown'] === true).map((t) => t['org_id'])].flatMap(org);
  const wordsFact = (row: Row): Omit<SightFact, 'place'> => {
    const act = some('act', 'id', row['act_id'])[0]!;
    if (String(act['kind']).startsWith('complaint')) return { kind: 'complaintWords', ties: complaintTies(act['dossier_id']) };
    const assigned = some('internal_task', 'case_id', act['dossier_id']).filter((t) => t['kind'] === 'subAssignment');
    if (['subAssigned', 'subAssignmentRecalled', 'findingDrafted'].includes(String(act['kind']))) {
      const between = assigned.flatMap((t) => [...(t['shown'] === true && act['author_org'] === t['principal_id'] ? org(t['org_id']) : []), ...(act['author_org'] === t['org_id'] ? org(t['principal_id']) : [])]);
      return { kind: 'unitWords', ties: { author: org(act['author_org']), provider: between } };
    }
    const kind = act['kind'] === 'filed' || act['kind'] === 'evidenceAdded' || act['kind'] === 'casesMerged' ? 'filedWords' : act['kind'] === 'decided' ? 'decidedWords' : ['decisionDrafted', 'decisionReviewed', 'decisionReturned'].includes(String(act['kind'])) ? 'draftWords' : 'otherWords';
    return {
      kind,
      ties: {
        subject: succeeded(act['dossier_id']) ? [] : subject(row['subject_id']), author: org(act['author_org']), provider: verifiersOf(act['dossier_id']),
        recipient: of('correction_notice', 'case_id', act['dossier_id'], 'org_id').flatMap(org), ...opened(act['dossier_id']),
      },
    };
  };
  const concerned = (id: unknown): string[] => [
    ...of('record', 'subject_id', id, 'id').flatMap((record) => {
      const { provider = [], recipient = [], addressee = [] } = recordTies(record);
      return [...provider, ...addressee, ...(levelOf(record) === 'restricted' ? [] : recipient)];
    }),
    ...of('measure', 'subject_id', id, 'executor_id').flatMap(org), ...[...of('case_file', 'subject_id', id, 'id'), ...of('repair_file', 'subject_id', id, 'id')].flatMap(partiesOf).filter((party) => party.startsWith('org:')),
  ];
  const ordered = (measure: unknown): string[] => [...all['suspension_order'], ...all['restoration_order']]
    .filter((order) => (order['measure_ids'] as unknown[]).includes(measure)).flatMap((order) => org(order['org_id']));
  const order = (row: Row): Omit<SightFact, 'place'> => ({ kind: 'order', ties: { addressee: org(row['org_id']), subject: caseSubject(row['case_id']), ...opened(row['case_id']) } });
  const kindOnly = (kind: RowKind) => (): Omit<SightFact, 'place'> => ({ kind, ties: {} });
  const internal = kindOnly('internal');

  const judge: Record<TableName, (row: Row) => Omit<SightFact, 'place'>> = {
    business_time: kindOnly('businessTime'), organisation: kindOnly('organisation'), procedure: kindOnly('procedure'), basis_confirmation: kindOnly('basisConfirmation'),
    subject_key: internal, evidence_key: internal, session: internal, machine: kindOnly('machine'), machine_key: kindOnly('machine'), counter: internal, letter_rendering: internal, idempotency: internal,
    subject: (row) => ({ kind: 'subject', ties: { subject: subject(row['id']), concerned: concerned(row['id']), emergency: openers((each) => each['subject_id'] === row['id']), agent: agents((_, file) => file['subject_id'] === row['id']) } }),
    app_user: (row) => ({ kind: 'person', ties: { self: user(row['id']) } }),
    user_role: (row) => ({ kind: 'person', ties: { self: user(row['user_id']) } }),
    dossier: (row) => logFact(row['id'], null),
    act: (row) => logFact(row['dossier_id'], row['author_org'], String(row['kind']).startsWith('complaint') || ['urged', 'escalated', 'calendarApplied'].includes(String(row['kind']))),
    act_content: wordsFact,
    record: (row) => ({ kind: 'record', ties: recordTies(row['id']), level: levelOf(row['id']) }),
    record_version: (row) => ({ kind: 'recordVersion', ties: recordTies(row['record_id']), level: levelOf(row['record_id']) }),
    record_recipient: (row) => ({ kind: 'recordRecipient', ties: { ...recordTies(row['record_id']), recipient: org(row['org_id']) } }),
    measure: (row) => ({ kind: 'measure', ties: { subject: subject(row['subject_id']), executor: org(row['executor_id']), ordered: ordered(row['id']), ...openedRecord(row['record_id']) } }),
    measure_execution: (row) => ({ kind: 'measure', ties: { subject: subject(row['subject_id']), executor: org(row['executor_id']), ordered: ordered(row['measure_id']), ...openedRecord(row['record_id']) } }),
    case_file: (row) => ({ kind: 'case', ties: { party: partiesOf(row['id']), ...opened(row['id']) } }),
    case_party: (row) => ({ kind: 'caseParty', ties: { party: [String(row['party'])], ...opened(row['case_id']) } }),
    verification: order, suspension_order: order, mark_request: order, stay_request: order, correction_notice: order, restoration_order: order,
    internal_task: (row) => ({ kind: 'internalTask', ties: { addressee: [...(row['shown'] === true ? org(row['org_id']) : []), ...org(row['principal_id'])] } }),
    incident: (row) => ({ kind: 'incident', ties: { provider: org(row['provider_id']) } }), incident_letter: (row) => ({ kind: 'incident', ties: { provider: org(row['provider_id']) } }), incident_record: internal,
    hold: (row) => ({ kind: 'hold', ties: { subject: recordTies(row['record_id']).subject ?? [], party: partiesOf(row['case_id']), executor: recordTies(row['record_id']).executor ?? [], ...openedEither(row['case_id'], row['record_id']) } }),
    measure_exception: (row) => ({ kind: 'hold', ties: { subject: recordTies(row['record_id']).subject ?? [], party: partiesOf(row['case_id']), executor: recordTies(row['record_id']).executor ?? [], ...openedEither(row['case_id'], row['record_id']) } }),
    clock: (row) => ({ kind: String(row['limit_name']).startsWith('complaint') ? 'complaintClock' : 'clock', ties: { ...opened(row['case_id']), owner: [String(row['owner'])], subject: [...caseSubject(row['case_id']), ...inquirySubject(row['case_id']), ...(complaintTies(row['case_id']).subject ?? [])], examiner: complaintTies(row['case_id']).examiner ?? [] } }),
    awaited_date: (row) => ({ kind: 'clock', ties: { ...opened(row['case_id']), owner: [String(row['owner'])], subject: [...caseSubject(row['case_id']), ...inquirySubject(row['case_id']), ...(complaintTies(row['case_id']).subject ?? [])] } }),
    overdue_report: (row) => ({ kind: 'overdueReport', ties: { addressee: (row['addressees'] as string[]).flatMap(org), author: org(row['issuer_id']) } }),
    letter: (row) => ({ kind: String(row['kind']).startsWith('complaint') ? 'complaintLetter' : 'letter', ties: { addressee: String(row['party']).startsWith('subject:') && succeeded(row['case_id']) ? [] : [String(row['party'])], author: org(row['issuer_id']), agent: String(row['party']).startsWith('subject:') ? agents((_, file) => file['id'] === row['case_id']) : [], examiner: of('complaint', 'id', row['case_id'], 'supervisor_id').flatMap(org) } }),
    evidence: (row) => ({
      kind: row['used_by'] === null ? 'draftEvidence' : some('complaint', 'id', row['case_id']).length > 0 ? 'complaintEvidence' : 'evidence',
      ties: {
        examiner: of('complaint', 'id', row['case_id'], 'supervisor_id').flatMap(org),
        self: user(row['owner_user']), subject: succeeded(row['case_id']) ? [] : subject(row['subject_id']), handedIn: org(row['owner_org']), ...opened(row['case_id']),
        provider: [...verifiersOf(row['case_id']), ...of('repair_file', 'id', row['case_id'], 'authority_id').flatMap(org)],
      },
    }),
    emergency: (row) => ({ kind: 'emergency', ties: { self: user(row['by_user']), subject: subject(row['subject_id']) } }),
    reveal: (row) => ({ kind: 'reveal', ties: { self: user(row['by_user']), subject: subject(row['subject_id']) } }),
    ladder_rung: internal, ladder_notice: internal, recipient_channel: internal, tombstone: internal, upload_row: internal, provider_record: internal, quarantine: internal, signing_key: internal, acknowledgement: internal,
    delivery: (row) => ({ kind: 'delivery', ties: { self: user(row['user_id']) } }),
    upload_batch: (row) => ({ kind: 'upload', ties: { provider: org(row['provider_id']) } }),
    user_setting: (row) => ({ kind: 'setting', ties: { self: user(row['user_id']) } }),
    policy_change: kindOnly('calendarChange'), policy_change_move: kindOnly('calendarChange'), policy_change_case: kindOnly('calendarChange'),
    calendar_adoption: kindOnly('calendarAdoption'), bulletin: kindOnly('bulletin'), bulletin_leaf: kindOnly('bulletin'), access_seal: kindOnly('accessSeal'),
    access_log: (row) => ({ kind: of('complaint', 'id', row['dossier_id'], 'id').length > 0 ? 'complaintAccess' : 'access', ties: { subject: succeeded(row['dossier_id']) ? [] : subject(row['subject_id']), examiner: complaintTies(row['dossier_id']).examiner ?? [] } }),
    legal_hold: (row) => ({ kind: 'legalHold', ties: { subject: subject(row['subject_id']) } }), erasure: (row) => ({ kind: row['kind'] === 'complaint' ? 'complaintErasure' : 'erasure', ties: { subject: subject(row['subject_id']), examiner: complaintTies(row['target']).examiner ?? [] } }),
    harm_entry: (row) => ({ kind: 'harmEntry', ties: { subject: succeeded(row['case_id']) ? [] : subject(row['subject_id']) } }),
    agent_filing: internal, power: (row) => ({ kind: 'power', ties: { self: user(row['user_id']), subject: caseSubject(row['case_id']) } }), objection_draft: (row) => ({ kind: 'draft', ties: { self: user(row['user_id']) } }),
    promise_watch: kindOnly('procedure'), acknowledgement_watch: kindOnly('procedure'), platform_outage: kindOnly('procedure'), api_heartbeat: kindOnly('procedure'),
    credit_report: (row) => ({ kind: 'creditReport', ties: { author: org(row['org_id']), subject: subject(row['subject_id']) } }),
    representation: (row) => ({ kind: 'representation', ties: { subject: [...subject(row['person_id']), ...subject(row['company_id'])] } }),
    check_watch: () => ({ kind: 'internal', ties: {} }),
    measure_check: (row) => ({ kind: 'measureCheck', ties: { author: org(row['org_id']) } }),
    linked_settlement: (row) => ({ kind: 'recordVersion', ties: recordTies(row['record_id']), level: levelOf(row['record_id']) }),
    record_publicity: (row) => ({ kind: 'recordVersion', ties: recordTies(row['record_id']), level: levelOf(row['record_id']) }),
    repair_file: (row) => ({ kind: 'repair', ties: { subject: subject(row['subject_id']), provider: org(row['authority_id']), party: partiesOf(row['id']) } }),
    proof_connector: internal,
    fetched_proof: (row) => ({ kind: 'fetchedProof', ties: { subject: subject(row['subject_id']), provider: org(row['authority_id']) } }),
    social_service: (row) => ({ kind: 'socialService', ties: { subject: subject(row['subject_id']), addressee: org(row['org_id']) } }),
    complaint: (row) => ({ kind: 'complaint', ties: { subject: subject(row['subject_id']), examiner: org(row['supervisor_id']) } }),
    complaint_order: (row) => ({ kind: 'complaintOrder', ties: { subject: subject(row['subject_id']), examiner: org(row['supervisor_id']), addressee: org(row['org_id']) } }),
    inquiry: (row) => ({ kind: 'inquiry', ties: { subject: subject(row['subject_id']) } }),
  };
  // Organs above: an organisation that has a part in it, and the one right above that.
  const involved = (id: unknown): string[] => (typeof id === 'string' ? [id, ...of('organisation', 'id', id, 'superior_id')].flatMap(org) : []);
  const ofParty = (party: unknown): string[] => (String(party).startsWith('org:') ? involved(String(party).slice(4)) : []);
  const calledUpon = (id: unknown): string[] => some('clock', 'case_id', id).flatMap((row) => [...ofParty(row['owner']), ...involved(row['superior_id'])]);
  const recordAbove = (id: unknown): string[] => [
    ...[...of('record', 'id', id, 'provider_id'), ...of('measure', 'record_id', id, 'executor_id'), ...of('complaint', 'record_id', id, 'supervisor_id')].flatMap(involved),
    ...[...of('case_file', 'record_id', id, 'id'), ...of('repair_file', 'record_id', id, 'id')].flatMap(partiesOf).flatMap(ofParty),
    ...of('case_file', 'record_id', id, 'id').flatMap(calledUpon),
  ];
  const dossierAbove = (id: unknown): string[] => [
    ...partiesOf(id).flatMap(ofParty), ...calledUpon(id),
    ...[...of('complaint', 'case_id', id, 'supervisor_id'), ...of('upload_batch', 'id', id, 'provider_id')].flatMap(involved), ...recordAbove(id),
  ];
  const byCase = (row: Row): string[] => dossierAbove(row['case_id']);
  const byRecord = (row: Row): string[] => recordAbove(row['record_id']);
  const rowAbove: Partial<Record<TableName, (row: Row) => string[]>> = {
    subject: (row) => [...of('record', 'subject_id', row['id'], 'id').flatMap(recordAbove), ...of('complaint', 'subject_id', row['id'], 'supervisor_id').flatMap(involved)],
    dossier: (row) => dossierAbove(row['id']), act: (row) => dossierAbove(row['dossier_id']), act_content: (row) => of('act', 'id', row['act_id'], 'dossier_id').flatMap(dossierAbove),
    record: (row) => recordAbove(row['id']), record_version: byRecord, record_recipient: byRecord, record_publicity: byRecord, linked_settlement: byRecord, measure: byRecord, measure_execution: byRecord,
    fetched_proof: byRecord, social_service: byRecord, case_file: (row) => dossierAbove(row['id']), repair_file: (row) => dossierAbove(row['id']),
    power: byCase, case_party: byCase, verification: byCase, suspension_order: byCase, mark_request: byCase, stay_request: byCase, correction_notice: byCase, restoration_order: byCase, internal_task: byCase, hold: byCase, measure_exception: byCase,
    clock: byCase, awaited_date: byCase, letter: byCase, evidence: byCase, reveal: byCase, incident: (row) => involved(row['provider_id']), incident_letter: (row) => involved(row['provider_id']), upload_batch: (row) => involved(row['provider_id']),
    measure_check: (row) => involved(row['org_id']), emergency: (row) => [...involved(row['by_org']), ...dossierAbove(row['dossier_id'])], access_log: (row) => dossierAbove(row['dossier_id']), legal_hold: (row) => dossierAbove(row['target']),
  };
  const platforms = all.organisation.filter((row) => row['kind'] === 'platform' && row['valid_to'] === null);
  const house = platforms.flatMap((row) => involved(row['id']));
  return new Map(TABLES.map((table) => [table, all[table].map((row) => {
    const { ties, ...fact } = judge[table](row);
    const above = [...house, ...(fact.kind === 'draftWords' ? [] : (rowAbove[table]?.(row) ?? []))];
    return { place: row.place, ...fact, ties: { ...ties, platform: platforms.map((each) => `org:${String(each['id'])}`), above } };
  })]));
}
