import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 催办函: the first rung after a date has passed. */
export function urgeLetter(letter: LetterOf<'urgeLetter'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}，` +
        `你单位应当办理的事项为“${letter.duty}”，应于${printedDue(letter.due)}完成。截至本函签发之时，我单位未收到你单位的办理结果。`,
    ),
    paragraph('请你单位立即办理并反馈结果；不能立即办结的，请书面说明原因和预计办结的时间。继续逾期的，我单位将提请你单位的上级单位督办。'),
    paragraph('逾期不影响已经作出的暂缓执行，也不视为信息属实。本函发出时已经办结的，请反馈办结时间。'),
  ];
}
