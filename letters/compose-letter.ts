import { LETTER_LABELS } from '../domain/labels.ts';
import type { Letter, LetterKind } from '../domain/letter.ts';
import { inline, paragraph } from './block.ts';
import type { Block, ComposedLetter } from './block.ts';
import { acceptanceNotice } from './templates/acceptance-notice.ts';
import { clockRestartNotice } from './templates/clock-restart-notice.ts';
import { clockStopNotice } from './templates/clock-stop-notice.ts';
import { complaintAnswer, complaintCertificate, complaintReceipt } from './templates/complaint-letters.ts';
import { confirmationRequest } from './templates/confirmation-request.ts';
import { correctionNotice } from './templates/correction-notice.ts';
import { dateChangeNotice } from './templates/date-change-notice.ts';
import { decisionLetter } from './templates/decision-letter.ts';
import { escalationLetter } from './templates/escalation-letter.ts';
import { exOfficioNotice } from './templates/ex-officio-notice.ts';
import { extensionNotice } from './templates/extension-notice.ts';
import { liftingNotice } from './templates/lifting-notice.ts';
import { publicNotice } from './templates/public-notice.ts';
import { jointMeetingNotice } from './templates/joint-meeting-notice.ts';
import { exceptionNotice } from './templates/exception-notice.ts';
import { measureEndNotice } from './templates/measure-end-notice.ts';
import { rehomingNotice } from './templates/rehoming-notice.ts';
import { incidentEscalation, incidentRequest, incidentUrge } from './templates/incident-letters.ts';
import { noAnswerCertificate } from './templates/no-answer-certificate.ts';
import { mergerNotice } from './templates/merger-notice.ts';
import { recallNotice } from './templates/recall-notice.ts';
import { receipt } from './templates/receipt.ts';
import { repairLetter } from './templates/repair-letters.ts';
import { reopeningNotice } from './templates/reopening-notice.ts';
import { reputationStatement } from './templates/reputation-statement.ts';
import { restorationCertificate } from './templates/restoration-certificate.ts';
import { rollbackOrder } from './templates/rollback-order.ts';
import { restorationObjection } from './templates/restoration-objection.ts';
import { restorationOrder } from './templates/restoration-order.ts';
import { resumptionNotice } from './templates/resumption-notice.ts';
import { serviceReceipt } from './templates/service-receipt.ts';
import { reviewDecision } from './templates/review-decision.ts';
import { deemedWithdrawnNotice, inadmissibilityNotice, transferNotice } from './templates/turned-away-notices.ts';
import { supplementLapseNotice, supplementNotice } from './templates/supplement-notice.ts';
import { markNotice } from './templates/mark-notice.ts';
import { overdueReport } from './templates/overdue-report.ts';
import { verificationReply } from './templates/verification-reply.ts';
import { superiorRequest } from './templates/superior-request.ts';
import { suspensionCertificate } from './templates/suspension-certificate.ts';
import { suspensionNotice } from './templates/suspension-notice.ts';
import { stayAnswerNotice, stayRequest } from './templates/stay-letters.ts';
import { successorNotice, terminationNotice } from './templates/subject-end-notices.ts';
import { urgeLetter } from './templates/urge-letter.ts';
import { verificationRequest } from './templates/verification-request.ts';
import { withdrawalConfirmation, withdrawalNotice } from './templates/withdrawal-confirmation.ts';
import { inPrint, printedDay, sentence } from './words.ts';

/** The official Chinese title of a kind of letter. */
export const letterTitle = (kind: LetterKind): string => inPrint(LETTER_LABELS[kind].zh);

/** The title over an issued letter. */
export const titleOf = ({ kind, corrects }: Pick<Letter, 'kind' | 'corrects'>): string => `${letterTitle(kind)}${corrects === undefined ? '' : '（更正）'}`;

/** The letter in words: the frame that all share, and the blocks of its own template. */
export function composeLetter(letter: Letter): ComposedLetter {
  const blocks = [...correctionBlock(letter), ...templateOf(letter)];
  return {
    language: 'zh',
    issuer: letter.issuer,
    number: letter.number,
    // Whoever is shown a certificate of suspension learns nothing of the case.
    caseLine: letter.kind === 'suspensionCertificate' || letter.kind === 'overdueReport' ? null : `案件编号：${letter.caseNumber}`,
    title: titleOf(letter),
    addressee: letter.kind === 'restorationCertificate' || letter.kind === 'suspensionCertificate' || letter.kind === 'noAnswerCertificate' || letter.kind === 'complaintCertificate' || letter.kind === 'repairCertificate' ? null : `${letter.addressee}：`,
    blocks,
    issuedOn: printedDay(letter.issuedOn),
    issuedAt: letter.issuedAt,
    // A certificate is checked by its own code.
    check: blocks.some(({ kind }) => kind === 'code') ? null : (letter.check ?? null),
  };
}

/** 更正: which letter this one takes the place of, and why, before anything else. */
function correctionBlock({ kind, corrects, readdresses }: Letter): Block[] {
  if (readdresses !== undefined) return [paragraph(`${readdresses.addressee}已经撤销，其职能由你单位承继。我单位${printedDay(readdresses.issuedOn)}向其发出的${readdresses.number}《${letterTitle(kind)}》尚未办结，现改送你单位办理，由本文书取代；除本文书另有载明的以外，原定期限不变。以下所称“你单位”，包括${readdresses.addressee}。`)];
  if (corrects === undefined) return [];
  const { number, issuedOn, reason } = corrects;
  return [paragraph(`本文书更正并取代我单位${printedDay(issuedOn)}作出的${number}《${letterTitle(kind)}》，自本文书送达之日起以本文书为准。更正原因：${sentence(inline(reason))}`)];
}

function templateOf(letter: Letter): Block[] {
  switch (letter.kind) {
    case 'receipt':
      return receipt(letter);
    case 'acceptanceNotice':
      return acceptanceNotice(letter);
    case 'suspensionNotice':
      return suspensionNotice(letter);
    case 'suspensionCertificate':
      return suspensionCertificate(letter);
    case 'successorNotice':
      return successorNotice(letter);
    case 'terminationNotice':
      return terminationNotice(letter);
    case 'stayRequest':
      return stayRequest(letter);
    case 'stayAnswerNotice':
      return stayAnswerNotice(letter);
    case 'verificationRequest':
      return verificationRequest(letter);
    case 'urgeLetter':
      return urgeLetter(letter);
    case 'escalationLetter':
      return escalationLetter(letter);
    case 'decisionLetter':
      return decisionLetter(letter);
    case 'serviceReceipt':
      return serviceReceipt(letter);
    case 'publicNotice':
      return publicNotice(letter);
    case 'reviewDecision':
      return reviewDecision(letter);
    case 'resumptionNotice':
      return resumptionNotice(letter);
    case 'liftingNotice':
      return liftingNotice(letter);
    case 'correctionNotice':
      return correctionNotice(letter);
    case 'rollbackOrder':
      return rollbackOrder(letter);
    case 'restorationOrder':
      return restorationOrder(letter);
    case 'restorationObjection':
      return restorationObjection(letter);
    case 'restorationCertificate':
      return restorationCertificate(letter);
    case 'reputationStatement':
      return reputationStatement(letter);
    case 'confirmationRequest':
      return confirmationRequest(letter);
    case 'reopeningNotice':
      return reopeningNotice(letter);
    case 'extensionNotice':
      return extensionNotice(letter);
    case 'clockStopNotice':
      return clockStopNotice(letter);
    case 'clockRestartNotice':
      return clockRestartNotice(letter);
    case 'dateChangeNotice':
      return dateChangeNotice(letter);
    case 'exOfficioNotice':
      return exOfficioNotice(letter);
    case 'repairReceipt':
    case 'repairSupplementNotice':
    case 'repairExtensionNotice':
    case 'repairGrant':
    case 'repairRefusal':
    case 'repairRevocation':
    case 'repairLapseNotice':
    case 'repairConversionNotice':
    case 'repairStopNotice':
    case 'repairRestoreNotice':
    case 'repairCertificate':
    case 'repairHint':
    case 'publicityEndNotice':
    case 'publicityKeptNotice':
      return repairLetter(letter);
    case 'supplementNotice':
      return supplementNotice(letter);
    case 'supplementLapseNotice':
      return supplementLapseNotice(letter);
    case 'deemedWithdrawnNotice':
      return deemedWithdrawnNotice(letter);
    case 'inadmissibilityNotice':
      return inadmissibilityNotice(letter);
    case 'transferNotice':
      return transferNotice(letter);
    case 'withdrawalConfirmation':
      return withdrawalConfirmation(letter);
    case 'withdrawalNotice':
      return withdrawalNotice(letter);
    case 'verificationReply':
      return verificationReply(letter);
    case 'overdueReport':
      return overdueReport(letter);
    case 'markNotice':
      return markNotice(letter);
    case 'superiorRequest':
      return superiorRequest(letter);
    case 'mergerNotice':
      return mergerNotice(letter);
    case 'recallNotice':
      return recallNotice(letter);
    case 'exceptionNotice':
      return exceptionNotice(letter);
    case 'measureEndNotice':
      return measureEndNotice(letter);
    case 'rehomingNotice':
      return rehomingNotice(letter);
    case 'jointMeetingNotice':
      return jointMeetingNotice(letter);
    case 'incidentRequest':
      return incidentRequest(letter);
    case 'incidentUrge':
      return incidentUrge(letter);
    case 'incidentEscalation':
      return incidentEscalation(letter);
    case 'complaintReceipt':
      return complaintReceipt(letter);
    case 'complaintAnswer':
      return complaintAnswer(letter);
    case 'complaintCertificate':
      return complaintCertificate(letter);
    case 'noAnswerCertificate':
      return noAnswerCertificate(letter);
  }
}
