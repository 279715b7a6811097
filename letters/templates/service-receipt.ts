import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { recordInWords, subjectInWords } from '../words.ts';

/** 送达回证: goes along with the paper and comes back signed. */
export function serviceReceipt(letter: LetterOf<'serviceReceipt'>): Block[] {
  return [
    paragraph(`送达文书：《${letter.document}》（案件编号：${letter.caseNumber}）。受送达人：${subjectInWords(letter)}。事由：对${recordInWords(letter)}提出异议一案，依据${BASIS}作出处理。`),
    paragraph('送达方式：□直接送达　□委托送达　□邮寄送达　□留置送达'),
    paragraph('送达地点：________________________________'),
    paragraph('受送达人（代收人）签名或者盖章：________________　与受送达人的关系：____________'),
    paragraph('收到日期：______年____月____日____时'),
    paragraph('拒收事由、见证人签名：________________________________'),
    paragraph('送达人签名：________________、________________'),
    paragraph('注：签收日期即为送达日期，复核、行政复议、行政诉讼的期限自该日起计算。本回证签收后扫描归卷。'),
  ];
}
