import { OUTCOME_LABELS } from '../../domain/labels.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { inPrint, printedDay } from '../words.ts';

/** 公告送达: says that there is a decision and where it lies, and nothing of what the record is about. */
export function publicNotice(letter: LetterOf<'publicNotice'>): Block[] {
  return [
    paragraph(`因采取其他方式无法送达，现依法向你（单位）公告送达依据${BASIS}作出的《异议处理决定书》（案件编号：${letter.caseNumber}），处理结果：${OUTCOME_LABELS[letter.outcome].zh}。`),
    paragraph(`自本公告发布之日起经过${letter.days}日即视为送达，送达日期为${printedDay(letter.servedOn)}。请及时到我单位领取决定书；复核、行政复议、行政诉讼的期限自送达之日起计算。`),
    paragraph(`公告发布处：${inPrint(inline(letter.where))}`),
  ];
}
