import { REMEDY_LABELS } from '../../domain/labels.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

/** What became of the measures; in letters of before it was asked all were lifted. */
const MEASURES: Record<NonNullable<LetterOf<'restorationCertificate'>['measuresNow']>, string> = {
  lifted: '以原错误信息为依据的联合惩戒措施已经解除。',
  partly: '以原错误信息为依据的联合惩戒措施已经解除；以更正后的信息为依据的措施，以及由人民法院、上级机关等自行决定的措施，不在此列。',
  staying: '现有的联合惩戒措施以更正后的信息为依据，或者由人民法院、上级机关等自行决定，不因本证明解除。',
  none: '',
};

/** 恢复信誉证明: what the subject shows to whoever heard of the wrong record; the code leads to the register, which says whether it still holds. */
export function restorationCertificate(letter: LetterOf<'restorationCertificate'>): Block[] {
  const remedy = REMEDY_LABELS[letter.remedyKind].zh;
  return [
    paragraph('兹证明：'),
    paragraph(
      `${subjectInWords(letter)}的${recordInWords(letter)}，经异议处理核实有误，` +
        `已于${printedDay(letter.decidedOn)}决定${remedy}。${MEASURES[letter.measuresNow ?? 'lifted']}`,
    ),
    ...departmentsBlocks(letter.departments),
    paragraph('任何单位和个人不得再以原错误信息为依据，对该信用主体采取限制措施或者作出不利评价。'),
    paragraph(`本证明依据${BASIS}出具。`),
    // The public check asks for this number; the letter's own (文号) can be guessed and says nothing there.
    paragraph(`查验编号：${letter.checkUrl.slice(letter.checkUrl.lastIndexOf('/') + 1)}`),
    { kind: 'code', url: letter.checkUrl, text: '扫描二维码或者访问以下地址，可以核验本证明的真实性和当前效力：' },
  ];
}

function departmentsBlocks(departments: readonly string[]): Block[] {
  if (departments.length === 0) return [];
  return [paragraph(`下列单位已经采取措施恢复其信誉、消除不良影响：${departments.join('、')}。`)];
}
