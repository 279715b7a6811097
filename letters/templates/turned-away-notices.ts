import { INADMISSIBLE_REASON_LABELS, TRANSFER_REASON_LABELS } from '../../domain/intake-labels.ts';
import type { PrintedMeasure, PrintedRemedies } from '../../domain/letter.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { measuresTable, sections } from '../tables.ts';
import { inPrint, printedDay, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 不予受理通知书: why it is not examined, and where to go against that. */
export function inadmissibilityNotice(letter: LetterOf<'inadmissibilityNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，我单位依据${BASIS}审查，决定不予受理。`),
    ...sections([
      { title: '不予受理的原因', blocks: [paragraph(sentence(inPrint(INADMISSIBLE_REASON_LABELS[letter.reason].zh))), ...freeText(letter.reasons)] },
      { title: '记录和措施', blocks: afterwards(letter.resuming) },
      { title: '救济途径', blocks: remedies(letter) },
    ]),
  ];
}

/** 移送通知书: who is competent, where they are, and that the receipt instant goes along. */
export function transferNotice(letter: LetterOf<'transferNotice'>): Block[] {
  const repair = letter.reason === 'repair';
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，我单位依据${BASIS}审查，不属于我单位以异议程序处理的事项：${sentence(inPrint(TRANSFER_REASON_LABELS[letter.reason].zh))}`),
    ...freeText(letter.reasons),
    ...sections([
      { title: repair ? '办理单位' : '有权处理的单位', blocks: [paragraph(`${letter.body}。地址或者入口：${letter.address}。联系方式：${sentence(letter.contact)}`), paragraph(`依据：${sentence(inPrint(letter.basis))}`)] },
      {
        title: '收件时间',
        blocks: [paragraph(`我单位收到申请的时间为${printedInstant(letter.receivedAt)}。${repair ? '转为信用修复申请的，以该时间为收到时间，不必从头排队。' : '本通知书可以作为已于该时间提出异议的证明。'}`)],
      },
      { title: '记录和措施', blocks: afterwards(letter.resuming) },
    ]),
  ];
}

/** 视为撤回异议告知书: what was missing did not come in time. */
export function deemedWithdrawnNotice(letter: LetterOf<'deemedWithdrawnNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，我单位依据${BASIS}审查，于${printedDay(letter.askedOn)}告知补正，至${printedDay(letter.dueOn)}期限届满未收到补正材料，视为撤回。`),
    ...afterwards(letter.resuming),
    paragraph('补齐材料后可以再次提出异议，不受本次影响。'),
    ...remedies(letter),
  ];
}

/** What becomes of mark and measures; what was suspended at receipt is resumed. */
export function afterwards(resuming: readonly PrintedMeasure[]): Block[] {
  if (resuming.length === 0) return [paragraph('本次申请不引起联合惩戒措施暂缓执行；因本次申请所加的异议标注，自本通知之时起取消。')];
  return [paragraph('因本次申请所加的异议标注，自本通知之时起取消；自收件起暂缓执行的下列联合惩戒措施恢复执行，具体时间以《恢复执行通知书》载明的为准：'), ...measuresTable(resuming)];
}

/** Where to go against it. */
export function remedies({ reconsiderationBody, reconsiderationDays, suitMonths, respondent }: PrintedRemedies): Block[] {
  return [paragraph(
    `如不服，可以自收到本通知书之日起${reconsiderationDays}日内向${reconsiderationBody}申请行政复议，也可以自收到之日起${suitMonths}个月内依法向人民法院提起行政诉讼。` +
      '已经申请行政复议并被受理的，在行政复议期间不得提起行政诉讼。' +
      (respondent === undefined ? '' : `行政复议的被申请人、行政诉讼的被告为${respondent}。`),
  )];
}
