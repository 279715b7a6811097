import type { Brand } from './brand.ts';

/** A case (案件): one objection to one record. uuidv7. */
export type CaseId = Brand<string, 'CaseId'>;
/** A check before acting (应查必查). uuidv7. */
export type CreditReportId = Brand<string, 'CreditReportId'>;
export type CheckId = Brand<string, 'CheckId'>;
/** Anything with an act log of its own: a case, a record, an inquiry, the installation. */
export type DossierId = Brand<string, 'DossierId'>;
/** A change of the calendars in force. uuidv7. */
export type ChangeId = Brand<string, 'ChangeId'>;
/** One act in a dossier's log. uuidv7, made by us before the transaction. */
export type ActId = Brand<string, 'ActId'>;
/** A credit record (信用记录); its versions share the id. uuid. */
export type RecordId = Brand<string, 'RecordId'>;
/** A joint-punishment measure (联合惩戒措施). uuid. */
export type MeasureId = Brand<string, 'MeasureId'>;
/** A credit subject (信用主体). uuid. */
export type SubjectId = Brand<string, 'SubjectId'>;
/** An organisation; a stable slug such as `daqing-tax`. */
export type OrgId = Brand<string, 'OrgId'>;
/** A person who can log in; the `sub` of the identity provider. */
export type UserId = Brand<string, 'UserId'>;
/** An order or request the procedure follows: verification, suspension, correction, restoration. uuidv7. */
export type OrderId = Brand<string, 'OrderId'>;
/** A ground of the objection (异议理由), answered one by one: `g1`, `g2`, … within the case. */
export type GroundId = Brand<string, 'GroundId'>;
/** A reported use of a suspended measure (暂缓期间违规执行). uuidv7. */
export type BreachId = Brand<string, 'BreachId'>;
/** An exception to a suspension (不予暂缓). uuidv7. */
export type ExceptionId = Brand<string, 'ExceptionId'>;
/** A request to a platform above to mark a record. uuidv7. */
export type MarkRequestId = Brand<string, 'MarkRequestId'>;
/** A request to a body above the platform to stay its measures (商请暂缓). uuidv7. */
export type StayRequestId = Brand<string, 'StayRequestId'>;
export type RepresentationId = Brand<string, 'RepresentationId'>;
/** One use of a measure in the execution log of its department. uuidv7. */
export type ExecutionId = Brand<string, 'ExecutionId'>;
/** An entry of a harm diary (损害记录). uuidv7. */
export type HarmId = Brand<string, 'HarmId'>;
/** A remedy against a decision: 复核, 复议, suit. uuidv7. */
export type RemedyId = Brand<string, 'RemedyId'>;
/** A notice of correction to one recipient. uuidv7. */
export type NoticeId = Brand<string, 'NoticeId'>;
/** A monthly report of what was late (月度超期通报). uuidv7. */
export type OverdueReportId = Brand<string, 'OverdueReportId'>;
/** An issued letter. uuidv7. */
export type LetterId = Brand<string, 'LetterId'>;
/** An uploaded file of evidence. uuidv7. */
export type EvidenceId = Brand<string, 'EvidenceId'>;
/** A question about a record that is not held here. uuidv7. */
export type InquiryId = Brand<string, 'InquiryId'>;
/** A batch of records that a provider handed in. uuidv7. */
/** A sheet by which several requests to verify were answered at once; the key of the request that brought it. */
export type SheetId = Brand<string, 'SheetId'>;
export type UploadId = Brand<string, 'UploadId'>;
/** A row that was held back because it brings back what was found wrong. uuidv7. */
export type QuarantineId = Brand<string, 'QuarantineId'>;
/** A complaint (投诉). uuidv7. */
export type ComplaintId = Brand<string, 'ComplaintId'>;
/** A faulty batch (错误批次). uuidv7. */
export type IncidentId = Brand<string, 'IncidentId'>;
/** A credit repair (信用修复). uuidv7. */
export type RepairId = Brand<string, 'RepairId'>;

/** Proof fetched from an authority's own system. uuidv7. */
export type ProofId = Brand<string, 'ProofId'>;
/** An entry of social service (社会公益服务). uuidv7. */
export type ServiceEntryId = Brand<string, 'ServiceEntryId'>;

/** Trusts a string to be an id of the kind asked for; for values that come from our own register or a checked request. */
export const asId = <T extends Brand<string, string>>(value: string): T => value as T;
