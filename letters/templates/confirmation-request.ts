import { under } from '../basis.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 恢复信誉情况征询函: whoever is asked on paper, or has said nothing; its silence is not taken for consent unless the limit may bind it. */
export function confirmationRequest(letter: LetterOf<'confirmationRequest'>): Block[] {
  return [
    paragraph(
      `${under('restore')}，${letter.department}已于${printedInstant(letter.reportedAt)}报告其就${recordInWords(letter)}为${subjectInWords(letter)}恢复信誉、` +
        `消除不良影响所采取的措施。${letter.first === true ? '现征询你的意见：' : '我单位尚未收到你的意见，现再次征询：'}`,
    ),
    paragraph('（一）上述措施是否已经实际采取；'),
    paragraph('（二）你因错误信息受到的不良影响是否已经消除，还需要采取哪些措施。'),
    paragraph(`请于${printedDue(letter.replyBy)}答复。${letter.onPaper === true ? '可以书面答复，由本人签名或者盖章后寄回或者交至我单位窗口。' : ''}`),
    paragraph(
      letter.silenceCounts
        ? '逾期未表示异议的，视为认可上述措施。'
        : '逾期未答复的，不视为认可上述措施，我单位将继续征询。',
    ),
  ];
}
