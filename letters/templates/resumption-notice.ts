import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { ownMeasuresTable } from '../tables.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 恢复执行通知书: the measure takes effect again, not before the instant named. */
export function resumptionNotice(letter: LetterOf<'resumptionNotice'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，信息核实已经结束。` +
        `${under('suspend')}，暂缓执行的期间届满，现通知你单位自${printedInstant(letter.effectiveFrom)}起恢复执行下列联合惩戒措施：`,
    ),
    ...ownMeasuresTable(letter.measures),
    paragraph('在上述时间之前，不得恢复执行。恢复执行仅限上列措施；未列入的措施，以其他书面通知为准。'),
    paragraph(`请于${printedDue(letter.acknowledgeBy)}确认收到并反馈落实情况。`),
  ];
}
