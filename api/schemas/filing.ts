import { Type } from 'typebox';
import { APPLICANT_KINDS, FEE_ANSWERS, OFFICE_WAYS, POWER_SCOPES, STAKE_KINDS } from '../../domain/filing-acts.ts';
import { GROUND_KINDS } from '../../domain/objection.ts';
import { AGENT_RESULTS, REPRESENTATIVE_KINDS } from '../../domain/agent-acts.ts';
import { RECORD_FIELDS } from '../../domain/record.ts';
import { FileBody } from './cases.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, Words } from './common.ts';

const Proofs = Type.Array(Id, { maxItems: 20, uniqueItems: true });

/** A filing by an office for a subject: at its counter, on paper, or ex officio. */
export const OfficeFileBody = Closed({
  ...FileBody.properties, how: OneOf(OFFICE_WAYS),
  receivedAt: Nullable(InstantText),
  applicant: Nullable(Closed({
    as: OneOf(APPLICANT_KINDS), name: Words(100), identifier: Nullable(Type.String({ maxLength: 40 })), scope: Type.String({ maxLength: 500 }), validUntil: Nullable(DayText), proofIds: Proofs,
    fee: OneOf(FEE_ANSWERS),
  })),
});

/** An objection that a person files online for another, naming the record as a paper does. */
export const AgentFileBody = Closed({
  identifier: Type.String({ minLength: 1, maxLength: 40, description: 'Of the subject, as printed.' }), documentNumber: Words(200), grounds: FileBody.properties.grounds, evidenceIds: FileBody.properties.evidenceIds,
  applicant: Closed({
    as: OneOf(REPRESENTATIVE_KINDS), scope: Type.String({ maxLength: 500 }), scopes: Type.Array(OneOf(POWER_SCOPES), { maxItems: POWER_SCOPES.length, uniqueItems: true }), validUntil: Nullable(DayText), proofIds: Proofs, fee: OneOf(FEE_ANSWERS),
  }),
});
export const TakeInBody = Closed({ recordId: Id });
export const TurnAwayAgentBody = Closed({ result: OneOf(AGENT_RESULTS.filter((result) => result !== 'taken')), reasons: Words(2000) });

/** An objection being written: any part may be missing still. */
const Part = (max: number) => Type.Optional(Type.String({ maxLength: max }));
export const DraftBody = Closed({
  key: Id, refusal: Closed({ where: Part(200), byWhom: Part(200), shown: Part(1000) }),
  grounds: Type.Array(Closed({ kind: Type.Optional(OneOf([...GROUND_KINDS, ''])), field: Type.Optional(OneOf([...RECORD_FIELDS, ''])), claimedValue: Part(500), explanation: Part(4000) }), { maxItems: 10 }),
  files: Type.Array(Closed({ id: Id, fileName: Type.String({ maxLength: 250 }), size: Type.Integer({ minimum: 0 }) }), { maxItems: 20 }),
  stake: Type.Optional(Closed({ kind: Type.Optional(OneOf([...STAKE_KINDS, ''])), on: Part(10), what: Part(500), proofIds: Type.Optional(Proofs) })),
  primaFacieIds: Type.Optional(Proofs),
});
export type DraftBody = Type.Static<typeof DraftBody>;
export const SavedDraftView = Closed({ draft: Nullable(DraftBody), savedAt: Nullable(InstantText) });
export const DraftSavedView = Closed({ savedAt: InstantText });
