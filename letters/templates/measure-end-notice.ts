import { under } from '../basis.ts';
import type { Block, LetterOf } from '../block.ts';
import { paragraph } from '../block.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import { printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 联合惩戒措施终止告知书: a measure ended before its term, by its department or because its basis is in force no more. */
export function measureEndNotice(letter: LetterOf<'measureEndNotice'>): Block[] {
  const why = letter.how === 'lapsed' ? '因其所依据的规定已经失效' : `由我单位决定终止（${letter.reason}）`;
  return [
    paragraph(`对${subjectInWords(letter)}依据${recordInWords(letter)}采取的下列联合惩戒措施，${why}，自${printedInstant(letter.endedAt)}起终止，不再执行。`),
    ...sections([
      { title: '终止的措施', blocks: ownMeasuresTable([letter.measure]) },
      { title: '您的权利', blocks: [paragraph(`终止之后仍被执行的，可以持本告知书要求执行单位停止，也可以向信用平台反映。记录本身有误的，${under('suspend')}，仍可提出异议。`)] },
    ]),
  ];
}
