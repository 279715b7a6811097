import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { sections } from '../tables.ts';
import { printedDay, printedDue, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 逾期未答证明: what was due when and did not come, said by the system itself against whoever is late, its own office included. */
export function noAnswerCertificate(letter: LetterOf<'noAnswerCertificate'>): Block[] {
  const checkNumber = letter.checkUrl.slice(letter.checkUrl.lastIndexOf('/') + 1);
  return [
    paragraph('兹证明：'),
    paragraph(`${subjectInWords(letter)}于${printedInstant(letter.filedAt)}${asked(letter)}，依据${BASIS}，${letter.respondent}应当办理的事项为“${letter.duty}”，应于${printedDue(letter.due)}完成。`),
    ...(letter.silent === undefined ? [] : [paragraph(`在此之前，负责核实的${letter.silent.join('、')}到期未答复，已停止披露该信息，并提请上级单位${letter.respondent}处理；上级单位也没有在期限内处理，本案由平台就现有材料作出决定，不会因无人答复而认定信息属实。`)]),
    paragraph(`截至${printedInstant(letter.issuedAt)}，没有作出答复。本证明由系统在期限届满时自动出具，不以任何人的审批为条件；不作为不等于信息属实${letter.question === undefined ? '，记录标注和暂缓执行不受影响' : ''}。`),
    ...sections([
      {
        title: '救济途径',
        blocks: [
          paragraph(sentence(
            `对逾期不答复，应当先申请行政复议，对复议决定不服的再向人民法院提起行政诉讼（行政复议法第二十三条第一款）。复议机关：${letter.reconsiderationBody}${letter.reconsiderationAddress === undefined ? '' : `（地址：${letter.reconsiderationAddress}）`}；被申请人：${letter.respondent}；` +
              `申请期限${letter.reconsiderationDays}日，自上述期限届满之日起计算，最后一日为${printedDay(letter.applyBy)}`,
          )),
          paragraph('申请复议不影响本案继续办理；此后作出的答复或者决定照常送达。'),
        ],
      },
    ]),
    paragraph(`查验编号：${checkNumber}`),
    { kind: 'code', url: letter.checkUrl, text: '扫描二维码或者访问以下地址，可以核验本证明的真实性：' },
  ];
}

/** What was asked for: an objection to a record, or what names none that was looked up. */
function asked(letter: LetterOf<'noAnswerCertificate'>): string {
  switch (letter.question) {
    case 'inquiry':
      return `就本平台没有的一条信用信息提出查询（编号：${letter.caseNumber}）`;
    case 'filing':
      return `代他人提出信用信息异议（编号：${letter.caseNumber}）`;
    case undefined:
      return `对${recordInWords(letter)}提出异议`;
  }
}
