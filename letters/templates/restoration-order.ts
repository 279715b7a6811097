import type { RestorationDuty, Restorer } from '../../domain/restoration-acts.ts';
import { under } from '../basis.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { ownMeasuresTable, sections } from '../tables.ts';
import type { PrintedDue } from '../../domain/printed.ts';
import { HARM_LABELS } from '../../domain/harm-labels.ts';
import { chineseNumber, printedDay, printedDue, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 恢复信誉、消除不良影响通知书: to each department that executed a measure on a wrong record, to who provided it and to who published it. */
export function restorationOrder(letter: LetterOf<'restorationOrder'>): Block[] {
  const did = PART_WORDS.filter(([part]) => (letter.of ?? ['executor']).includes(part)).map(([part, words]) => (part === 'executor' && letter.measures.length === 0 ? `收到${subjectInWords(letter)}的${recordInWords(letter)}` : words(subjectInWords(letter), recordInWords(letter))));
  return [
    paragraph(`你单位曾${did.join('，并')}。经异议处理核实，该信息有误。${under('restore')}，${letter.asked === true ? '现商请' : '现通知'}你单位采取措施，恢复该信用主体的信誉，消除不良影响。`),
    ...(letter.beside === undefined ? [] : [paragraph(`下列信用记录与上述记录所载为同一事实，一并认定有误，你单位一并办理：${letter.beside.map(recordInWords).join('；')}。`)]),
    ...sections([
      ...(letter.measures.length === 0 ? [] : [{ title: '涉及的措施', blocks: ownMeasuresTable(letter.measures) }]),
      { title: '应当采取的措施', blocks: (letter.duties === undefined ? EVERYTHING : letter.duties.map((duty) => withDate(DUTY_WORDS[duty], letter.dutyDays?.find((each) => each.duty === duty)?.by))).map((words, i) => paragraph(`（${chineseNumber(i + 1)}）${words}`)) },
      ...(letter.harms === undefined ? [] : [{ title: '信用主体提出的损害，请逐项答复', blocks: letter.harms.map((h, i) => paragraph(`（${chineseNumber(i + 1)}）${printedDay(h.on)}，${h.where}，${HARM_LABELS[h.harm].zh}：${sentence(inline(h.what))}`)) }]),
      {
        title: '报告',
        blocks: [paragraph(`请于${printedDue(letter.reportBy)}逐项报告已经采取的措施，并附证明材料。报告将送信用主体确认；信用主体有异议的事项，重新办理。`)],
      },
    ]),
  ];
}

/** What has a date of its own says so. */
const withDate = (words: string, by: PrintedDue | undefined): string => (by === undefined ? words : `${words.slice(0, -1)}，${printedDue(by)}办理；`);

const PART_WORDS: readonly (readonly [Restorer, (subject: string, record: string) => string])[] = [
  ['executor', (subject, record) => `以${record}为依据，对${subject}采取联合惩戒措施`],
  ['provider', (subject, record) => `提供${subject}的${record}`],
  ['publisher', (subject, record) => `公示${subject}的${record}`],
];

const DUTY_WORDS: Record<RestorationDuty, string> = {
  withdrawNotice: '撤回据此作出的公示、公告、通报，并公开说明；',
  informReliers: '向因此知悉该信息的单位和个人致函说明情况，予以更正；',
  reopenApplication: '信用主体因此被拒绝、限制或者错失的事项，依法能够补办的重新办理，不能补办的书面说明理由；',
  restoreHonour: '因此撤销、降低或者不予授予的荣誉、资格、评级，予以恢复；',
  compensationRoute: '书面告知信用主体请求赔偿的机关、条件和期限；',
};

/** As orders read before the pack named the duties. */
const EVERYTHING = [
  '停止并撤回因上述措施产生的限制、公示、通报和评价结果；', '向因上述措施知悉该信息的单位和个人说明情况，予以更正；',
  '信用主体因上述措施被拒绝、限制或者错失的事项，依法能够补办的予以补办，不能补办的书面说明理由；', '将采取的措施和结果书面告知信用主体。',
];
