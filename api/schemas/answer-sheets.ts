import { Type } from 'typebox';
import { MOST_SHEET_ORDERS, SHEET_COLUMNS } from '../../domain/answer-sheet.ts';
import type { SheetColumn } from '../../domain/answer-sheet.ts';
import { Closed, Id, Nullable, OneOf } from './common.ts';

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Requests to verify, by their ids with commas between them. */
export const SheetQuery = Type.Object({ orders: Type.String({ pattern: `^${UUID}(,${UUID}){0,${MOST_SHEET_ORDERS - 1}}$` }) });
export const AnswerSheetBody = Closed({ table: Type.String({ minLength: 1, maxLength: 8_000_000, contentEncoding: 'base64', description: 'The sheet as it was filled in, XLSX or CSV, in Base64.' }) });

/** What became of each request in the sheet: answered, or refused with a code as in its form. */
export const AnswerSheetReceipt = Closed({
  /** Of all answers that were given by this sheet; it stands in each of them. */
  sheet: Id,
  answers: Type.Array(Closed({
    orderId: Id, row: Type.Integer({ description: 'The row in the sheet, or that which could not be read.' }), number: Nullable(Type.String()), caseId: Nullable(Id), seq: Nullable(Type.Integer({ description: 'The answer’s place in the log of its case; null: refused.' })),
    code: Nullable(Type.String()), field: Nullable(Type.String()), column: Nullable(OneOf(Object.keys(SHEET_COLUMNS) as SheetColumn[])), params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  })),
});
export type AnswerSheetReceipt = Type.Static<typeof AnswerSheetReceipt>;
