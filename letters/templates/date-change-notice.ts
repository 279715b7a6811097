import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDay, printedDue, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 期限变更告知书: tells whoever had been told another date what the new one is, and what has changed. */
export function dateChangeNotice(letter: LetterOf<'dateChangeNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}办理。因工作日历变更，此前告知的期限随之变更，现告知如下：`),
    paragraph(`变更事由：${sentence(inline(letter.reason))}`),
    ...letter.changed.map(({ duty, oldDay, newDue }) => paragraph(`${duty}：原期限至${printedDay(oldDay)}，现期限为${printedDue(newDue)}。`)),
    paragraph('应由申请人遵守的期限只会延后，不会提前。已经届满或者已经办结的事项不受影响。'),
  ];
}
