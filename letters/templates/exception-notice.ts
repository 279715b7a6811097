import { under } from '../basis.ts';
import type { Block, LetterOf } from '../block.ts';
import { paragraph } from '../block.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

/** 不予暂缓执行告知书: a measure goes on although it ought to rest, or goes on resting; who decided, on which clause, until when, and what can be done against it. */
export function exceptionNotice(letter: LetterOf<'exceptionNotice'>): Block[] {
  const { remedies } = letter;
  const about = `${subjectInWords(letter)}对${recordInWords(letter)}提出异议，${under('suspend')}，下列措施本应暂缓执行。`;
  const measure = { title: '涉及的措施', blocks: ownMeasuresTable([letter.measure]) };
  if (!letter.granted) {
    return [paragraph(`${about}${letter.measure.department}提出不予暂缓。经${letter.decidedBy}审查，不同意，措施继续暂缓执行。理由：“${letter.reasons}”。`), ...sections([measure])];
  }
  return [
    paragraph(`${about}因“${letter.clause}”，经${letter.decidedBy}审查决定，自即日起至${printedDay(letter.until)}不予暂缓（编号：${letter.exception ?? ''}）；期满之次日起恢复暂缓执行。`),
    ...sections([
      measure,
      { title: '理由', blocks: [paragraph(`“${letter.reasons}”`)] },
      { title: '说明', blocks: [paragraph('本决定只及于上列措施，不影响对异议的核实；经核实信息有误的，措施予以解除，并恢复信誉、消除不良影响。')] },
      ...(remedies === null ? [] : [{ title: '您的权利', blocks: [paragraph(`对本决定不服的，可以在${printedDay(remedies.reconsiderUntil)}前向${letter.reconsiderationBody}申请行政复议，或者在${printedDay(remedies.sueUntil)}前依法提起行政诉讼。`)] }]),
    ]),
  ];
}
