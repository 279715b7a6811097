import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 撤回协查通知书: the organisation need not answer any more; who is asked in its place, if anybody. */
export function recallNotice(letter: LetterOf<'recallNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，我单位依据${BASIS}向你单位发出的协查函，自${printedInstant(letter.recalledAt)}起撤回。`),
    ...freeText(letter.reason),
    ...(letter.successor === null ? [] : [paragraph(`核实改由${letter.successor}办理，原定期限不变。`)]),
    paragraph('你单位核实中已发现信息有误的，仍应依职权更正或撤销。'),
  ];
}
