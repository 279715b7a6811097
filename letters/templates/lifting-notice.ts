import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { ownMeasuresTable } from '../tables.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 解除联合惩戒措施通知书: the measure has lost its basis and ends; another act than resuming. */
export function liftingNotice(letter: LetterOf<'liftingNotice'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，经核实，该信用记录有误。${under('correct')}，` +
        `该信用记录已决定更正或者撤销，下列联合惩戒措施失去依据，自${printedInstant(letter.effectiveFrom)}起予以解除：`,
    ),
    ...ownMeasuresTable(letter.measures),
    paragraph('解除后，不得再以该信用记录的原内容为依据对该信用主体采取限制、约束或者惩戒措施；已经对外公布、推送的，请同时撤回。'),
    paragraph(`请于${printedDue(letter.acknowledgeBy)}确认收到并反馈落实情况。`),
  ];
}
