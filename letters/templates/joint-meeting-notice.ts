import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 联席会议通知: the providers contradict each other; the lead organ hears them and decides in its own name. */
export function jointMeetingNotice(letter: LetterOf<'jointMeetingNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}由${letter.providers.join('、')}分别核实，下列理由的核实结果不一致：`),
    ...letter.grounds.map((ground) => paragraph(ground)),
    paragraph(`请牵头单位召集有关单位会商，于${printedDue(letter.due)}以牵头单位名义形成会商意见，并附会议纪要。会商不以多数意见为准。`),
    paragraph('会商期间，有关联合惩戒措施继续暂缓执行。'),
  ];
}
