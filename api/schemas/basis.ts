import { Type } from 'typebox';
import { EVIDENCE } from '../../domain/policy-names.ts';
import { Closed, DayText, InstantText, Nullable, OneOf, Words } from './common.ts';

const Bilingual = Closed({ zh: Type.String(), en: Type.String() });
const Pointer = Type.String({ minLength: 2, maxLength: 200, pattern: '^/' });
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Signed = Closed({ name: Type.String(), document: Type.String(), documentDay: DayText, signedAt: InstantText, edition: Type.String() });

/** A value that rests on an assumption, a memory or a draft; `hash` is what a signature is given for. */
export const BasisValue = Closed({
  pointer: Type.String(), hash: Type.String(), name: Bilingual, text: Bilingual, basis: Type.String(), evidence: OneOf(EVIDENCE), source: Nullable(Type.String()),
  from: Type.String(), signed: Nullable(Signed),
});
export type BasisValue = Type.Static<typeof BasisValue>;

export const BasisQuery = Closed({ edition: Type.Optional(Type.String({ maxLength: 64 })) });
export const BasisView = Closed({
  edition: Type.String(), name: Type.String(), validFrom: DayText, validTo: Nullable(DayText), inherits: Nullable(Type.String()),
  editions: Type.Array(Type.String()), maySign: Type.Boolean(), values: Type.Array(BasisValue),
  /** Pack files that were refused, with the path of what is wrong; the editions before them stay in force. */
  refused: Type.Array(Closed({ file: Type.String(), field: Nullable(Type.String()), detail: Type.String() })),
});
export type BasisView = Type.Static<typeof BasisView>;

export const ConfirmBasisBody = Closed({
  edition: Type.String({ minLength: 1, maxLength: 64 }), name: Words(100), document: Words(300), documentDay: DayText,
  values: Type.Array(Closed({ pointer: Pointer, hash: Hash }), { minItems: 1, maxItems: 500 }),
});
export const BasisReceipt = Closed({ seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText, signed: Type.Integer() });

export const LawDebtView = Closed({
  edition: Type.String(), name: Type.String(), editions: Type.Array(Type.String()), now: InstantText,
  values: Type.Array(Closed({
    ...BasisValue.properties, letters: Type.Integer(), openCases: Type.Integer(), openClocks: Type.Integer(),
    withoutIt: Closed({ kind: OneOf(['refused', 'inherited', 'gone']), edition: Nullable(Type.String()), text: Nullable(Bilingual) }),
  })),
});
export type LawDebtView = Type.Static<typeof LawDebtView>;
export const LawDebtCsvQuery = Closed({ ...BasisQuery.properties, lang: Type.Optional(OneOf(['zh', 'en'])) });
