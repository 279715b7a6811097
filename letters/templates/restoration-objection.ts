import { RESTORATION_DUTY_LABELS } from '../../domain/restoration-labels.ts';
import { under } from '../basis.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { sections } from '../tables.ts';
import { chineseNumber, printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 恢复信誉措施异议通知书: the subject does not take for done what was reported; it is done again, or for the first time. */
export function restorationObjection(letter: LetterOf<'restorationObjection'>): Block[] {
  return [
    paragraph(`你单位就${recordInWords(letter)}报告的恢复信誉、消除不良影响情况，已送${subjectInWords(letter)}确认。该信用主体提出异议：“${letter.reason}”。`),
    paragraph(`${under('restore')}，下列事项重新办理：`),
    ...sections([
      { title: '重新办理的事项', blocks: letter.duties.length === 0 ? [paragraph('通知书所列全部措施。')] : letter.duties.map((duty, i) => paragraph(`（${chineseNumber(i + 1)}）${RESTORATION_DUTY_LABELS[duty].zh}；`)) },
      { title: '报告', blocks: [paragraph(`请于${printedDue(letter.reportBy)}再次报告，并附证明材料；与事实不符的，书面说明理由。`)] },
    ]),
  ];
}
