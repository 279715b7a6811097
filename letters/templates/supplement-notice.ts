import { SUPPLEMENT_ITEM_LABELS } from '../../domain/intake-labels.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { chineseNumber, inPrint, printedDay, printedDue, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 一次性补正告知书: everything that is missing at once, until when, and what follows if it does not come. */
export function supplementNotice(letter: LetterOf<'supplementNotice'>): Block[] {
  const silence = letter.lapse === 'withdrawn'
    ? '逾期未补正的，视为撤回异议；撤回后可以再次提出。'
    : '逾期未补正的，我单位按现有材料审查决定是否受理，不因此视为撤回。';
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，我单位依据${BASIS}审查，尚需补正下列内容。本通知一次告知全部需要补正的内容，不再另行要求补正：`),
    ...letter.items.map(({ item, explanation }, i) => paragraph(`${chineseNumber(i + 1)}、${inPrint(SUPPLEMENT_ITEM_LABELS[item].zh)}：${sentence(inline(explanation))}`)),
    paragraph(`请于${printedDue(letter.replyBy)}补正。${silence}`),
    ...(letter.clockStands ? [paragraph('自本通知发出至收到补正材料，不计入我单位的受理期限。')] : []),
    paragraph('记录上的异议标注在此期间保持不变。'),
  ];
}

/** 逾期未补正告知书: nothing came, and nothing is lost; it is decided by what is there. */
export function supplementLapseNotice(letter: LetterOf<'supplementLapseNotice'>): Block[] {
  const next = letter.nextDue === null ? '' : `，于${printedDue(letter.nextDue)}作出决定`;
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，我单位于${printedDay(letter.askedOn)}告知补正，期限届满未收到补正材料。`),
    paragraph(`我单位依据${BASIS}，按现有材料继续审查${next}。之后收到的材料仍可作为证据提交。`),
  ];
}
