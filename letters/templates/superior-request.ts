import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDay, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 提请上级机关认定函: urging and escalation did not help; what nobody answers for is not shown any more, and the superior decides. */
export function superiorRequest(letter: LetterOf<'superiorRequest'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}，${letter.lateOrg}应当核实并反馈，经催办、督办，至${printedDay(letter.dueOn)}最后期限届满仍未反馈。`),
    paragraph(`该信用记录因未经核实，自${printedInstant(letter.stoppedAt)}起停止披露；异议标注和有关联合惩戒措施的暂缓执行继续有效。未反馈不视为信息属实，也不因此删除记录。`),
    paragraph(`请你单位对异议理由逐项认定，于${printedDue(letter.decideBy)}以你单位名义答复我单位。`),
  ];
}
