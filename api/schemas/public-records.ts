import { Type } from 'typebox';
import { MARKS, RECORD_CATEGORIES } from '../../domain/record.ts';
import { Closed, DayText, Id, Nullable, OneOf, OrgView } from './common.ts';
import { FieldsView } from './records.ts';

export const PublicRecordQuery = Closed({ code: Type.String({ minLength: 1, maxLength: 40, description: 'A company’s unified social credit code (统一社会信用代码).' }) });
export const PublicRecordView = Closed({
  id: Id, subject: Type.String(), category: OneOf(RECORD_CATEGORIES), title: Type.String(), provider: OrgView, version: Type.Integer(), fields: FieldsView, mark: OneOf(MARKS), correctedOn: Nullable(DayText),
});
export const PublicRecordListView = Closed({ code: Type.String(), asOf: DayText, records: Type.Array(PublicRecordView) });
/** For a site that shows a copy: whether it may, and which version with which mark. Not shown and not there are the same. */
export const PublicStandingView = Closed({ id: Id, shown: Type.Boolean(), version: Nullable(Type.Integer()), mark: Nullable(OneOf(MARKS)) });
