import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/**
 * 联合惩戒措施暂缓执行通知书: the paper that protects the clerk who lets the subject pass.
 * It names who ordered it, on what basis, and from when until when.
 */
export function suspensionNotice(letter: LetterOf<'suspensionNotice'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议，我单位已经受理，并已要求信息提供单位核实。` +
        `${under('suspend')}，现通知你单位暂缓执行以该信用记录为依据的联合惩戒措施。`,
    ),
    ...sections([
      { title: '暂缓执行的措施', blocks: ownMeasuresTable(letter.measures) },
      {
        title: '暂缓执行的期间',
        blocks: [
          paragraph(
            `自${printedInstant(letter.since)}起，至我单位发出的《恢复执行通知书》或者《解除联合惩戒措施通知书》载明的时间止。` +
              '期间届满以书面通知为准；未收到上述通知的，不得自行恢复执行。',
          ),
        ],
      },
      {
        title: '经办人员的依据',
        blocks: [
          paragraph(
            `本通知书由${letter.issuer}签发。你单位及经办人员在上述期间依照本通知书暂缓执行，是执行上述规定，` +
              '不属于应当采取而未采取联合惩戒措施。本通知书可以存入业务档案，作为办理依据备查。对暂缓执行有疑问的，由你单位向我单位书面提出，答复前继续暂缓执行。',
          ),
        ],
      },
      {
        title: '有关要求',
        blocks: [
          paragraph(`请于${printedDue(letter.acknowledgeBy)}确认收到并反馈落实情况。收到本通知书前已经办结、无法暂缓的，请一并说明办结时间和内容。`),
          paragraph('暂缓执行仅及于上列联合惩戒措施，不影响原行政处罚等行政决定的效力，也不影响以其他信用记录为依据的措施。'),
        ],
      },
    ]),
  ];
}
