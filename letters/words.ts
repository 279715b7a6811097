import { UNIT_LABELS } from '../domain/labels.ts';
import type { LetterHead, PrintedDue, PrintedGround, PrintedRecord } from '../domain/letter.ts';
import { dayAt, instantOn, msOf } from '../domain/time.ts';
import type { Day, Instant } from '../domain/time.ts';
import { inline, paragraph } from './block.ts';
import type { Block } from './block.ts';

/** All of China keeps one time; a letter prints no other. */
const ZONE = 'Asia/Shanghai';

/** 2026年11月24日 */
export function printedDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 9时05分, 17时; the end of a day is 24时. */
function printedTime(minutesOfDay: number): string {
  const minutes = minutesOfDay % 60;
  return `${Math.floor(minutesOfDay / 60)}时${minutes === 0 ? '' : `${String(minutes).padStart(2, '0')}分`}`;
}

const minutesSince = (day: Day, at: Instant): number => Math.floor((msOf(at) - msOf(instantOn(day, '00:00', ZONE))) / 60_000);

/** 2026年11月24日9时05分 */
export function printedInstant(at: Instant): string {
  const day = dayAt(at, ZONE);
  return `${printedDay(day)}${printedTime(minutesSince(day, at))}`;
}

function printedCount(due: PrintedDue): string {
  const received = due.receivedAs === undefined ? '' : due.receivedAs === 'afterCutOff' ? '（过截止时间收到，视为该日收到）' : '（非工作日收到，视为该日收到）';
  const from = `自${printedDay(due.startedOn)}${received}起`;
  const first = due.startInclusive === true ? '起始日计入' : '起始日不计入';
  const skipped = due.skippedDays > 0 ? `，其间非工作日${due.skippedDays}天不计入` : '';
  const moved =
    (due.extended === undefined ? '' : `，含延长的${due.extended}${UNIT_LABELS[due.unit].zh}`) + (due.stoppedDays === undefined ? '' : `，其间中止计时${due.stoppedDays}天不计入`) +
    (due.byCalendar === undefined ? '' : `，按“${due.byCalendar.zh}”的日历`) + (due.rolledFrom === undefined ? '' : rolled(due.rolledFrom)) + (due.held === true ? '，此前告知的日期较晚，仍按其办理' : '');
  switch (due.unit) {
    case 'workingDays':
      return `${from}第${due.count}个工作日，${first}${skipped}${moved}`;
    case 'calendarDays':
      return `${from}第${due.count}日，${first}${moved}`;
    case 'months':
      return `${from}满${due.count}个月${due.startInclusive === true ? `，${first}` : ''}${moved}`;
    case 'hours':
      return `${from}${due.count}小时${moved}`;
  }
}

/** 民法典 203: the last day was a day off, so that the first working day after it takes its place. */
function rolled({ day, because, name }: NonNullable<PrintedDue['rolledFrom']>): string {
  const why = because === 'weekend' ? '周末' : because === 'closed' ? `不办公${name === undefined ? '' : `：${name}`}` : (name ?? '放假');
  return `，末日${printedDay(day)}为休息日（${why}），顺延至其后第一个工作日`;
}

/**
 * A date with its rule, so that the reader can count it again: 2026年12月1日24时前（自2026年11月24日起第5个工作日，…；内部办理时限）.
 * The hour is printed because 「…日前」 alone leaves open whether that day still counts (民法典 1259).
 */
export function printedDue(due: PrintedDue): string {
  const force = due.statutory ? '法定期限' : '内部办理时限';
  const provisional = due.provisional ? `；暂定（${due.unknownYear ?? due.day.slice(0, 4)}年放假安排尚未公布）` : '';
  return `${printedDay(due.day)}${printedTime(minutesSince(due.day, due.at))}前（${printedCount(due)}；${force}${provisional}）`;
}

const DIGITS = '零一二三四五六七八九';

/** 一, 十, 十二, 二十, 九十九; past ninety-nine in figures. */
export function chineseNumber(value: number): string {
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const front = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${front}${ones === 0 && tens > 0 ? '' : DIGITS[ones]}`;
}

/** The record contested, by its title, number and provider. */
export const recordInWords = (head: PrintedRecord): string =>
  `“${inline(head.recordTitle)}”信用记录（记录编号：${head.recordNumber}，信息提供单位：${head.provider}）`;

/** The subject by name and number; the number is a company's or a person's, so it is called by the word that fits both. */
export const subjectInWords = (head: LetterHead): string => `${head.subjectName}（证照号码：${head.subjectIdentifier}）`;

/** The grounds as numbered in the case, each with what the applicant explained. */
export function groundBlocks(grounds: readonly PrintedGround[]): Block[] {
  return grounds.map((ground) => {
    const explanation = inline(ground.explanation);
    return paragraph(`理由${chineseNumber(ground.number)}：${sentence(inPrint(ground.text))}${explanation === '' ? '' : `说明：${sentence(explanation)}`}`);
  });
}

const FULL_WIDTH: Record<string, string> = { ',': '，', ':': '：', ';': '；' };

/** A label or a ground from the register as a letter prints it: Chinese text takes full-width punctuation. */
export const inPrint = (text: string): string =>
  inline(text)
    .replace(/\((?=\p{sc=Han})/gu, '（')
    .replace(/(?<=\p{sc=Han})\)/gu, '）')
    .replace(/(?<=[\p{sc=Han}）])[,:;]/gu, (mark) => FULL_WIDTH[mark] ?? mark);

/** Closes a sentence that its author left open. */
export const sentence = (text: string): string => (/[。！？.!?；;]$/.test(text) ? text : `${text}。`);
