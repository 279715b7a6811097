import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 督办函: asks the superior to see to it, after urging did not help. */
export function escalationLetter(letter: LetterOf<'escalationLetter'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}，` +
        `${letter.lateOrg}应当办理的事项为“${letter.duty}”，应于${printedDue(letter.due)}完成。经催办，截至本函签发之时仍未收到办理结果。`,
    ),
    paragraph(`现提请你单位督促${letter.lateOrg}立即办理，并将督办结果反馈我单位。`),
    paragraph('办结之前，该信用记录的异议标注和有关联合惩戒措施的暂缓执行继续有效；逾期不视为信息属实。逾期情况记入办理记录。'),
  ];
}
