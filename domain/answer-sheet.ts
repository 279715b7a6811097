import type { EvidenceFindingRequest, FindingRequest } from './answer.ts';
import type { ErrorCode } from './errors.ts';
import { Refusal } from './errors.ts';
import { asId } from './ids.ts';
import type { EvidenceId, GroundId, OrderId } from './ids.ts';
import { FINDING_LABELS } from './labels.ts';
import { FINDING_RESULTS } from './objection.ts';
import { EVIDENCE_VIEWS } from './verifying-acts.ts';
import type { EvidenceView } from './verifying-acts.ts';

/** At most so many requests are answered by one sheet. */
export const MOST_SHEET_ORDERS = 200;

/**
 * The columns of the sheet in which a provider answers several requests at once: a row for each ground and for each file of evidence. The first two, the
 * item's number and the last six are read; the others are for whoever fills it in.
 */
export const SHEET_COLUMNS = {
  orderId: '协查编号', seq: '版本', caseNumber: '案件编号', item: '项目', itemId: '项目编号', subject: '主体名称', title: '信息名称', documentNumber: '决定文书号', said: '理由和说明（材料名称）', recorded: '现登记内容', claimed: '申请人主张',
  result: '核实结果', rightValue: '正确内容', reason: '核实情况（不予采信的理由）', how: '怎样查阅', by: '查阅人', accepted: '是否采信',
} as const;
export type SheetColumn = keyof typeof SHEET_COLUMNS;
const READ = ['orderId', 'seq', 'itemId', 'result', 'rightValue', 'reason', 'how', 'by', 'accepted'] as const satisfies readonly SheetColumn[];

/** How a file was viewed, in the sheet's words. */
export const VIEW_WORDS: Record<EvidenceView, string> = { online: '系统内打开', offline: '线下查阅', sampled: '抽查' };
export const ACCEPTED_WORDS = { yes: '采信', no: '不予采信' } as const;

/** What a sheet says of one request; `fault`: a row that cannot be read, and nothing of the request is taken then. */
export interface SheetAnswer {
  orderId: OrderId;
  /** The first row of the request in the sheet. */
  row: number;
  /** How far the case had come when the sheet was made. */
  seen: number | null;
  findings: FindingRequest[];
  evidence: EvidenceFindingRequest[];
  fault: { code: ErrorCode; row: number; column: SheetColumn } | null;
}

type Cells = Record<(typeof READ)[number], string>;
const LONGEST = { rightValue: 500, reason: 4000, by: 100 } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const GROUND = /^g[0-9]{1,2}$/;

/** Reads a sheet by the heads of its columns, Chinese or by code. Requests of which nothing was filled in are left out: they are answered another time. */
export function readAnswerSheet(table: readonly (readonly string[])[]): SheetAnswer[] {
  const [head = [], ...rows] = table;
  const places = Object.fromEntries(READ.map((column) => [column, head.findIndex((name) => name.trim() === SHEET_COLUMNS[column] || name.trim() === column)])) as Record<(typeof READ)[number], number>;
  for (const column of READ) if (places[column] < 0) throw new Refusal('value-needed', { field: '/table', params: { row: 1, column: SHEET_COLUMNS[column] } });
  const lines = rows.map((cells, i) => ({ row: i + 2, cells: Object.fromEntries(READ.map((column) => [column, (cells[places[column]] ?? '').trim()])) as Cells }));
  for (const { row, cells } of lines) if (!UUID.test(cells.orderId)) throw new Refusal('invalid-field', { field: '/table', params: { row, column: SHEET_COLUMNS.orderId } });
  const groups = [...Map.groupBy(lines, ({ cells }) => cells.orderId)].filter(([, group]) => group.some(({ cells }) => isFilled(cells)));
  if (groups.length > MOST_SHEET_ORDERS) throw new Refusal('too-large', { params: { rows: groups.length, most: MOST_SHEET_ORDERS } });
  return groups.map(([orderId, group]) => answerOf(asId<OrderId>(orderId), group));
}

const isFilled = (cells: Cells): boolean => cells.result !== '' || cells.rightValue !== '' || cells.reason !== '' || cells.how !== '' || cells.by !== '' || cells.accepted !== '';

function answerOf(orderId: OrderId, group: readonly { row: number; cells: Cells }[]): SheetAnswer {
  const [first] = group;
  const answer: SheetAnswer = { orderId, row: first!.row, seen: /^[0-9]{1,9}$/.test(first!.cells.seq) ? Number(first!.cells.seq) : null, findings: [], evidence: [], fault: null };
  for (const { row, cells } of group) {
    const fault = (code: ErrorCode, column: SheetColumn): void => {
      answer.fault ??= { code, row, column };
    };
    for (const column of ['rightValue', 'reason', 'by'] as const) if (cells[column].length > LONGEST[column]) fault('too-large', column);
    if (GROUND.test(cells.itemId)) {
      const result = FINDING_RESULTS.find((each) => each === cells.result || FINDING_LABELS[each].zh === cells.result);
      if (cells.result === '' || result === undefined) fault(cells.result === '' ? 'value-needed' : 'invalid-field', 'result');
      else if (cells.reason === '') fault('value-needed', 'reason');
      else answer.findings.push({ groundId: asId<GroundId>(cells.itemId), result, reason: cells.reason, rightValue: cells.rightValue || null });
    } else if (UUID.test(cells.itemId)) {
      const how = EVIDENCE_VIEWS.find((each) => each === cells.how || VIEW_WORDS[each] === cells.how);
      const accepted = cells.accepted === ACCEPTED_WORDS.yes ? true : cells.accepted === ACCEPTED_WORDS.no ? false : undefined;
      if (how === undefined) fault(cells.how === '' ? 'value-needed' : 'invalid-field', 'how');
      else if (accepted === undefined) fault(cells.accepted === '' ? 'value-needed' : 'invalid-field', 'accepted');
      else answer.evidence.push({ evidenceId: asId<EvidenceId>(cells.itemId), how, by: how === 'online' ? '' : cells.by, accepted, reason: cells.reason });
    } else fault('invalid-field', 'itemId');
  }
  return answer;
}
