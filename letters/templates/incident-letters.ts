import type { PrintedBatch } from '../../domain/letter.ts';
import { BASIS, under } from '../basis.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { sections } from '../tables.ts';
import { inPrint, printedDay, printedDue } from '../words.ts';

const batchInWords = ({ key, handedInOn, records, fault }: PrintedBatch): string => `${printedDay(handedInOn)}报送的批次“${key}”（所涉信用记录${records}条，共同的差错：${inPrint(fault)}）`;

/** 协查函 for a whole batch: one answer for all its records, with a table where one is another matter. */
export function incidentRequest(letter: LetterOf<'incidentRequest'>): Block[] {
  return [
    paragraph(`我单位发现你单位${batchInWords(letter.batch)}可能有误。${under('verify')}，请你单位对该批次予以核实。`),
    ...sections([
      { title: '差错情况', blocks: freeText(letter.what) },
      {
        title: '核实要求',
        blocks: [
          paragraph('请对照原始文书和档案逐条核实，一次答复全部记录；个别记录结论不同的，以及不实记录的正确内容，请用本平台提供的表格填写；无法核实的，请说明查找了哪些档案、为何不能核实。'),
          paragraph(`请于${printedDue(letter.answerBy)}反馈核实结果。`),
        ],
      },
      { title: '其他事项', blocks: [paragraph('信息核实期间，以该批次记录为依据的联合惩戒措施全部暂缓执行。逾期未反馈的，我单位将催办并提请你单位的上级单位督办；未反馈不视为信息属实。')] },
    ]),
  ];
}

/** 催办函 for a whole batch. */
export function incidentUrge(letter: LetterOf<'incidentUrge'>): Block[] {
  return [
    paragraph(`依据${BASIS}，我单位请你单位核实${batchInWords(letter.batch)}，应于${printedDue(letter.due)}反馈核实结果。截至本函签发之时，我单位未收到你单位的答复。`),
    paragraph('请你单位立即核实并反馈；不能立即办结的，请书面说明原因和预计办结的时间。继续逾期的，我单位将提请你单位的上级单位督办。'),
    paragraph('逾期不影响已经作出的暂缓执行，也不视为信息属实。本函发出时已经办结的，请反馈办结时间。'),
  ];
}

/** 督办函 for a whole batch: the superior sees to it, or answers in its own name. */
export function incidentEscalation(letter: LetterOf<'incidentEscalation'>): Block[] {
  return [
    paragraph(`依据${BASIS}，我单位请${letter.lateOrg}核实其${batchInWords(letter.batch)}，应于${printedDue(letter.due)}反馈核实结果。经催办，截至本函签发之时仍未收到答复。`),
    paragraph(`现提请你单位督促${letter.lateOrg}立即核实，或者由你单位直接答复。`),
    paragraph('办结之前，有关记录的异议标注和联合惩戒措施的暂缓执行继续有效；逾期不视为信息属实。无人答复的，由有权决定的单位就现有材料作出决定，不会因无人答复而认定信息属实。'),
  ];
}
