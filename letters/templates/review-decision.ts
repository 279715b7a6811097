import { REMEDY_RESULT_LABELS } from '../../domain/labels.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { sections } from '../tables.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

/** 复核决定书: by another person than decided, with the remedies that are left and their dates. */
export function reviewDecision(letter: LetterOf<'reviewDecision'>): Block[] {
  const { reconsiderUntil, sueUntil, respondent } = letter;
  const until = reconsiderUntil === null || sueUntil === null ? '' : `申请行政复议的期限至${printedDay(reconsiderUntil)}，提起行政诉讼的期限至${printedDay(sueUntil)}，复核不延长上述期限。`;
  return [
    paragraph(`${subjectInWords(letter)}对我单位就${recordInWords(letter)}作出的异议处理决定申请复核。我单位依据${BASIS}，另行指派人员复核，现决定如下：`),
    ...sections([
      { title: '复核结果', blocks: [paragraph(`${REMEDY_RESULT_LABELS[letter.result].zh}。${letter.result === 'maintained' ? '原处理决定予以维持。' : '本案重新处理，有关措施在此期间暂缓执行。'}`)] },
      { title: '理由', blocks: freeText(letter.reasons) },
      { title: '救济途径', blocks: [paragraph(`仍不服的，可以依法向${letter.reconsiderationBody}申请行政复议或者向人民法院提起行政诉讼。${respondent === undefined ? '' : `行政复议的被申请人、行政诉讼的被告为${respondent}。`}${until}`)] },
    ]),
  ];
}
