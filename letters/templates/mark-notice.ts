import { MARK_LABELS } from '../../domain/labels.ts';
import { under } from '../basis.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { inPrint, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 异议标注通知: to whoever holds the record, so that nobody shows or uses it as if nobody disputed it; and again when that is over. */
export function markNotice(letter: LetterOf<'markNotice'>): Block[] {
  const held = `你单位提供或者曾接收${subjectInWords(letter)}的${recordInWords(letter)}`;
  const since = `自${printedInstant(letter.since)}起`;
  const mark = `“${inPrint(MARK_LABELS[letter.mark].zh)}”`;
  if (letter.mark === 'disputed') {
    return [
      paragraph(`${held}。信用主体对该信息提出异议，我单位已经受理。${under('verify')}；${since}对该信用记录标注${mark}。`),
      paragraph('你单位的系统、档案、公示网站留存或者展示该信息的，请同步标注；展示、提供、使用该信息时请一并展示标注。核实结束之前，不得仅以该信息为依据拒绝、限制或者降低评价。'),
      paragraph('标注变更、撤除的，我单位另行通知；信息有误的，另行发送更正（撤销）通知。'),
    ];
  }
  return [
    paragraph(`${held}。我单位此前通知对该信用记录标注“${MARK_LABELS.disputed.zh}”。${under('verify')}，核实已经结束。`),
    paragraph(letter.mark === 'none' ? `${since}撤除该标注。请你单位同步撤除。` : `${since}该标注变更为${mark}。请你单位同步变更，展示、提供、使用该信息时一并展示。`),
  ];
}
