import { FINDING_LABELS } from '../../domain/labels.ts';
import { FINDING_RESULTS } from '../../domain/objection.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { sections } from '../tables.ts';
import { groundBlocks, printedDue, recordInWords, subjectInWords } from '../words.ts';

const RESULTS = FINDING_RESULTS.map((result) => `“${FINDING_LABELS[result].zh}”`).join('、');

/** 协查函: asks the provider to answer ground by ground, and says what silence leads to. */
export function verificationRequest(letter: LetterOf<'verificationRequest'>): Block[] {
  const evidence = letter.evidenceCount === 0 ? '申请人未提交证据材料。' : `申请人提交的证据材料${letter.evidenceCount}件，请在本案卷宗中查阅。`;
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议，我单位已经受理。${under('verify')}，请你单位予以核实。`),
    ...sections([
      { title: '异议理由', blocks: [...groundBlocks(letter.grounds), paragraph(evidence)] },
      {
        title: '核实要求',
        blocks: [
          paragraph(`请对照原始文书和档案，就上述理由逐项核实信用信息，作出${RESULTS}的核实结果，说明事实和依据；不实或者部分不实的，请提供正确的内容；无法核实的，请说明查找了哪些档案、为何不能核实。`),
          paragraph(letter.answerBy === null ? '该项核实由你单位接办，期限现已中止计时；恢复计时后的截止日期，由我单位另行告知。' : `请于${printedDue(letter.answerBy)}反馈核实结果。`),
        ],
      },
      {
        title: '其他事项',
        blocks: [paragraph('信息核实期间，有关联合惩戒措施暂缓执行。逾期未反馈的，我单位将催办并提请你单位的上级单位督办；未反馈不视为信息属实。')],
      },
    ]),
  ];
}
