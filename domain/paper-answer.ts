import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, OrgId, SubjectId } from './ids.ts';
import type { Task } from './permission.ts';
import type { CaseSituation } from './situation.ts';
import { noticesOf } from './correction-situation.ts';
import { inStead } from './power.ts';
import { stayRequestsOf } from './stay-request-situation.ts';

/** Whose word a task is, of those that a clerk may enter for another organisation or for the subject. */
function whoseWord(s: CaseSituation, { kind, ref }: Task): OrgId | SubjectId | undefined {
  switch (kind) {
    case 'stayAnswered':
      return stayRequestsOf(s).find((r) => r.requestId === ref)?.orgId;
    case 'suspensionAcknowledged':
    case 'endingAcknowledged':
      return s.suspensions.find((o) => o.orderId === ref)?.orgId;
    case 'verificationAcknowledged':
      return s.verifications.find((v) => v.orderId === ref)?.orgId;
    case 'recipientConfirmed':
      return noticesOf(s).find((n) => n.noticeId === ref)?.orgId;
    case 'restorationReported':
      return s.restorations.find((r) => r.orderId === ref)?.orgId;
    case 'restorationConfirmed':
    case 'restorationObjected':
      return s.subjectId;
    default:
      return undefined;
  }
}

/** Whether somebody enters what another organisation, or the subject, has said on paper. */
export function entersPaper(s: CaseSituation, actor: Actor, task: Task): boolean {
  const whose = whoseWord(s, task);
  return whose !== undefined && whose !== actor.orgId && whose !== inStead(s, actor).subjectId && (hasRole(actor, 'clerk') || whose === s.subjectId);
}

/** The paper among an act's facts; absent: there is none. */
export const paperOf = ({ evidenceIds = [] }: { evidenceIds?: EvidenceId[] }): { evidenceIds?: EvidenceId[] } => (evidenceIds.length === 0 ? {} : { evidenceIds });

/** 纸质回执、复函: what a clerk enters for another organisation, or for the subject, is shown by that one's own paper. */
export function assertPaper(s: CaseSituation, actor: Actor, task: Task, evidenceIds: readonly EvidenceId[]): void {
  if (entersPaper(s, actor, task) && evidenceIds.length === 0) throw new Refusal('proof-needed', { field: '/evidenceIds' });
}
