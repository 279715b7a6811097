import { paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { changesTable } from '../tables.ts';
import { printedDue, recordInWords, subjectInWords } from '../words.ts';

/** 信息更正（撤销）通知: to each body that had received the wrong record. */
export function correctionNotice(letter: LetterOf<'correctionNotice'>): Block[] {
  const versions = `原第${letter.fromVersion}版停止使用，以第${letter.toVersion}版为准`;
  return [
    paragraph(`你单位曾接收${subjectInWords(letter)}的${recordInWords(letter)}。经异议处理核实，${FOUND[letter.remedyKind]}。`),
    ...whatToDo(letter, versions),
    paragraph('请同时更新或者清除你单位系统和档案中留存、展示的原信息，并将本通知告知由你单位转供该信息的其他单位。此前依据原信息作出的处理，请重新审查。'),
    paragraph(`请于${printedDue(letter.confirmBy)}确认处理完毕，并反馈转供单位的名单。`),
  ];
}

const FOUND = { correct: '该信息有误', revoke: '该信息有误', annotate: '该信息无法核实', stopDisclosure: '该信息无法核实' } as const;

function whatToDo(letter: LetterOf<'correctionNotice'>, versions: string): Block[] {
  switch (letter.remedyKind) {
    case 'correct':
      return correctBlocks(letter, versions);
    case 'revoke':
      return revokeBlocks(versions);
    case 'annotate':
      return [paragraph(`现对该信用记录标注“无法核实”，${versions}。展示、使用该信息时请一并展示该标注，不得单独据以采取惩戒措施。`)];
    case 'stopDisclosure':
      return [paragraph(`该信用记录停止公示和共享，${versions}。请立即停止公示、共享和使用该信用记录。`)];
  }
}

function correctBlocks(letter: LetterOf<'correctionNotice'>, versions: string): Block[] {
  return [paragraph(`${under('correct')}，现予以更正，${versions}。更正内容如下：`), ...changesTable(letter.changes)];
}

function revokeBlocks(versions: string): Block[] {
  return [paragraph(`${under('correct')}，现予以撤销，${versions}，状态为“已撤销”。请立即停止公示、共享和使用该信用记录。`)];
}
