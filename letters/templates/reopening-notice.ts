import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { sections } from '../tables.ts';
import { recordInWords, subjectInWords } from '../words.ts';
import { suspensionBlocks, verificationParagraph } from './acceptance-notice.ts';

/** 重新启动核查通知书: a decided case is verified anew, with the same protection as the first time. */
export function reopeningNotice(letter: LetterOf<'reopeningNotice'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，依据${BASIS}，` +
        '我单位决定重新启动核查。现将有关事项通知如下：',
    ),
    ...sections([
      { title: '重新启动核查的原因', blocks: freeText(letter.reasons) },
      { title: '信息核实', blocks: [verificationParagraph(letter, letter.verificationDue)] },
      { title: '联合惩戒措施暂缓执行', blocks: suspensionBlocks(letter.suspended, '自本通知书签发之时起') },
    ]),
  ];
}
