import { ANNULLED_LABELS, MOOT_LABELS, OUTCOME_LABELS, TRACK_LABELS } from '../../domain/labels.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS, under } from '../basis.ts';
import { changesTable, findingsTable, measuresTable, sections } from '../tables.ts';
import { printedDay, recordInWords, subjectInWords } from '../words.ts';

type Decision = LetterOf<'decisionLetter'>;

/** 异议处理决定书: findings, reasons, decision, what becomes of the measures, and the remedies. */
export function decisionLetter(letter: Decision): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出异议申请。` +
        `我单位受理后，依据${BASIS}，要求信息提供单位进行了核实。现已审查终结，决定如下：`,
    ),
    ...baseBlocks(letter),
    ...sections([
      { title: '核实情况', blocks: [...findingsTable(letter.findings), ...sourceBlocks(letter)] },
      ...(letter.facts === undefined ? [] : [{ title: '查明的事实', blocks: freeText(letter.facts) }]),
      { title: '理由', blocks: freeText(letter.reasons) },
      { title: '决定', blocks: [paragraph(decisionSentence(letter)), ...(letter.changes.length === 0 ? [] : changesTable(letter.changes)), ...reclassedBlocks(letter)] },
      { title: '联合惩戒措施的处理', blocks: measuresBlocks(letter) },
      { title: '救济途径', blocks: remedyBlocks(letter) },
    ]),
  ];
}

/** 重新认定轻重: from which class to which, on which sanctions, and until when it is published at the most. */
function reclassedBlocks({ reclassed }: Decision): Block[] {
  if (reclassed === undefined) return [];
  const { from, to, until, sanctions } = reclassed;
  return [paragraph(`该信用记录按更正后的处罚种类（${sanctions.join('、')}）重新认定：由“${from}”${from === to ? '仍为' : '改为'}“${to}”${until === null ? '' : `，最长公示至${printedDay(until)}`}。不再适用于该类别的联合惩戒措施一并解除。`)];
}

/** What has become of the decision behind the record: annulled, or under attack and not judged here (law.md §8, 22 and 23). */
function baseBlocks({ annulledBy, baseTrack }: Decision): Block[] {
  if (annulledBy !== undefined) return [paragraph(`该信用记录所依据的决定已被撤销或者变更（${ANNULLED_LABELS[annulledBy].zh}），记录失去依据。`)];
  if (baseTrack !== undefined) return [paragraph(`该信用记录所依据的决定正在${TRACK_LABELS[baseTrack].zh}中，尚未撤销。我单位只核实信息是否准确，不审查该决定是否合法；该情况已予注明。`)];
  return [];
}

const sourceBlocks = ({ sources = [] }: Decision): Block[] => (sources.length === 0 ? [] : [paragraph(`信息来源：${sources.join('、')}提供的核查反馈。`)]);

function decisionSentence(letter: Decision): string {
  const outcome = OUTCOME_LABELS[letter.outcome].zh;
  switch (letter.remedyKind) {
    case 'correct':
      return `${outcome}。${under('correct')}，对该信用记录予以更正，${letter.changes.length === 0 ? '并通知所有已接收该信息的单位。' : '并通知所有已接收该信息的单位。更正内容如下：'}`;
    case 'revoke':
      return `${outcome}。${under('correct')}，对该信用记录予以撤销，停止公示、共享和使用，并通知所有已接收该信息的单位。撤销的是信用记录，不改变原行政处罚等决定的效力。`;
    case 'none':
      return letter.mootReason === undefined ? `${outcome}。该信用记录予以维持。` : `${outcome}：${MOOT_LABELS[letter.mootReason].zh}。对异议所涉内容不再作出处理，本案终结。`;
    case 'annotate':
      return `${outcome}。信息提供单位未能核实，对该信用记录标注“无法核实”，并通知所有已接收该信息的单位。`;
    case 'stopDisclosure':
      return `${outcome}。信息提供单位未能核实，该信用记录停止公示和共享，并通知所有已接收该信息的单位。`;
  }
}

function measuresBlocks({ lifted, resuming }: Decision): Block[] {
  const blocks: Block[] = [];
  if (lifted.length > 0) {
    blocks.push(paragraph('下列联合惩戒措施失去依据，予以解除，由我单位通知执行单位：'), ...measuresTable(lifted));
  }
  if (resuming.length > 0) {
    blocks.push(
      paragraph('下列联合惩戒措施的暂缓执行终止，在本决定书送达后恢复执行，具体时间以《恢复执行通知书》载明的为准：'),
      ...measuresTable(resuming),
    );
  }
  return blocks;
}

/** The remedy text comes from the pack: a wrong one lengthens the subject's time to a year (行政复议法 20, 行诉解释 64). */
function remedyBlocks({ reconsiderationBody, reconsiderationDays, suitMonths, respondent }: Decision): Block[] {
  return [
    paragraph(
      `如不服本决定，可以自收到本决定书之日起${reconsiderationDays}日内向${reconsiderationBody}申请行政复议，` +
        `也可以自收到本决定书之日起${suitMonths}个月内依法向人民法院提起行政诉讼。已经申请行政复议并被受理的，在行政复议期间不得提起行政诉讼。`,
    ),
    ...(respondent === undefined ? [] : [paragraph(`行政复议的被申请人、行政诉讼的被告为${respondent}。期限自本决定书送达之日起计算，截止日期载于送达记录。`)]),
    paragraph('行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。本决定只处理信用信息是否准确；对原行政处罚等行政决定不服的，应当针对该行政决定另行申请行政复议或者提起行政诉讼。'),
  ];
}
