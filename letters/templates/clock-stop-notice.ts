import { STOP_REASON_LABELS, UNIT_LABELS } from '../../domain/labels.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { inPrint, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 中止计时通知书: from when the clock stands still and why, and how much of the limit is left. */
export function clockStopNotice(letter: LetterOf<'clockStopNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，信息核实期限自${printedInstant(letter.since)}起中止计时，现通知如下：`),
    paragraph(`中止原因：${STOP_REASON_LABELS[letter.stopReason].zh}。说明：${sentence(inline(letter.explanation))}`),
    paragraph(`中止计时期间不计入核实期限。恢复计时后，核实期限尚余${letter.left.count}${UNIT_LABELS[letter.left.unit].zh}，届时另行通知新的期限。`),
    paragraph(`依据：${sentence(inPrint(letter.basis))}`),
    paragraph(`${under('suspend')}，中止计时期间有关措施继续暂缓执行。`),
  ];
}
