import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { replyEvidenceTable, replyTable, sections } from '../tables.ts';
import { printedDay, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 核查反馈表: what whoever verified has found, ground by ground and file by file, in its own name. */
export function verificationReply(letter: LetterOf<'verificationReply'>): Block[] {
  const asked = letter.request === null ? `${printedDay(letter.askedOn)}来函` : `${printedDay(letter.askedOn)}${letter.request}《协查函》`;
  return [
    paragraph(`${asked}收悉。${under('verify')}，我单位对${subjectInWords(letter)}就${recordInWords(letter)}提出的异议逐项核实，于${printedInstant(letter.answeredAt)}反馈如下${letter.late ? '（逾期反馈）' : ''}：`),
    ...sections([
      { title: '逐项核实结果', blocks: replyTable(letter.findings) },
      {
        title: '申请人证据材料的核查',
        blocks: letter.evidence.length === 0 ? [paragraph('申请人未提交证据材料。')] : replyEvidenceTable(letter.evidence),
      },
      { title: '附件', blocks: [paragraph(letter.attached === 0 ? '无。' : `随本表提交佐证材料${letter.attached}件，存本案卷宗。`)] },
    ]),
  ];
}
