import { Type } from 'typebox';
import { RECORD_FIELDS } from '../../domain/record.ts';
import { QUARANTINE_OUTCOMES, ROW_OUTCOMES, UPLOAD_FORMATS } from '../../domain/upload-acts.ts';
import { COLUMN_NAMES, ROW_FAULTS } from '../../domain/upload-row.ts';
import { Closed, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

export const UploadView = Closed({
  id: Id, provider: OrgView, batchKey: Type.String(), format: OneOf(UPLOAD_FORMATS), state: OneOf(['running', 'done', 'broken']), fault: Nullable(Type.String()), receivedAt: InstantText,
  finishedAt: Nullable(InstantText), created: Type.Integer(), revised: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer(), quarantined: Type.Integer(),
});
export const UploadsView = Closed({ uploads: Type.Array(UploadView), columns: Type.Array(Closed({ name: Type.String(), zh: Type.String() })) });
export const UploadReportQuery = Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })) });
export const UploadReportView = Closed({
  ...UploadView.properties,
  rows: Type.Array(Closed({ no: Type.Integer(), rowKey: Nullable(Type.String()), outcome: OneOf(ROW_OUTCOMES), code: Nullable(OneOf(ROW_FAULTS)), field: Nullable(OneOf(COLUMN_NAMES)) })),
  more: Type.Boolean(),
});
export const QuarantineView = Closed({
  rows: Type.Array(Closed({
    id: Id, provider: OrgView, uploadId: Id, row: Type.Integer(), rowKey: Type.String(), recordId: Id, recordTitle: Type.String(), subjectName: Type.String(), documentNumber: Type.String(),
    sort: OneOf(['document', 'deed', 'value']), field: Nullable(OneOf(RECORD_FIELDS)), heldAt: InstantText, outcome: Nullable(OneOf(QUARANTINE_OUTCOMES)), decidedAt: Nullable(InstantText),
  })),
  mayDecide: Type.Boolean(),
});
export const QuarantineBody = Closed({ outcome: OneOf(QUARANTINE_OUTCOMES), reason: Words(2000) });
export const QuarantineReceipt = Closed({ id: Id, outcome: OneOf(QUARANTINE_OUTCOMES) });
