import { Type } from 'typebox';
import { Closed, DayText, Id, Nullable, Words } from './common.ts';

export const CompanyBody = Closed({ company: Words(40) });
export const EnterRepresentationBody = Closed({
  company: Words(40), person: Closed({ name: Words(200), identifier: Words(40) }), from: DayText, until: Nullable(DayText),
  document: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'The extract of the company register by which it is entered.' }),
});
export const ChangeRepresentationBody = Closed({ until: Nullable(DayText), document: Words(200) });
export const RepresentationReceiptView = Closed({ id: Id });
export const RepresentationListView = Closed({
  company: Type.String(), representations: Type.Array(Closed({ id: Id, person: Type.String(), identifier: Type.String(), from: DayText, until: Nullable(DayText) })),
});
