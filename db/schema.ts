import type { AgentResult } from '../domain/agent-acts.ts';
import type { PowerScope } from '../domain/filing-acts.ts';
import type { InternalTaskKind } from '../domain/internal-task.ts';
import type { DossierKind } from '../domain/dossier.ts';
import type { DraftState } from '../domain/decision-draft.ts';
import type { ColumnType, Generated, Insertable, Selectable } from 'kysely';
import type { AuthorClass } from '../domain/act.ts';
import type { Role } from '../domain/actor.ts';
import type {
  ActId, CaseId, ChangeId, CheckId, CreditReportId, DossierId, EvidenceId, ExceptionId, ExecutionId, HarmId, IncidentId, InquiryId, LetterId, MarkRequestId, MeasureId, NoticeId, OrderId, OrgId, OverdueReportId, RecordId, StayRequestId, SubjectId, UserId,
} from '../domain/ids.ts';
import type { Scan } from '../domain/evidence.ts';
import type { StayStanding } from '../domain/stay-request-acts.ts';
import type { ReportedRecord } from '../domain/credit-report.ts';
import type { CheckAnswer, MeasureEnding } from '../domain/measure-check.ts';
import type { ExecutionKind, ExecutionStanding } from '../domain/measure-acts.ts';
import type { MoveReason } from '../domain/clock-move.ts';
import type { ChangedCalendar, ChangeState } from '../domain/policy-change.ts';
import type { StakeKind } from '../domain/filing-acts.ts';
import type { Ending } from '../domain/intake-acts.ts';
import type { LetterKind } from '../domain/letter.ts';
import type { AwaitedLimit, LimitName, RunningTerms, Terms } from '../domain/limit.ts';
import type { LookKind } from '../domain/look.ts';
import type { MeasureKind } from '../domain/measure.ts';
import type { TermExtended } from '../domain/paused-days.ts';
import type { Outcome, Phase, Remedy } from '../domain/objection.ts';
import type { NoticeWay } from '../domain/notice-way.ts';
import type { OrgKind, StayedBy } from '../domain/organisation.ts';
import type { PromiseName } from '../domain/promise.ts';
import type { ProcedureType } from '../domain/procedure.ts';
import type { Mark, ReceiptWay, RecordCategory, RecordFields, RecordState } from '../domain/record.ts';
import type { Sensitivity } from '../domain/sensitivity.ts';
import type { Contribution, SettledStanding } from '../domain/record-standing.ts';
import type { PrintedValue } from '../domain/printed-value.ts';
import type { RetentionKind } from '../domain/policy-names.ts';
import type { ErasedCounts, HoldScope } from '../domain/retention.ts';
import type { Day, Instant } from '../domain/time.ts';
import type { DeliveryTable, LadderNoticeTable, LadderRungTable, UserSettingTable } from './delivery-tables.ts';
import type { FetchedProofTable, ProofConnectorTable, RecordPublicityTable, RepairFileTable, SocialServiceTable } from './repair-tables.ts';
import type { IncidentLetterTable, IncidentRecordTable, IncidentTable } from './incident-tables.ts';
import type { ComplaintOrderTable, ComplaintTable } from './complaint-tables.ts';
import type { EmergencyTable } from './emergency-table.ts';
import type { AcknowledgementTable, RecipientChannelTable, SigningKeyTable } from './notice-tables.ts';
import type { MachineKeyTable, MachineTable } from './machine-table.ts';
import type { RepresentationTable } from './representation-table.ts';
import type { SessionTable } from './session-table.ts';
import type { ProviderRecordTable, QuarantineTable, TombstoneTable, UploadBatchTable, UploadRowTable } from './upload-tables.ts';
import type { AppUserTable, UserRoleTable } from './user-table.ts';

/** JSON columns are written as text and read as values. */
type Json<T> = ColumnType<T, string, string>;
/** A subject concerned (`subject:<id>`) or an organisation (`org:<id>`). */
export type Party = `subject:${SubjectId}` | `org:${OrgId}`;

export interface BusinessTimeTable { only_row: Generated<boolean>; offset_ms: number }
export interface OrganisationTable {
  id: OrgId; name: string; name_en: string; kind: OrgKind; valid_from: Day; valid_to: Day | null; successor_id: OrgId | null; parent_id: OrgId | null;
  superior_id: OrgId | null; letter_word: Generated<string | null>; stayed_by: Generated<StayedBy>;
}
export interface SubjectTable {
  id: SubjectId; kind: 'company' | 'person'; name: string;
  /** As shown: a person's is masked. */
  identifier: string; identifier_sealed: Buffer | null; identifier_index: Buffer | null;
}
export interface RevealTable {
  id: string; subject_id: SubjectId; case_id: DossierId; by_user: UserId; by_org: OrgId | null; reason_sealed: Buffer; revealed_at: Generated<Instant>;
}
export interface SubjectKeyTable { subject_id: SubjectId; wrapped: Buffer }
export interface DossierTable {
  id: DossierId; kind: DossierKind; seq: Generated<number>; head: Generated<Buffer>; changed_at: Generated<Instant>;
}
export interface ActTable {
  id: ActId; dossier_id: DossierId; seq: number; kind: string; version: number; author_class: AuthorClass; author_user: UserId | null;
  author_org: OrgId | null; procedure_id: string | null; cause: number | null; occurred_at: Instant; recorded_at: Instant; wall_at: Generated<Instant>;
  body: Buffer; hash: Buffer;
}
export interface ActContentTable { act_id: ActId; subject_id: SubjectId | null; sealed: Buffer }
export interface RecordTable {
  id: RecordId; subject_id: SubjectId; provider_id: OrgId; category: RecordCategory; title: string; version: number; state: RecordState; mark: Mark;
  provided_on: Day; changed_at: Generated<Instant>; sensitivity: Generated<Sensitivity>;
}
/** `told_in`, `told_since`: of a version that corrects, the case that tells of it, and since when whoever was given the record is told (epoch: everybody ever); null otherwise. */
export interface RecordVersionTable { record_id: RecordId; version: number; fields: Json<RecordFields>; made_by: ActId; made_at: Instant; told_in: Generated<DossierId | null>; told_since: Generated<Instant | null> }
export interface RecordRecipientTable { record_id: RecordId; org_id: OrgId; version: number; given_at: Instant; how: Generated<ReceiptWay> }
export interface MeasureTable {
  id: MeasureId; record_id: RecordId; subject_id: SubjectId; executor_id: OrgId; kind: MeasureKind; title: string; basis: string; from_day: Day;
  until_day: Day | null; ended_at: Instant | null; ended_how: MeasureEnding | null;
  /** The measure of the catalogue, the edition it was applied by, and the department's own number; null where nobody said so. */
  code: string | null; edition: string | null; row_key: string | null; row_print: Buffer | null;
  /** Since when it rests, where the days at rest are added to its term; each time that they were. */
  rests_from: ColumnType<Day | null, Day | null | undefined, Day | null>; extensions: ColumnType<TermExtended[], string | undefined, string>;
}
export interface MeasureExecutionTable {
  id: ExecutionId; measure_id: MeasureId; record_id: RecordId; subject_id: SubjectId; executor_id: OrgId; what: ExecutionKind; at: Instant; standing: ExecutionStanding;
  act_id: ActId; by_user: UserId; noted_at: Instant; row_key: string | null; row_print: Buffer | null;
}
/** `suspended`: held, and no exception lets it be used today; `exception`: the number of the one that does. */
/** `stay`: how the request to stay it stands that its body was sent; null: none is open. */
export interface MeasureStateView extends Omit<MeasureTable, 'rests_from' | 'extensions'> { rests_from: Day | null; extensions: TermExtended[]; suspended: boolean; exception: string | null; stay: StayStanding | null }
export interface MeasureExceptionTable {
  id: ExceptionId; case_id: CaseId; record_id: RecordId; measure_id: MeasureId; order_id: OrderId; org_id: OrgId; code: string; edition: string; clause: string; proposed_at: Instant;
  until_day: Day; decided_at: Instant | null; granted: boolean | null; number: string | null; decided_by: OrgId | null;
}
export interface CreditReportTable {
  id: CreditReportId; number: string; org_id: OrgId; subject_id: SubjectId; issued_at: Instant; issued_by: UserId; items: Json<ReportedRecord[]>; check_code: string;
}
export interface CaseFileTable {
  id: CaseId; number: string; subject_id: SubjectId; record_id: RecordId; provider_id: OrgId; platform_id: OrgId; phase: Phase; phase_seq: number;
  round: number; outcome: Outcome | null; remedy: Remedy | null; filed_at: Instant; accepted_at: Instant | null; decided_at: Instant | null;
  served_at: Instant | null; closed_at: Instant | null; certificate: string | null; ending: Ending | null; provisional: boolean; imposed: boolean; harm_at: Instant | null; stake: StakeKind | null; standing: Contribution['standing']; settled_at: Instant | null;
  draft_state: DraftState | null; incident_id: IncidentId | null; merged_into: CaseId | null; succeeded_at: Instant | null; power_asked_at: Instant | null;
}
/** An objection being written; the author's alone. */
/** An entry of a harm diary; what it says, its day and amount with it, is sealed. */
export interface HarmEntryTable {
  id: HarmId; subject_id: SubjectId; record_id: RecordId; sealed: Buffer; evidence_ids: EvidenceId[]; made_by: UserId; made_at: Instant; case_id: DossierId | null; filed_by: ActId | null;
}
export interface ObjectionDraftTable { user_id: UserId; record_id: RecordId; about: Generated<'objection' | 'repair'>; sealed: Buffer; saved_at: Generated<Instant> }
/** By whom a case is seen and acted in for its subject. */
export interface PowerTable { case_id: CaseId; user_id: UserId; scopes: PowerScope[]; ends_at: Instant | null; ended_at: Instant | null }
/** For whom an agent has filed, by a blind index of its number. */
export interface AgentFilingTable { case_id: CaseId; agent_index: Buffer; filed_at: Instant }
export interface CasePartyTable { case_id: CaseId; party: Party }
export interface VerificationTable {
  order_id: OrderId; case_id: CaseId; record_id: RecordId; org_id: OrgId; round: number; requested_at: Instant; answered_at: Instant | null; open: boolean;
}
/** What somebody within the organisation that verifies has to do; `shown`: the unit sees the case by it. */
export interface InternalTaskTable {
  order_id: OrderId; kind: InternalTaskKind; case_id: CaseId; org_id: OrgId; principal_id: OrgId; due_on: Day | null; opened_at: Instant; ended_at: Instant | null; shown: boolean;
}
/** When the platform was not there, and how far that has been carried into open clocks. */
/** When the counter was there last. */
export interface ApiHeartbeatTable { here: Generated<boolean>; beat_at: Instant }
export interface PlatformOutageTable { from_at: Instant; to_at: Instant; last_case: CaseId | null; done_at: Instant | null }
export interface SuspensionOrderTable {
  order_id: OrderId; case_id: CaseId; org_id: OrgId; round: number; measure_ids: MeasureId[]; ordered_at: Instant; acknowledged_at: Instant | null;
  ended_at: Instant | null;
}
export interface HoldTable {
  id: Generated<number>; case_id: CaseId; record_id: RecordId; measure_id: MeasureId | null; placed_at: Instant; placed_by: ActId;
  released_at: Instant | null; released_by: ActId | null;
}
export interface SuspensionViolationView { case_id: CaseId; verification_id: OrderId; measure_id: MeasureId; executor_id: OrgId }
export interface CorrectionNoticeTable {
  notice_id: NoticeId; case_id: CaseId; org_id: OrgId; record_version: number; notified_at: Instant; confirmed_at: Instant | null;
  way: Generated<NoticeWay>; defunct_at: Instant | null; record_id: Generated<RecordId | null>; again: Generated<boolean>;
}
/** What a case about another record of the same fact has settled of a record. */
export interface LinkedSettlementTable { record_id: RecordId; case_id: CaseId; standing: SettledStanding; settled_at: Instant; act_id: ActId }
export interface RestorationOrderTable {
  order_id: OrderId; case_id: CaseId; org_id: OrgId; measure_ids: MeasureId[]; ordered_at: Instant; reported_at: Instant | null;
  satisfied_at: Instant | null; deemed: boolean | null;
}
export interface ClockTable {
  case_id: DossierId; limit_name: LimitName; ref: string; generation: number; owner: Party; superior_id: OrgId | null; started_at: Instant;
  /** null while the clock stands still: then it is neither due nor overdue. */
  due_at: Instant | null; due_on: Day | null; provisional: boolean; terms: Json<Terms>; ended_at: Instant | null; urged_at: Instant | null; escalated_at: Instant | null;
}
export interface AwaitedDateTable {
  case_id: DossierId; limit_name: AwaitedLimit; ref: string; generation: number; owner: Party; due_at: Instant; terms: Json<RunningTerms>; open: boolean;
}
export interface CounterTable { scope: string; year: number; value: number }
export interface LetterTable {
  id: LetterId; case_id: DossierId; kind: LetterKind; number: string; party: Party; ref: string | null; issued_by: ActId; issued_at: Instant;
  template: number; subject_id: SubjectId; sealed: Buffer;
  /** The values of packs it prints; nothing of the case. */
  printed: Generated<PrintedValue[]>;
  check_code: string | null; issuer_id: OrgId | null; supersedes: Generated<LetterId | null>;
}
/** 月度超期通报; its words are of organisations only, and stand open. */
export interface OverdueReportTable {
  id: OverdueReportId; month: string; issuer_id: OrgId; number: string; issued_at: Instant; issued_by: ActId; template: number; content: string; duties: number; addressees: OrgId[];
  check_code: string; pdf: Generated<Buffer | null>;
}
export interface LetterRenderingTable { letter_id: LetterId; pdf_sealed: Buffer; rendered_at: Instant }
export interface EvidenceTable {
  id: EvidenceId; owner_user: UserId; subject_id: SubjectId | null; case_id: DossierId | null; file_name_sealed: Buffer; media_type: string; size: number;
  sha256: Buffer; scan: Scan; uploaded_at: Instant; used_by: ActId | null;
  owner_org: OrgId | null; file_gone_at: Instant | null;
  scanned_at: Instant | null; scan_engine: string | null; scan_signatures: string | null; scan_finding: string | null; scan_tries: Generated<number>; scan_next_at: Generated<Instant>;
}
export interface EvidenceKeyTable {
  evidence_id: EvidenceId; wrapped: Buffer;
}
export interface InquiryTable {
  id: InquiryId; number: string; subject_id: SubjectId; platform_id: OrgId; report: Generated<boolean>; filed_at: Instant; answered_at: Instant | null; record_id: RecordId | null;
  agent: Generated<boolean>; about_index: Buffer | null; result: AgentResult | null; case_id: CaseId | null;
}
export interface ProcedureTable {
  id: string; type: ProcedureType; case_id: CaseId; ref: string; wanted_seq: number; wanted_at: Generated<Instant>; seen_seq: Generated<number>;
  seen_at: Instant | null; phase: string | null; due_at: Instant | null; closed_at: Instant | null; stuck_since: Instant | null; reaction_ms: number | null;
  poked_at: Instant | null;
}
export interface BasisConfirmationTable {
  act_id: ActId; pack: string; edition: string; pointer: string; value: Json<unknown>; value_hash: Buffer; signatory: string; document: string; document_day: Day;
  salt: Buffer; signed_at: Instant;
}
export interface PolicyChangeTable {
  id: ChangeId; origin: 'uploaded' | 'shipped'; reason: string; salt: Buffer; files: Json<Record<string, unknown>>; calendars: Json<ChangedCalendar[]>; base_seq: number;
  state: ChangeState; proposed_by: UserId; proposed_at: Instant; proposed_act: ActId; decided_by: UserId | null; decided_at: Instant | null; decided_act: ActId | null;
  barrier: string | null; cursor: DossierId | null; examined: Generated<number>; moved: Generated<number>; cases: Generated<number>; moves_done: Generated<boolean>;
  applied_at: Instant | null;
}
export interface CalendarAdoptionTable { seq: Generated<number>; change_id: ChangeId | null; files: Json<Record<string, unknown>>; adopted_at: Generated<Instant> }
export interface PolicyChangeMoveTable {
  change_id: ChangeId; case_id: DossierId; limit_name: LimitName; ref: string; generation: number; act_id: ActId; before_due: Instant; after_due: Instant;
  was_provisional: boolean; provisional: boolean; why: MoveReason;
}
export interface PolicyChangeCaseTable { change_id: ChangeId; case_id: DossierId; act_id: ActId; to_tell: boolean; told_at: Instant | null }
export interface BulletinTable {
  no: number; day: Day; made_at: Instant; dossiers: number; root: Buffer; looks: Buffer | null; previous: Buffer; body: Buffer; hash: Buffer;
}
export interface BulletinLeafTable { no: number; dossier_id: DossierId; seq: number; head: Buffer; acts: Buffer }
export interface AccessLogTable {
  id: Generated<number>; at: Generated<Instant>; wall_at: Generated<Instant>; reader: UserId; org_id: OrgId | null; roles: Role[]; kind: LookKind;
  subject_id: SubjectId | null; dossier_id: DossierId | null; item: string | null;
}
export interface AccessSealTable {
  no: number; from_at: Instant; to_at: Instant; entries: number; root: Buffer; previous: Buffer; body: Buffer; hash: Buffer;
}
export interface MeasureCheckTable {
  id: CheckId; org_id: OrgId; by_user: UserId; asked_at: Instant; decisive_at: Instant | null; wall_at: Generated<Instant>; body: Buffer; seal: Buffer;
}
export interface LegalHoldTable {
  id: string; scope: HoldScope; target: string; subject_id: SubjectId; reason_sealed: Buffer; placed_by: UserId; placed_at: Instant; placed_act: ActId;
  lifted_by: UserId | null; lifted_at: Instant | null; lifted_act: ActId | null; lift_reason_sealed: Buffer | null;
}
export interface ErasureTable {
  kind: RetentionKind; target: string; subject_id: SubjectId | null; act_id: ActId; erased_at: Instant; counts: Json<ErasedCounts>;
}
export interface MarkRequestTable {
  id: MarkRequestId; case_id: CaseId; record_id: RecordId; org_id: OrgId; requested_at: Instant; due_at: Instant; acknowledged_at: Instant | null; marked: boolean | null; unanswered_at: Instant | null; ended_at: Generated<Instant | null>; end_mark: Generated<Mark | null>;
}
export interface StayRequestTable {
  id: StayRequestId; case_id: CaseId; record_id: RecordId; org_id: OrgId; round: number; measure_ids: MeasureId[]; requested_at: Instant; answered_at: Instant | null; agreed: boolean | null;
  unanswered_at: Instant | null; ended_at: Instant | null;
}
export interface PromiseWatchTable { promise: PromiseName; violations: number; since: Instant | null; looked_at: Instant; told: Generated<boolean> }
export interface AcknowledgementWatchTable { here: Generated<boolean>; running_hours: number | null; median_hours: number | null; looked_at: Instant }
export interface PromiseViolationView { promise: PromiseName; dossier_id: DossierId; item: string }
export interface CheckWatchTable {
  check_id: CheckId; decisive_at: Instant; answers: CheckAnswer[]; told: Generated<number>; looked_at: Instant | null; follows: string[] | null;
}
export interface IdempotencyTable {
  actor: UserId; route: string; key: string; body_hash: Buffer; status: number; response: Json<unknown>; created_at: Generated<Instant>;
}

export interface Database {
  business_time: BusinessTimeTable;
  organisation: OrganisationTable;
  subject: SubjectTable;
  subject_key: SubjectKeyTable;
  app_user: AppUserTable;
  user_role: UserRoleTable;
  session: SessionTable;
  emergency: EmergencyTable;
  machine: MachineTable;
  machine_key: MachineKeyTable;
  dossier: DossierTable;
  act: ActTable;
  act_content: ActContentTable;
  record: RecordTable;
  record_version: RecordVersionTable;
  record_recipient: RecordRecipientTable;
  measure: MeasureTable;
  measure_state: MeasureStateView;
  measure_execution: MeasureExecutionTable;
  measure_exception: MeasureExceptionTable;
  case_file: CaseFileTable;
  case_party: CasePartyTable;
  incident: IncidentTable;
  incident_record: IncidentRecordTable;
  objection_draft: ObjectionDraftTable;
  harm_entry: HarmEntryTable;
  agent_filing: AgentFilingTable;
  power: PowerTable;
  verification: VerificationTable;
  internal_task: InternalTaskTable;
  platform_outage: PlatformOutageTable;
  api_heartbeat: ApiHeartbeatTable;
  suspension_order: SuspensionOrderTable;
  hold: HoldTable;
  suspension_violation: SuspensionViolationView;
  correction_notice: CorrectionNoticeTable;
  linked_settlement: LinkedSettlementTable;
  restoration_order: RestorationOrderTable;
  clock: ClockTable;
  awaited_date: AwaitedDateTable;
  counter: CounterTable;
  letter: LetterTable;
  letter_rendering: LetterRenderingTable;
  overdue_report: OverdueReportTable;
  incident_letter: IncidentLetterTable;
  credit_report: CreditReportTable;
  representation: RepresentationTable;
  evidence: EvidenceTable;
  evidence_key: EvidenceKeyTable;
  inquiry: InquiryTable;
  complaint: ComplaintTable;
  complaint_order: ComplaintOrderTable;
  record_publicity: RecordPublicityTable;
  repair_file: RepairFileTable;
  proof_connector: ProofConnectorTable;
  fetched_proof: FetchedProofTable;
  social_service: SocialServiceTable;
  reveal: RevealTable;
  procedure: ProcedureTable;
  measure_check: MeasureCheckTable;
  check_watch: CheckWatchTable;
  mark_request: MarkRequestTable;
  stay_request: StayRequestTable;
  promise_watch: PromiseWatchTable;
  promise_violation: PromiseViolationView;
  acknowledgement_watch: AcknowledgementWatchTable;
  idempotency: IdempotencyTable;
  basis_confirmation: BasisConfirmationTable;
  ladder_rung: LadderRungTable;
  ladder_notice: LadderNoticeTable;
  delivery: DeliveryTable;
  recipient_channel: RecipientChannelTable;
  tombstone: TombstoneTable;
  upload_batch: UploadBatchTable;
  upload_row: UploadRowTable;
  provider_record: ProviderRecordTable;
  quarantine: QuarantineTable;
  signing_key: SigningKeyTable;
  acknowledgement: AcknowledgementTable;
  user_setting: UserSettingTable;
  policy_change: PolicyChangeTable;
  calendar_adoption: CalendarAdoptionTable;
  policy_change_move: PolicyChangeMoveTable;
  policy_change_case: PolicyChangeCaseTable;
  bulletin: BulletinTable;
  bulletin_leaf: BulletinLeafTable;
  access_log: AccessLogTable;
  access_seal: AccessSealTable;
  legal_hold: LegalHoldTable;
  erasure: ErasureTable;
}

export type ClockRow = Selectable<ClockTable>;
export type CaseFileRow = Selectable<CaseFileTable>;
export type NewLetterRow = Insertable<LetterTable>;
