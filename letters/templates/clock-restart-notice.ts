import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { printedDue, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 恢复计时通知书: the clock runs on, and until when. */
export function clockRestartNotice(letter: LetterOf<'clockRestartNotice'>): Block[] {
  const remark = inline(letter.remark);
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，信息核实期限自${printedInstant(letter.since)}起中止计时，` +
        `中止的原因已经消除，自${printedInstant(letter.restartedAt)}起恢复计时。${remark === '' ? '' : `说明：${sentence(remark)}`}`,
    ),
    paragraph(`现核实期限为${printedDue(letter.newDue)}。`),
    paragraph(`${under('suspend')}，有关措施继续暂缓执行。`),
  ];
}
