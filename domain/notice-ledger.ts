import type { Act } from './act.ts';
import type { Actor, Role } from './actor.ts';
import { hasRole } from './actor.ts';
import type { ActId, NoticeId, OrgId } from './ids.ts';
import type { NoticeWay } from './notice-way.ts';
import type { Rating } from './repair-acts.ts';
import type { Clock } from './clock-fold.ts';
import { endClock, startClock } from './clock-fold.ts';
import type { Instant } from './time.ts';

/** One recipient told to take its copy down, or to take it up again. */
export interface RepairNotice {
  noticeId: NoticeId;
  orgId: OrgId;
  seq: number;
  recordVersion: number;
  notifiedAt: Instant;
  confirmedAt: Instant | null;
  /** How it is told; absent: in the web app. */
  by?: NoticeWay;
  /** Its system has acknowledged it, signed. */
  acknowledged?: true;
  /** The recipient is no more: nothing is awaited from it. */
  defunctAt?: Instant;
  /** What it said of the rating it keeps. */
  rating?: Rating;
  /** Told again, since the subject reported that it still shows the record: that report. */
  report?: ActId;
}

/** What the subject has seen still shown, and where the notice about it stands. */
export interface StillShown {
  actId: ActId;
  orgId: OrgId;
  at: Instant;
}

/** Whoever was told of the end of publicity, with what it still owes: a part of a repair, and all there is of an end by itself. */
export interface NoticeLedger {
  notices: RepairNotice[];
  reports: StillShown[];
  clocks: Clock[];
}

/** Takes one act of the ledger in; false: the act is none. */
export function applyToLedger(s: NoticeLedger, act: Act): boolean {
  const at = act.occurredAt;
  const of = (id: NoticeId): RepairNotice | undefined => s.notices.find((n) => n.noticeId === id);
  switch (act.kind) {
    case 'recipientNotified': {
      const { noticeId, orgId, recordVersion, confirmation, by, report } = act.facts;
      s.notices.push({ noticeId, orgId, seq: act.seq, recordVersion, notifiedAt: at, confirmedAt: null, ...(by === undefined ? {} : { by }), ...(report === undefined ? {} : { report }) });
      startClock(s, act, 'recipientConfirmation', noticeId, { org: orgId }, confirmation);
      return true;
    }
    case 'stillShownReported':
      s.reports.push({ actId: act.id, orgId: act.facts.orgId, at });
      return true;
    case 'recipientConfirmed':
    case 'recipientAcknowledged':
    case 'publicityEndAcknowledged': {
      const notice = of(act.facts.noticeId);
      if (notice !== undefined) {
        notice.confirmedAt ??= at;
        if (act.kind !== 'recipientConfirmed') notice.acknowledged = true;
        else if (act.facts.rating !== undefined) notice.rating = act.facts.rating;
      }
      endClock(s, act, 'recipientConfirmation', act.facts.noticeId);
      return true;
    }
    case 'recipientDefunct': {
      const notice = of(act.facts.noticeId);
      if (notice !== undefined) notice.defunctAt = at;
      endClock(s, act, 'recipientConfirmation', act.facts.noticeId);
      return true;
    }
    case 'urged':
    case 'escalated': {
      const { limit, ref, generation } = act.facts;
      const clock = s.clocks.find((c) => c.limit === limit && c.ref === ref && c.generation === generation);
      if (clock === undefined) throw new Error(`no clock ${limit} ${ref}`);
      clock[act.kind === 'urged' ? 'urgedAt' : 'escalatedAt'] = at;
      return true;
    }
    default:
      return false;
  }
}

/** Whether a recipient has still to say that its copy is as it should be. */
export const isNoticeAwaited = (n: RepairNotice): boolean => n.confirmedAt === null && n.defunctAt === undefined;

/** Whether somebody has been told again and has not answered: one report is enough until then. */
export const isToldAgain = (s: NoticeLedger, orgId: OrgId): boolean => s.notices.some((n) => n.orgId === orgId && n.report !== undefined && isNoticeAwaited(n));

/** Who speaks for a recipient: a department's own people, and of the platform and the authority, which publish too, theirs. */
export const RECIPIENT_ROLES: readonly Role[] = ['executor', 'provider', 'clerk'];

/** Whether somebody may confirm a notice; a slip that comes back on paper (送达回证) is entered by the platform's clerk. */
export const speaksFor = (actor: Actor, notice: RepairNotice | undefined, platformId: OrgId): boolean =>
  notice !== undefined && ((notice.orgId === actor.orgId && RECIPIENT_ROLES.some((role) => hasRole(actor, role))) || (notice.by === 'paper' && hasRole(actor, 'clerk') && actor.orgId === platformId));

/** Where the task of confirming a notice, or of ending the wait for it, stands. Only when urging and escalating have brought nothing is a recipient one that is no more. */
export function noticeState(s: NoticeLedger, task: 'recipientConfirmed' | 'recipientDefunct', ref: string): 'open' | 'done' | 'notYet' | undefined {
  const notice = s.notices.find((n) => n.noticeId === ref);
  if (notice === undefined) return undefined;
  if (!isNoticeAwaited(notice)) return 'done';
  if (task === 'recipientConfirmed') return 'open';
  return s.clocks.findLast((c) => c.limit === 'recipientConfirmation' && c.ref === ref && c.endedAt === null)?.escalatedAt ? 'open' : 'notYet';
}
