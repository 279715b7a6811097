import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { changesTable } from '../tables.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

/** 消除影响说明: what was wrong and since when it is right, for whoever has heard or relied on it; the subject shows it, and departments may publish it. */
export function reputationStatement(letter: LetterOf<'reputationStatement'>): Block[] {
  const revoked = letter.remedyKind === 'revoke';
  return [
    paragraph(`自${printedDay(letter.listedSince)}起收录于信用平台的${subjectInWords(letter)}的${recordInWords(letter)}，经异议处理查明有误，已于${printedDay(letter.putRightOn)}${revoked ? '撤销' : '更正'}。`),
    ...(revoked ? [paragraph('该信息自始不应作为对该信用主体作出不利评价、采取限制措施的依据。')] : [paragraph('更正的内容如下，以更正后的内容为准：'), ...changesTable(letter.changes)]),
    paragraph(`${under('restore')}，此前依据原信息采取限制措施、作出不利评价，或者公布、转载、引用原信息的，请立即停止并消除影响；因此被拒绝的申请，可以凭本说明请求重新办理。`),
    paragraph('本说明可以公开、出示和转交；凭查验码可以核对其真伪和现在是否有效。'),
  ];
}
