import { UNIT_LABELS } from '../../domain/labels.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { inPrint, printedDue, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 延期办理告知书: tells the applicant before the old date has passed why it takes longer, and until when. */
export function extensionNotice(letter: LetterOf<'extensionNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，信息提供单位申请延长核实期限，现告知如下：`),
    paragraph(`延期理由：${sentence(inline(letter.reason))}`),
    paragraph(`核实期限延长${letter.count}${UNIT_LABELS[letter.unit].zh}。原期限为${printedDue(letter.oldDue)}，现期限为${printedDue(letter.newDue)}。`),
    ...(letter.approvedBy === undefined ? [] : [paragraph(`批准人：${letter.approvedBy.org}负责人${letter.approvedBy.name}。`)]),
    paragraph(`依据：${sentence(inPrint(letter.basis))}`),
    paragraph(`${under('suspend')}，延长期间有关措施继续暂缓执行。`),
  ];
}
