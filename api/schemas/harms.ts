import { Type } from 'typebox';
import { DIARY_HARMS, HARM_KINDS } from '../../domain/harm-acts.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Words } from './common.ts';

const Amount = Type.String({ pattern: '^[0-9]{1,12}\\.[0-9]{2}$', description: 'In yuan, with two decimals.' });
export const HarmBody = Closed({
  harm: OneOf(DIARY_HARMS), on: DayText, orgId: Nullable(Type.String({ minLength: 1, maxLength: 100, description: 'The department or recipient through which it came.' })),
  where: Words(200), what: Words(4000), amount: Nullable(Amount), evidenceIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
});
export const HarmMade = Closed({ entryId: Id, madeAt: InstantText });
export const HarmEntryView = Closed({
  entryId: Id, harm: OneOf(HARM_KINDS), on: DayText, org: Nullable(OrgView), where: Type.String(), what: Type.String(), amount: Nullable(Type.String()), evidenceIds: Type.Array(Id), madeAt: InstantText, caseId: Nullable(Id),
});
export const HarmDiaryView = Closed({
  entries: Type.Array(HarmEntryView), sum: Type.String({ description: 'Of all amounts, in yuan.' }), orgs: Type.Array(OrgView, { description: 'Who executed a measure on the record or was given it.' }),
  openCaseId: Nullable(Type.String({ description: 'A case on the record that entries can be filed in.' })),
});
export const FileHarmsBody = Closed({ entryIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }) });
/** Of a case, as far as the reader may know what was filed in it. */
export const FiledHarmView = Closed({
  entryId: Id, harm: OneOf(HARM_KINDS), on: DayText, org: Nullable(OrgView), where: Nullable(Type.String()), what: Nullable(Type.String()), amount: Nullable(Type.String()), evidenceIds: Type.Array(Id),
});
