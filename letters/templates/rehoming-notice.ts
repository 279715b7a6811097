import { under } from '../basis.ts';
import type { Block, LetterOf } from '../block.ts';
import { paragraph } from '../block.ts';
import { sections } from '../tables.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

/** 信用信息归属更正告知书: a record that stood under another name is kept under the right one from now on; whose name it was is nobody else's to know. */
export function rehomingNotice(letter: LetterOf<'rehomingNotice'>): Block[] {
  return [
    paragraph(`经异议处理核实，${recordInWords(letter)}此前记于其他主体名下，属主体匹配错误，已经撤销。该信息系${subjectInWords(letter)}的信息，自${printedDay(letter.recordedOn)}起以新的记录编号记于您（单位）名下。接收过原信息的单位已经同时收到通知。`),
    ...sections([
      { title: '说明', blocks: [paragraph('此前依据原记录对其他主体采取的措施不随记录转移。执行单位认为应当采取措施的，须依照当日有效的依据另行办理。')] },
      { title: '您的权利', blocks: [paragraph(`认为该信息不是您（单位）的，或者内容有误的，可以向信用平台提出异议。${under('suspend')}。`)] },
    ]),
  ];
}
