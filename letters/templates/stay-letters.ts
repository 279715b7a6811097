import { inline, paragraph } from '../block.ts';
import type { Block, LetterOf } from '../block.ts';
import { under } from '../basis.ts';
import { measuresTable, ownMeasuresTable, sections } from '../tables.ts';
import { printedDay, printedDue, printedInstant, recordInWords, sentence, subjectInWords } from '../words.ts';

/** Why it is asked now: it was accepted, it came in with proof at first sight, or a review or a court has stayed the execution. */
const OPENING: Record<'accepted' | NonNullable<LetterOf<'stayRequest'>['why']>, (at: string) => string> = {
  accepted: (at) => `我单位已经受理，并自${at}起要求信息提供单位核实`,
  received: (at) => `我单位于${at}收到，申请人提交的材料初步表明该信息可能有误，现正在审查是否受理`,
  remedy: (at) => `我单位已经作出处理决定，申请人不服；经有权机关决定，自${at}起在救济期间停止执行`,
};

/** 商请暂缓执行函: to a court, an organ above or another city, which this platform asks and cannot order. */
export function stayRequest(letter: LetterOf<'stayRequest'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议，${OPENING[letter.why ?? 'accepted'](printedInstant(letter.since))}。`),
    ...sections([
      { title: '商请事项', blocks: [paragraph(`${under('suspend')}，本市执行单位以该信用记录为依据的联合惩戒措施在核实期间暂缓执行。贵单位依职权采取的下列措施，我单位无权要求暂缓，特商请贵单位研究，在核实期间暂缓执行，并按核实结果恢复或者解除：`), ...ownMeasuresTable(letter.measures)] },
      { title: '答复', blocks: [paragraph(`请于${printedDue(letter.answerBy)}函复是否同意；不同意的，请说明理由。未同意之前，上列措施由贵单位依职权执行，我单位如实记载并告知当事人；是否答复不影响该异议的办理，核实结果另行函告。`)] },
    ]),
  ];
}

const ANSWERED: Record<LetterOf<'stayAnswerNotice'>['answer'], string> = {
  pending: '尚未答复',
  agreed: '同意暂缓。上列措施在核实期间暂缓执行，并按核实结果恢复或者解除',
  refused: '不同意暂缓。上列措施不受本平台的暂缓执行约束，仍由该机关依职权执行',
  unanswered: '期限届满未答复。上列措施不受本平台的暂缓执行约束，仍由该机关依职权执行；其后答复的，另行告知',
};

/** 商请暂缓结果告知书: what the body has said, or that it has said nothing; the case goes on all the same. */
export function stayAnswerNotice(letter: LetterOf<'stayAnswerNotice'>): Block[] {
  return [
    paragraph(`${subjectInWords(letter)}对${recordInWords(letter)}提出异议一案，下列措施由${letter.body}依职权采取，我单位无权要求暂缓；${under('suspend')}，已于${printedDay(letter.requestedOn)}商请其在核实期间暂缓执行：`),
    ...measuresTable(letter.measures),
    paragraph(`结果：${sentence(ANSWERED[letter.answer])}`),
    ...(letter.document === null ? [] : [paragraph(`对方答复：“${inline(letter.document)}”`)]),
    paragraph('上述结果不影响对异议的核实和处理。对该机关的措施不服的，可以依法向该机关或者其上一级机关提出。'),
  ];
}

/** 不受约束的措施: said plainly, wherever the suspension of the others is told. */
export const askedBlocks = (asked: LetterOf<'suspensionCertificate'>['asked'] = []): Block[] =>
  asked.length === 0 ? [] : [paragraph('下列措施由人民法院、上级机关或者外地机关依职权采取，本平台无权要求暂缓，不在上述暂缓执行之列；本平台已商请其暂缓，未同意之前仍由该机关执行：'), ...measuresTable(asked)];
