import { MARK_LABELS } from '../../domain/labels.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS } from '../basis.ts';
import { suspensionBlocks } from './acceptance-notice.ts';
import { groundBlocks, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 收件回执: proof that the objection is in, from which instant, and what comes next until when. */
export function receipt(letter: LetterOf<'receipt'>): Block[] {
  const by = letter.through === undefined ? '' : letter.through.how === 'online' ? `由他人代为在线提交、经${letter.through.org}核验授权后` : `由${letter.through.org}${letter.through.how === 'paper' ? '窗口以书面形式' : '窗口现场'}`;
  const evidence = letter.evidenceCount === 0 ? '未提交证据材料' : `提交证据材料${letter.evidenceCount}件`;
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，已于${printedInstant(letter.filedAt)}${by}收到，` +
        `案件编号为${letter.caseNumber}，载于本案办理记录第${letter.actSeq}号。`,
    ),
    paragraph(`本次申请提出异议理由${letter.grounds.length}项，${evidence}。异议理由如下：`),
    ...groundBlocks(letter.grounds),
    paragraph(`自收件之时起，该信用记录已加注“${MARK_LABELS.objectionReceived.zh}”标注，查询该信用记录的单位均可看到。`),
    ...(letter.suspended === undefined ? [] : suspensionBlocks(letter.suspended, '自收件之时起')),
    paragraph(`本申请依据${BASIS}办理。下一步由我单位审查申请材料并决定是否受理，于${printedDue(letter.next)}作出，结果将书面告知你（单位）。`),
    paragraph('请妥善保存本回执。凭案件编号可以随时查询办理进度。'),
  ];
}
