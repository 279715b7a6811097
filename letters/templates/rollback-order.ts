import { under } from '../basis.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import { printedDay, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 责令停止执行并纠正通知书: to a department that is said to have used a suspended measure. */
export function rollbackOrder(letter: LetterOf<'rollbackOrder'>): Block[] {
  const said = letter.by === 'subject' ? '信用主体反映' : letter.by === 'supervisor' ? '经上级单位调查' : '你单位报告';
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，有关措施自${printedInstant(letter.suspendedSince)}起暂缓执行。` +
        `${said}：${printedDay(letter.on)}，在“${letter.where}”，下列措施仍被执行：“${letter.what}”。`,
    ),
    paragraph(`${under('suspend')}，核实期间不得执行上述措施；措施已经解除的，不得再执行。现责令你单位：`),
    ...sections([
      { title: '涉及的措施', blocks: ownMeasuresTable(letter.measures) },
      {
        title: '应当办理的事项',
        blocks: [
          paragraph('（一）立即停止执行；'),
          paragraph('（二）撤回因此作出的拒绝、限制、通报或者公示，能够补办的予以补办；'),
          paragraph('（三）书面告知信用主体和因此知悉的单位；'),
          paragraph('（四）与事实不符的，书面说明情况并附材料。'),
        ],
      },
      { title: '报告', blocks: [paragraph(`请于${printedDue(letter.reportBy)}报告纠正情况，并附证明材料。本通知同时告知你单位的上级单位。`)] },
    ]),
  ];
}
