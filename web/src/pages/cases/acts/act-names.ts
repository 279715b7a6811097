import type { LimitName } from '../../../../../domain/limit.ts';
import type { ActPermission, CaseView, Duty } from '../../../api/types.ts';
import type { Words } from '../../../i18n/words.ts';

export type ActKind = ActPermission['kind'];

/** An act in words; acknowledging that measures resume is another act than that they are lifted. */
export const actName = ({ kind, how }: Pick<ActPermission, 'kind' | 'how'>, { t }: Words): string => (kind === 'endingAcknowledged' && how !== null ? t(`acts.ending.${how}`) : t(`acts.names.${kind}`));

/** The value of `?act=` that opens an act's panel. */
export const actKey = ({ kind, ref, how }: Pick<ActPermission, 'kind' | 'ref' | 'how'>): string => [kind, ref, ...(how === null ? [] : [how])].join('~');

const LIMIT_OF: Partial<Record<ActKind, LimitName>> = {
  accepted: 'acceptance', suspensionAcknowledged: 'suspensionAcknowledgement', verificationAcknowledged: 'verificationAcknowledgement', answered: 'verification', decisionDrafted: 'decision', decisionReviewed: 'decision', decided: 'decision', serviceReceipted: 'service', remedyEnded: 'review', remedyAnswered: 'remedyAnswer',
  endingAcknowledged: 'endingAcknowledgement', rolledBack: 'rollback', stayAnswered: 'stayAnswer', recipientConfirmed: 'recipientConfirmation', recipientDefunct: 'recipientConfirmation', restorationReported: 'restoration', restorationConfirmed: 'restorationConfirmation', restorationObjected: 'restorationConfirmation',
  supplementAsked: 'acceptance', notAccepted: 'acceptance', transferred: 'acceptance', supplemented: 'supplement', powerExamined: 'powerExamination',
  clockExtended: 'verification', extensionAsked: 'verification', clockStopped: 'verification', clockRestarted: 'verification',
};

/** The open duty that an act fulfils. */
export function dutyOf({ kind, ref, how }: ActPermission, view: CaseView): Duty | undefined {
  const wanted = how === null ? ref : `${ref}:${how}`;
  const limit = LIMIT_OF[kind];
  // What is urgent is accepted in a lane of its own.
  return view.duties.find((duty) => (duty.limit === limit || (limit === 'acceptance' && duty.limit === 'urgentAcceptance')) && duty.ref === wanted);
}
