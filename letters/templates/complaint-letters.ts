import { COMPLAINT_LABELS } from '../../domain/labels.ts';
import { BASIS } from '../basis.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { sections } from '../tables.ts';
import { printedDay, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

type Complaint = LetterOf<'complaintReceipt' | 'complaintAnswer' | 'complaintCertificate'>;

const complained = (letter: Complaint): string =>
  `${subjectInWords(letter)}于${printedInstant(letter.filedAt)}就${recordInWords(letter)}反映${letter.against}“${COMPLAINT_LABELS[letter.about].zh}”的投诉（投诉编号：${letter.caseNumber}）`;

/** 投诉受理回执: proof that the complaint is in, who examines it and until when, and that those complained of do not learn of it. */
export function complaintReceipt(letter: LetterOf<'complaintReceipt'>): Block[] {
  const evidence = letter.evidenceCount === 0 ? '' : `随附材料${letter.evidenceCount}件。`;
  return [
    paragraph(`${complained(letter)}，我单位已经收到并予以登记。${evidence}`),
    paragraph(`依据${BASIS}建立的异议、投诉制度，该投诉由我单位调查，不交由被投诉的单位办理。投诉人的信息和反映的内容严格保密，不向被投诉单位提供。`),
    paragraph(`我单位将于${printedDue(letter.next)}作出答复，并书面告知你（单位）。`),
    paragraph('请妥善保存本回执。凭投诉编号可以随时查询办理进度。'),
  ];
}

/** 投诉答复书: what was found, what the unit was ordered, and where it was not upheld what is open to the complainant. */
export function complaintAnswer(letter: LetterOf<'complaintAnswer'>): Block[] {
  const upheld = letter.outcome === 'upheld';
  const { order, remedies } = letter;
  return [
    paragraph(`${complained(letter)}，我单位依据${BASIS}建立的异议、投诉制度调查终结，现答复如下：`),
    ...sections([
      { title: '调查结论', blocks: [paragraph(upheld ? '经调查，投诉反映的问题属实，予以支持。' : '经调查，投诉反映的问题不成立，不予支持。'), ...freeText(letter.reasons)] },
      {
        title: '处理情况',
        blocks: [
          ...(order === null ? [] : [paragraph(`已责令${letter.against}整改，于${printedDue(order.reportBy)}报告整改情况。责令内容：`), ...freeText(order.text)]),
          ...(letter.undone ? [paragraph('暂缓执行期间使用有关措施的情况，已在异议案件中责令停止执行并纠正，案件办理情况另行告知。')] : []),
        ],
      },
      {
        title: '救济途径',
        blocks: remedies === null ? [] : [paragraph(
          `对被投诉单位的行政行为不服的，可以自知道或者应当知道该行政行为之日起${remedies.reconsiderationDays}日内向${remedies.reconsiderationBody}申请行政复议，也可以依法在${remedies.suitMonths}个月内向人民法院提起行政诉讼。`,
        )],
      },
    ]),
  ];
}

/** 逾期未答证明: that the organ that examines has not answered in time, said by the system itself; what was confided is not printed. */
export function complaintCertificate(letter: LetterOf<'complaintCertificate'>): Block[] {
  const checkNumber = letter.checkUrl.slice(letter.checkUrl.lastIndexOf('/') + 1);
  return [
    paragraph('兹证明：'),
    paragraph(`${complained(letter)}，依据${BASIS}建立的异议、投诉制度，${letter.respondent}应当于${printedDue(letter.due)}作出答复。`),
    paragraph(`截至${printedInstant(letter.issuedAt)}，没有作出答复。本证明由系统在期限届满时自动出具，不以任何人的审批为条件；逾期未答不等于投诉不成立。本证明只送达投诉人和负责调查的单位，不向被投诉单位提供。`),
    ...sections([
      {
        title: '救济途径',
        blocks: [
          paragraph(
            `对逾期不答复，应当先申请行政复议，对复议决定不服的再向人民法院提起行政诉讼（行政复议法第二十三条第一款）。复议机关：${letter.reconsiderationBody}；被申请人：${letter.respondent}；` +
              `申请期限${letter.reconsiderationDays}日，自上述期限届满之日起计算，最后一日为${printedDay(letter.applyBy)}。`,
          ),
          paragraph('申请复议不影响投诉继续办理；此后作出的答复照常送达。'),
        ],
      },
    ]),
    paragraph(`查验编号：${checkNumber}`),
    { kind: 'code', url: letter.checkUrl, text: '扫描二维码或者访问以下地址，可以核验本证明的真实性：' },
  ];
}
