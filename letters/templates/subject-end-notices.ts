import { SUBJECT_END_LABELS } from '../../domain/intake-labels.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS, under } from '../basis.ts';
import { printedDay, printedDue, recordInWords, subjectInWords } from '../words.ts';
import { afterwards, remedies } from './turned-away-notices.ts';

const ended = (letter: LetterOf<'successorNotice' | 'terminationNotice'>): string =>
  `${subjectInWords(letter)}对${recordInWords(letter)}依据${BASIS}提出异议一案，该信用主体于${printedDay(letter.on)}${SUBJECT_END_LABELS[letter.how].zh}`;

/** 主体终止、承继告知书: who is waited for and until when; or that the case goes on, and with whom. */
export function successorNotice(letter: LetterOf<'successorNotice'>): Block[] {
  if (letter.state === 'came') return [paragraph(`${ended(letter)}。经审查，由${letter.name ?? ''}承继参加，本案继续办理，此前的程序仍然有效。`)];
  if (letter.state === 'goesOn' || letter.joinBy === null) return [paragraph(`${ended(letter)}。申请人有独立的利益或者已经承继参加，本案继续办理。`)];
  return [
    paragraph(`${ended(letter)}。请权利义务承受人（承继单位、清算组或者破产管理人、近亲属或者继承人）于${printedDue(letter.joinBy)}凭证明材料参加本案。`),
    paragraph(`等待期间核实继续进行，${under('suspend')}，有关措施继续暂缓执行。期限届满无人参加的，本案终止；经核实信息明显有误的，我单位依职权更正或者撤销，不因此终止。`),
  ];
}

/** 终止办理告知书: nobody came; or what was found wrong already is dealt with ex officio. */
export function terminationNotice(letter: LetterOf<'terminationNotice'>): Block[] {
  if (letter.goesOn) return [paragraph(`${ended(letter)}，等待期限届满无人承继参加。我单位依职权继续处理，标注和暂缓执行保持，处理结果另行告知。`)];
  return [paragraph(`${ended(letter)}，等待期限届满无人承继参加，本案终止。`), ...afterwards(letter.resuming), ...remedies(letter)];
}
