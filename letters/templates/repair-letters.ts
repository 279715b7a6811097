import { CLASS_LABELS, KEPT_LABELS, REFUSAL_LABELS, REVOCATION_LABELS } from '../../domain/repair-labels.ts';
import type { LetterHead } from '../../domain/letter.ts';
import type { PrintedRepair, RepairLetterKind } from '../../domain/repair-letter.ts';
import { REPAIR_BASIS } from '../basis.ts';
import { freeText, paragraph } from '../block.ts';
import type { Block } from '../block.ts';
import { measuresTable, sections } from '../tables.ts';
import { printedDay, printedDue, printedInstant, recordInWords, subjectInWords } from '../words.ts';

type RepairLetter = LetterHead & { kind: RepairLetterKind; repair: PrintedRepair };

/** Always said aloud: agents live from what is not said (law.md #22, #31). */
const FREE = '信用修复不收取任何费用，无须委托任何中介机构。';

/** The letters of credit repair, by kind; each says last what it rests on. */
export const repairLetter = (letter: RepairLetter): Block[] => [...sayingOf(letter), paragraph(`依据：${REPAIR_BASIS}，${letter.repair.regulation}。`)];

function sayingOf(letter: RepairLetter): Block[] {
  const { repair: r } = letter;
  const about = `${subjectInWords(letter)}的${recordInWords(letter)}`;
  switch (letter.kind) {
    case 'repairReceipt':
      return [
        paragraph(`现收到关于${about}的信用修复申请。按照谁认定谁修复的原则，本申请由认定单位${r.authority}决定。`),
        ...(r.due === null ? [] : [paragraph(`办理结果将于${printedDue(r.due)}告知。适用${r.regulation}。`)]), paragraph(FREE),
      ];
    case 'repairSupplementNotice':
      return [
        paragraph(`关于${about}的信用修复申请，尚需补正下列材料，现一次性告知：`), ...freeText(r.reasons),
        ...(r.due === null ? [] : [paragraph(`请于${printedDue(r.due)}补正。${r.goesOn === true ? '逾期未补正的，按现有材料继续办理。' : '逾期未补正的，申请视为撤回，可以随时重新申请。'}`)]), paragraph(FREE),
      ];
    case 'repairExtensionNotice':
      return [paragraph(`关于${about}的信用修复申请，因情况复杂，决定期限予以延长。理由如下：`), ...freeText(r.reasons), ...(r.due === null ? [] : [paragraph(`延长后，认定单位应当于${printedDue(r.due)}作出决定。`)])];
    case 'repairGrant':
      return [
        paragraph(r.temporary
          ? `经审查，${about}符合重整期间暂时屏蔽的条件，决定在重整计划执行期间暂时停止公示，相关惩戒措施暂缓执行。`
          : `经审查，${about}的失信行为已经纠正、义务已经履行完毕，决定准予信用修复：终止公示，停止共享和使用，解除相关惩戒措施，并更新信用状况和评价。`),
        ...sections([...(r.reasons === '' ? [] : [{ title: '理由', blocks: freeText(r.reasons) }]), ...(r.measures.length === 0 ? [] : [{ title: r.temporary ? '暂缓执行的措施' : '解除的措施', blocks: measuresTable(r.measures) }]), { title: '通知', blocks: [paragraph('接收过该信息的各单位同时得到通知，并须逐一确认。')] }]),
      ];
    case 'repairRefusal':
      return [
        paragraph(`经审查，${about}不符合信用修复的条件，决定不予修复。`),
        ...sections([
          { title: '理由', blocks: [...(r.refusal === null ? [] : [paragraph(`${REFUSAL_LABELS[r.refusal].zh}。`)]), ...freeText(r.reasons)] },
          { title: '再次申请', blocks: [paragraph(r.earliestOn === null ? '不予修复的原因消除后，可以再次申请。' : `最早可以于${printedDay(r.earliestOn)}再次申请。`)] },
          { title: '救济途径', blocks: remedies(r) },
        ]),
      ];
    case 'repairRevocation':
      return [
        paragraph(r.revocation === null
          ? `关于${about}，重整计划不能执行，暂时屏蔽终止，恢复原来的公示和措施。`
          : `经查，${about}的信用修复是以${REVOCATION_LABELS[r.revocation].zh}取得的，决定撤销信用修复，恢复原来的公示和措施。`),
        ...sections([
          ...(r.reasons === '' ? [] : [{ title: '理由', blocks: freeText(r.reasons) }]),
          ...(r.measures.length === 0 ? [] : [{ title: '恢复的措施', blocks: measuresTable(r.measures) }]),
          ...(r.barUntil === null ? [] : [{ title: '限制', blocks: [paragraph(`${printedDay(r.barUntil)}之前不得再次申请信用修复。`)] }]),
          { title: '救济途径', blocks: remedies(r) },
        ]),
      ];
    case 'repairLapseNotice':
      return [
        paragraph(r.goesOn === true ? `关于${about}的信用修复申请，未在期限内补正材料，按现有材料继续办理。` : `关于${about}的信用修复申请，未在期限内补正材料，视为撤回。可以随时重新申请，不影响对申请条件的审查。`), paragraph(FREE),
      ];
    case 'repairConversionNotice':
      return [
        paragraph(`关于${about}的信用修复申请，所述理由是信息本身有误，应当按异议办理，不以信用修复处理。`), ...freeText(r.reasons),
        paragraph(`请就该信息提出异议。${r.receivedAt === null ? '' : `我单位收到本申请的时间（${printedInstant(r.receivedAt)}）作为异议的收件时间。`}异议受理后，有关联合惩戒措施在核实期间暂缓执行；已经交来的材料可以在异议中重新提交。`), paragraph(FREE),
      ];
    case 'repairStopNotice':
      return [
        ...(r.stillShown === undefined ? [] : [paragraph('信用主体反映，贵单位仍在公示或者使用下列已经终止公示的信息，现再次通知，请立即核实处理：'), ...freeText(r.stillShown)]),
        paragraph(r.atMaximum === true
          ? `${about}的最长公示期已经届满，自${r.effectiveOn === null ? '今日' : printedDay(r.effectiveOn)}起终止公示（${r.clauses.join('；')}）。请立即停止公示、共享和使用，不再据此采取新的措施，并同步通知已经转供的单位。`
          : r.temporary
          ? `${about}在重整期间暂时屏蔽。请暂时停止公示、共享和使用，暂缓执行相关惩戒措施。`
          : `${about}已经准予信用修复。请立即停止公示、共享和使用，解除相关惩戒措施，更新对该信用主体的评价，并同步通知已经转供的单位；确认时请说明评价已经更新，或者未作评价。`),
        ...(r.measures.length === 0 ? [] : measuresTable(r.measures)), ...(r.due === null ? [] : [paragraph(`请于${printedDue(r.due)}确认处理完毕。`)]),
      ];
    case 'repairRestoreNotice':
      return [
        paragraph(r.revocation === null ? `${about}的暂时屏蔽已经终止。请恢复原来的公示、共享和使用。` : `${about}的信用修复已经撤销（${REVOCATION_LABELS[r.revocation].zh}）。请恢复原来的公示、共享和使用。`),
        ...(r.measures.length === 0 ? [] : measuresTable(r.measures)), ...(r.due === null ? [] : [paragraph(`请于${printedDue(r.due)}确认处理完毕。`)]),
      ];
    case 'repairCertificate':
      return [
        paragraph(`兹证明，${about}已经信用修复${r.effectiveOn === null ? '' : `，自${printedDay(r.effectiveOn)}起终止公示，不再共享和使用`}。`),
        ...(r.checkUrl === null ? [] : [{ kind: 'code' as const, url: r.checkUrl, text: '扫码核验本证明' }]),
      ];
    case 'repairHint':
      return [
        paragraph(`${about}将依法公示。现将信用修复事项与决定文书一并告知（两书同达）：`),
        ...sections([
          ...(r.class === null ? [{ title: '失信程度和公示期限', blocks: [paragraph(`由${r.authority}依照有关规定确定；确定后另行告知最早可以申请修复的日期和最长公示期限。`)] }] : [
            { title: '失信程度', blocks: [paragraph(`${CLASS_LABELS[r.class].zh}失信。`)] },
            { title: '公示期限', blocks: [paragraph(`${r.minOn === null ? '无最短公示期，义务履行完毕即可申请' : `最早可以于${printedDay(r.minOn)}申请修复`}；${r.maxOn === null ? '最长公示期未见规定' : `最长公示至${printedDay(r.maxOn)}`}。${r.clauses.join('；')}。`)] },
          ]),
          { title: '怎样申请', blocks: [paragraph(`纠正失信行为、履行完毕义务后，凭履行证明和信用承诺，在信用平台提出申请，由${r.authority}决定。${FREE}`)] },
        ]),
      ];
    case 'publicityEndNotice':
      return [paragraph(`${about}的最长公示期已经届满，自${r.effectiveOn === null ? '今日' : printedDay(r.effectiveOn)}起终止公示，无须申请。${r.clauses.join('；')}。`)];
    case 'publicityKeptNotice':
      return [
        paragraph(`${about}的最长公示期已经届满，但${r.kept.map((each) => KEPT_LABELS[each].zh).join('、')}，按规定继续公示。`),
        paragraph('纠正失信行为、履行完毕义务后，请及时告知认定单位；认定单位确认后，公示即终止，也可以申请信用修复。'), paragraph(FREE),
      ];
  }
}

/** Wrong or missing remedies lengthen the subject's time (行诉解释 64). */
function remedies({ remedies: pack }: PrintedRepair): Block[] {
  if (pack === null) return [paragraph('如不服本决定，可以依法申请行政复议或者提起行政诉讼。')];
  return [paragraph(`如不服本决定，可以自收到本决定书之日起${pack.days}日内向${pack.body}申请行政复议，也可以自收到本决定书之日起${pack.months}个月内依法向人民法院提起行政诉讼。`)];
}
