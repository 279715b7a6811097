import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS, under } from '../basis.ts';
import { measuresTable } from '../tables.ts';
import { printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 撤回异议确认书: confirmed a second time by the subject; what ends by it, and what goes on all the same. */
export function withdrawalConfirmation(letter: LetterOf<'withdrawalConfirmation'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}于${printedInstant(letter.askedAt)}申请撤回对${recordInWords(letter)}依据${BASIS}提出的异议，并已再次确认。`),
    ...(letter.goesOn
      ? [paragraph(`该信用记录经核实已发现有误。${under('correct')}，我单位依职权继续处理，标注和暂缓执行保持，处理结果另行告知。`)]
      : [paragraph('本案自确认之时起终结，异议标注取消。撤回后发现新的事实或者证据的，可以再次提出异议。'), ...resumption(letter)]),
  ];
}

function resumption({ resuming }: LetterOf<'withdrawalConfirmation'>): Block[] {
  if (resuming.length === 0) return [];
  return [paragraph('信息核实期间终止，下列联合惩戒措施恢复执行，具体时间以《恢复执行通知书》载明的为准：'), ...measuresTable(resuming)];
}

/** 终止核查通知书: the provider need not answer any more. */
export function withdrawalNotice(letter: LetterOf<'withdrawalNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议，${letter.terminated === true ? `因信用主体终止、期限届满无人承继，于${printedInstant(letter.withdrawnAt)}终止` : `已于${printedInstant(letter.withdrawnAt)}由申请人撤回并确认`}。`),
    paragraph(`原协查函依据${BASIS}要求的核实和反馈自此终止。你单位核实中已发现信息有误的，仍应依职权更正或撤销。`),
  ];
}
