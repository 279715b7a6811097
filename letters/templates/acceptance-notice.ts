import { MARK_LABELS } from '../../domain/labels.ts';
import type { LetterHead, PrintedDue, PrintedMeasure } from '../../domain/letter.ts';
import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { BASIS, under } from '../basis.ts';
import { measuresTable, sections } from '../tables.ts';
import { askedBlocks } from './stay-letters.ts';
import { printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

/** 异议申请受理通知书: from here on the record is marked, the measures are suspended and the provider verifies. */
export function acceptanceNotice(letter: LetterOf<'acceptanceNotice'>): Block[] {
  return [
    paragraph(
      `${subjectInWords(letter)}对${recordInWords(letter)}提出的异议申请，经审查符合受理条件。` +
        `依据${BASIS}，我单位于${printedInstant(letter.acceptedAt)}决定予以受理。现将有关事项通知如下：`,
    ),
    ...sections([
      { title: '异议标注', blocks: [paragraph(`自受理之时起，该信用记录已加注“${MARK_LABELS.disputed.zh}”标注，至异议处理完毕为止。`)] },
      { title: '信息核实', blocks: [...ownCopy(letter.ownError), ...(letter.verificationDue === null ? [] : [verificationParagraph(letter, letter.verificationDue)])] },
      { title: '联合惩戒措施暂缓执行', blocks: [...suspensionBlocks(letter.suspended, '自受理之时起'), ...askedBlocks(letter.asked)] },
    ]),
  ];
}

/** 平台自查: what the platform itself has got wrong is nobody else's to verify. */
const ownCopy = (fields: readonly string[] = []): Block[] =>
  fields.length === 0 ? [] : [paragraph(`经自查，我单位保存的该信用记录中，${fields.join('、')}与信息提供单位报送的内容不一致，属于我单位的差错，由我单位即行更正。`)];

/** Who verifies, until when, and that silence is no confirmation. */
export function verificationParagraph(head: LetterHead, due: PrintedDue): Block {
  return paragraph(
    `已要求信息提供单位${head.provider}逐项核实，于${printedDue(due)}反馈核实结果。逾期未反馈的，我单位将催办并提请上级单位督办；未反馈不视为信息属实。`,
  );
}

/** What the subject may rely on while the verification runs, and what it may not. */
export function suspensionBlocks(suspended: readonly PrintedMeasure[], from: string): Block[] {
  if (suspended.length === 0) {
    return [paragraph('经查，目前没有以该信用记录为依据的联合惩戒措施。信息核实期间新登记的此类措施，一并暂缓执行。')];
  }
  return [
    paragraph(`${under('suspend')}，${from}，下列联合惩戒措施在信息核实期间暂缓执行，我单位已同时通知各执行单位：`),
    ...measuresTable(suspended),
    paragraph('执行单位在上述期间仍采取上述措施的，你（单位）可以出示本通知书，并向我单位反映。暂缓执行仅及于联合惩戒措施，不影响原行政处罚等行政决定的效力。'),
  ];
}
