import { FIELD_LABELS, FINDING_LABELS } from '../domain/labels.ts';
import { VIEW_WORDS } from '../domain/answer-sheet.ts';
import type { PrintedChange, PrintedMeasure, PrintedReply, PrintedReplyEvidence } from '../domain/letter.ts';
import type { RecordField } from '../domain/record.ts';
import { parseDay } from '../domain/time.ts';
import { heading, inline, paragraph } from './block.ts';
import type { Block, Column, LetterOf } from './block.ts';
import { chineseNumber, inPrint, printedDay, sentence } from './words.ts';

/** A field's value as a reader expects it; the register keeps it as plain text. */
function printedValue(field: RecordField, value: string): string {
  if (value === '') return '（无）';
  switch (field) {
    case 'decidedOn':
    case 'publicUntil':
      return printedDay(parseDay(value));
    case 'performed':
      return value === 'yes' ? '已履行' : '未履行';
    case 'amount':
    case 'subjectName':
    case 'documentNumber':
    case 'conduct':
    case 'penalty':
      return inline(value);
  }
}

/** Longer than this in one cell, and the rows are written out as paragraphs: a cell may not outgrow a page. */
const LONGEST_CELL = 240;

function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Block[] {
  const long = rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL));
  if (!long) return [{ kind: 'table', columns, rows }];
  return rows.map((row) => paragraph(row.map((cell, index) => sentence(`${columns[index]?.title}：${cell}`)).join('')));
}

const numbered = (rows: readonly string[][]): string[][] => rows.map((row, index) => [String(index + 1), ...row]);

/** The measures, each with the clause it rests on and the department that executes it. */
export function measuresTable(measures: readonly PrintedMeasure[]): Block[] {
  const columns = [
    { title: '序号', share: 8 },
    { title: '联合惩戒措施', share: 32 },
    { title: '实施依据', share: 36 },
    { title: '执行单位', share: 24 },
  ];
  return table(columns, numbered(measures.map((measure) => [inline(measure.title), inline(measure.basis), measure.department])));
}

/** The same for the one department that the letter is addressed to. */
export function ownMeasuresTable(measures: readonly PrintedMeasure[]): Block[] {
  const columns = [
    { title: '序号', share: 8 },
    { title: '联合惩戒措施', share: 42 },
    { title: '实施依据', share: 50 },
  ];
  return table(columns, numbered(measures.map((measure) => [inline(measure.title), inline(measure.basis)])));
}

/** What a correction changes, field by field. */
export function changesTable(changes: readonly PrintedChange[]): Block[] {
  const columns = [
    { title: '信息项', share: 20 },
    { title: '更正前', share: 40 },
    { title: '更正后', share: 40 },
  ];
  return table(
    columns,
    changes.map(({ field, from, to }) => [inPrint(FIELD_LABELS[field].zh), printedValue(field, from), printedValue(field, to)]),
  );
}

type PrintedFinding = LetterOf<'decisionLetter'>['findings'][number];

/** The finding on each ground, in the order of the objection. */
export function findingsTable(findings: readonly PrintedFinding[]): Block[] {
  const columns = [
    { title: '异议理由', share: 34 },
    { title: '核实结果', share: 20 },
    { title: '核实说明', share: 46 },
  ];
  return table(
    columns,
    findings.map(({ number, ground, result, reason }) => [`理由${chineseNumber(number)}：${inPrint(ground)}`, FINDING_LABELS[result].zh, inline(reason)]),
  );
}

/** What was found on each ground, with the right value where there is one. */
export function replyTable(findings: readonly PrintedReply[]): Block[] {
  const columns = [{ title: '异议理由', share: 28 }, { title: '核实结果', share: 16 }, { title: '事实和依据', share: 36 }, { title: '正确内容', share: 20 }];
  return table(columns, findings.map(({ number, ground, result, reason, rightValue }) => [`理由${chineseNumber(number)}：${inPrint(ground)}`, FINDING_LABELS[result].zh, inline(reason), rightValue === null ? '—' : inline(rightValue)]));
}

/** What was done with each file of evidence. */
export function replyEvidenceTable(evidence: readonly PrintedReplyEvidence[]): Block[] {
  const columns = [{ title: '证据材料', share: 30 }, { title: '查阅方式', share: 20 }, { title: '是否采信', share: 14 }, { title: '说明', share: 36 }];
  return table(columns, evidence.map(({ number, name, how, by, accepted, reason }) => [`${number}．${inline(name)}`, by === '' ? VIEW_WORDS[how] : `${VIEW_WORDS[how]}（${inline(by)}）`, accepted ? '采信' : '不采信', reason === '' ? '—' : inline(reason)]));
}

/** What ran past its date, by unit. */
export function overdueTable(duties: LetterOf<'overdueReport'>['duties']): Block[] {
  const columns = [{ title: '序号', share: 8 }, { title: '单位', share: 28 }, { title: '事项', share: 20 }, { title: '编号', share: 20 }, { title: '应办日期', share: 12 }, { title: '办理日期', share: 12 }];
  return table(columns, numbered(duties.map(({ unit, duty, number, dueOn, endedOn }) => [unit, duty, number ?? '—', dueOn, endedOn ?? '尚未办理'])));
}

/** 一、… 二、…: headings that count themselves, so that a section left out leaves no gap. */
export function sections(parts: readonly { title: string; blocks: readonly Block[] }[]): Block[] {
  return parts
    .filter((part) => part.blocks.length > 0)
    .flatMap((part, index) => [heading(`${chineseNumber(index + 1)}、${part.title}`), ...part.blocks]);
}
