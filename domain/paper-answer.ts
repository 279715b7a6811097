import type { Actor } from './actor.ts';
import { hasRole } from './actor.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, OrgId } from './ids.ts';
import type { Task } from './permission.ts';
import type { CaseSituation } from './situation.ts';
import { noticesOf } from './situation.ts';
import { stayRequestsOf } from './stay-request-situation.ts';

/** Whose word a task is, of those that a clerk may enter for another organisation. */
function whoseWord(s: CaseSituation, { kind, ref }: Task): OrgId | undefined {
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
    default:
      return undefined;
  }
}

/** Whether somebody enters what another organisation has said on paper. */
export function entersPaper(s: CaseSituation, actor: Actor, task: Task): boolean {
  const orgId = whoseWord(s, task);
  return orgId !== undefined && orgId !== actor.orgId && hasRole(actor, 'clerk');
}

/** 纸质回执、复函: what a clerk enters for another organisation is shown by that organisation's own paper. */
export function assertPaper(s: CaseSituation, actor: Actor, task: Task, evidenceIds: readonly EvidenceId[]): void {
  if (entersPaper(s, actor, task) && evidenceIds.length === 0) throw new Refusal('proof-needed', { field: '/evidenceIds' });
}
