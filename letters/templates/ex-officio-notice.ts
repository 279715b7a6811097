import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { sections } from '../tables.ts';
import { groundBlocks, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';
import { suspensionBlocks } from './acceptance-notice.ts';

/** 依职权核查告知书: an office has found the doubt itself, and the subject learns of it. */
export function exOfficioNotice(letter: LetterOf<'exOfficioNotice'>): Block[] {
  return [
    paragraph(`${letter.foundBy}于${printedInstant(letter.foundAt)}主动发现，${subjectInWords(letter)}的${recordInWords(letter)}可能不实。依据${BASIS}，本案依职权核查，案件编号为${letter.caseNumber}。你（单位）不必提出申请。`),
    ...groundBlocks(letter.grounds),
    ...sections([{ title: '联合惩戒措施暂缓执行', blocks: suspensionBlocks(letter.suspended, '自发现之时起') }]),
    paragraph(`下一步由我单位审查，于${printedDue(letter.next)}作出是否启动核实的决定。你（单位）可以提交材料和意见。`),
  ];
}
