import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 一并审理（分案）告知书: two objections about one fact are verified and decided once, or each by itself again; remedies are each party's own. */
export function mergerNotice(letter: LetterOf<'mergerNotice'>): Block[] {
  const other = letter.other === null ? '另一件涉及同一事实的异议' : `${letter.other}异议`;
  const due = letter.due === null ? [] : [paragraph(`核实反馈的期限为${printedDue(letter.due)}。`)];
  if (!letter.merged) {
    return [
      paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，自${printedInstant(letter.at)}起与${other}分案处理，分别核实、分别作出决定。`),
      ...due, paragraph('分案不影响已经暂缓执行的措施，期限不重新计算。'),
    ];
  }
  const added = letter.added === undefined ? [] : [paragraph(`请一并核实下列理由，逐项反馈，申请人的说明和证据见该案：${letter.added.join('；')}。这些理由已经向你单位协查，期限不重新计算。`)];
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，与${other}涉及同一事实，依据${BASIS}，自${printedInstant(letter.at)}起一并核实、一并作出决定。${letter.leads ? '本案为主案。' : ''}`),
    ...added, ...due, paragraph('期限以两案中较早届满的为准。处理决定分别制作、分别送达，救济途径和期限各自计算；已经暂缓执行的措施继续暂缓。'),
  ];
}
