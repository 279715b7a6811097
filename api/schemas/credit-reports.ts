import { Type } from 'typebox';
import { REPORT_STATES } from '../../domain/credit-report.ts';
import { Closed, Id, InstantText, Nullable, OneOf, OrgView } from './common.ts';
import { FieldsView } from './records.ts';

export const IssueReportBody = Closed({ identifier: Type.String({ minLength: 1, maxLength: 40, description: 'USCC or resident ID number.' }) });
export const IssuedReportView = Closed({ id: Id });
const ReportLine = { id: Id, number: Type.String(), org: OrgView, issuedAt: InstantText, subject: Closed({ name: Type.String(), identifier: Type.String() }), state: OneOf(REPORT_STATES) };
export const ReportListView = Closed({ reports: Type.Array(Closed({ ...ReportLine, records: Type.Integer() })) });
/** As it was issued; `records`: each as it stood then. */
export const ReportView = Closed({
  ...ReportLine, code: Type.String(), checkUrl: Type.String(),
  records: Type.Array(Closed({ id: Id, version: Type.Integer(), title: Type.String(), provider: OrgView, fields: FieldsView })),
});
/** What a stranger may know of a report by its code. */
export const ReportCheckView = Nullable(Closed({ number: Type.String(), org: OrgView, issuedOn: Type.String(), state: OneOf(REPORT_STATES) }));
