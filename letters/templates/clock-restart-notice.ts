import { STOP_REASON_LABELS } from '../../domain/labels.ts';
import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { printedDue, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** 恢复计时通知书: the clock runs on, and until when; or that one reason is gone and which last. */
export function clockRestartNotice(letter: LetterOf<'clockRestartNotice'>): Block[] {
  const remark = inline(letter.remark);
  const ended = letter.ended === undefined ? '' : STOP_REASON_LABELS[letter.ended].zh;
  const lasting = (letter.lasting ?? []).map((reason) => STOP_REASON_LABELS[reason].zh).join('”“');
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，信息核实期限自${printedInstant(letter.since)}起中止计时，` +
        `${letter.newDue === null ? `其中“${ended}”一项原因已于${printedInstant(letter.restartedAt)}消除。` : `中止的原因已经消除，自${printedInstant(letter.restartedAt)}起恢复计时。`}${remark === '' ? '' : `说明：${sentence(remark)}`}`,
    ),
    paragraph(letter.newDue === null ? `因“${lasting}”，核实期限继续中止计时；恢复计时后另行通知新的期限。` : `现核实期限为${printedDue(letter.newDue)}。`),
    paragraph(`${under('suspend')}，有关措施继续暂缓执行。`),
  ];
}
