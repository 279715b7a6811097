import type { Receipt } from '../../db/case-register.ts';
import type { Register } from '../../db/register.ts';
import type { ActReceipt } from '../schemas/cases.ts';
import { dueView } from './shared-views.ts';

/** What a person takes away from an act: its place in the chained log, and what comes next. */
export const receiptView = (register: Register, { next, ...receipt }: Receipt): ActReceipt => ({ ...receipt, next: next.map((terms) => dueView(register, terms, receipt.occurredAt)) });
