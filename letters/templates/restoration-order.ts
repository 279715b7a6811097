import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import { printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 恢复信誉、消除不良影响通知书: to each department that executed a measure on a wrong record. */
export function restorationOrder(letter: LetterOf<'restorationOrder'>): Block[] {
  return [
    paragraph(
      `你单位曾以${recordInWords(letter)}为依据，对${subjectInWords(letter)}采取联合惩戒措施。经异议处理核实，该信息有误。` +
        `${under('restore')}，现通知你单位采取措施，恢复该信用主体的信誉，消除不良影响。`,
    ),
    ...sections([
      { title: '涉及的措施', blocks: ownMeasuresTable(letter.measures) },
      {
        title: '应当采取的措施',
        blocks: [
          paragraph('（一）停止并撤回因上述措施产生的限制、公示、通报和评价结果；'),
          paragraph('（二）向因上述措施知悉该信息的单位和个人说明情况，予以更正；'),
          paragraph('（三）信用主体因上述措施被拒绝、限制或者错失的事项，依法能够补办的予以补办，不能补办的书面说明理由；'),
          paragraph('（四）将采取的措施和结果书面告知信用主体。'),
        ],
      },
      {
        title: '报告',
        blocks: [paragraph(`请于${printedDue(letter.reportBy)}报告已经采取的措施，并附证明材料。报告将送信用主体确认。`)],
      },
    ]),
  ];
}
