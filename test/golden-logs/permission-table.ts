import type { Act } from '../../domain/act.ts';
import type { Actor, Role } from '../../domain/actor.ts';
import { ROLES } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, SubjectId, UserId } from '../../domain/ids.ts';
import { may } from '../../domain/permission.ts';
import type { CaseActKind, Task } from '../../domain/permission.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { noticesOf } from '../../domain/correction-situation.ts';
import { breachesOf } from '../../domain/breach-situation.ts';
import { exceptionsOf } from '../../domain/exception-situation.ts';
import { stayRequestsOf } from '../../domain/stay-request-situation.ts';
import { meetingOfRound } from '../../domain/joint-meeting.ts';
import { unitOf } from '../../domain/turn-situation.ts';
import { isCorrectable } from '../../domain/letter-correction.ts';
import { TURNS } from './turns.ts';

const ELSEWHERE = asId<OrgId>('elsewhere');

/** Somebody in exactly one role, of one organisation or for one subject. */
export const somebody = (role: Role, orgId: OrgId | null, subjectId: SubjectId | null = null): Actor => ({
  userId: asId<UserId>(`${role}-of-${orgId ?? subjectId ?? 'nobody'}`), name: role, roles: [role], orgId, subjectId,
});

/** A task by a name that stays when the ids change: `v1` is the first verification, `s2` the second suspension order. */
export interface NamedTask {
  task: Task;
  label: string;
  /** The organisation whose task it is, where the case itself does not say. */
  orgId: OrgId | null;
}

interface Place { ref: string; label: string; orgId: OrgId | null; how?: Task['how'] }
type Places = (s: CaseSituation) => Place[];
const ofCase: Places = (s) => [{ ref: s.caseId, label: '', orgId: null }];
const verifications: Places = (s) => s.verifications.map((v, i) => ({ ref: v.orderId, label: `v${i + 1}`, orgId: v.orgId }));
const suspensions: Places = (s) => s.suspensions.map((o, i) => ({ ref: o.orderId, label: `s${i + 1}`, orgId: o.orgId }));
const notices: Places = (s) => noticesOf(s).map((n, i) => ({ ref: n.noticeId, label: `n${i + 1}`, orgId: n.orgId }));
const restorations: Places = (s) => s.restorations.map((r, i) => ({ ref: r.orderId, label: `r${i + 1}`, orgId: r.orgId }));
const remedies: Places = (s) => (s.remedies ?? []).map((r, i) => ({ ref: r.remedyId, label: `m${i + 1}`, orgId: null }));
const letters: Places = (s) => s.letters.filter((l) => isCorrectable(l.letter)).map((l, i) => ({ ref: l.letterId, label: `l${i + 1}`, orgId: null }));

/** On what of a case each act can be asked for: every kind of the table has its places. */
const PLACES: Record<CaseActKind, Places> = {
  accepted: ofCase, supplementAsked: ofCase, supplemented: ofCase, notAccepted: ofCase, transferred: ofCase, withdrawalAsked: ofCase, withdrawn: ofCase,
  powerGiven: ofCase, powerExamined: ofCase, powerRevoked: (s) => (s.power === undefined && s.powerAsk === undefined ? [] : ofCase(s)), subjectEnded: ofCase, successorCame: ofCase, evidenceAdded: ofCase, caseFileMade: ofCase,
  jointMeetingHeld: (s) => [{ ref: s.caseId, label: '', orgId: meetingOfRound(s)?.leadId ?? null }],
  casesMerged: ofCase, caseSplit: ofCase,
  verificationAcknowledged: verifications, answered: verifications, verificationRecalled: verifications, disowned: verifications, clockExtended: verifications,
  clockStopped: verifications, clockRestarted: verifications, extensionAsked: verifications, extensionDeclined: verifications, subAssigned: verifications, subAssignmentRecalled: verifications,
  findingDrafted: (s) => s.verifications.map((v, i) => ({ ref: v.orderId, label: `v${i + 1}`, orgId: unitOf(v) ?? v.orgId })),
  suspensionAcknowledged: suspensions, breachReported: suspensions, exceptionProposed: suspensions,
  endingAcknowledged: (s) => (['resumed', 'lifted'] as const).flatMap((how) => suspensions(s).map((place) => ({ ...place, label: `${place.label}:${how}`, how }))),
  exceptionDecided: (s) => exceptionsOf(s).map((e, i) => ({ ref: e.exceptionId, label: `e${i + 1}`, orgId: null })),
  rolledBack: (s) => breachesOf(s).map((b, i) => ({ ref: b.breachId, label: `b${i + 1}`, orgId: b.orgId })),
  stayAnswered: (s) => stayRequestsOf(s).map((r, i) => ({ ref: r.requestId, label: `q${i + 1}`, orgId: r.orgId })),
  decisionDrafted: ofCase, decisionReviewed: ofCase, decisionReturned: ofCase, decided: ofCase,
  letterCorrectionDrafted: letters, letterCorrected: letters,
  baseAnnulled: ofCase, baseInRemedy: ofCase, serviceReceipted: ofCase, noticePublished: ofCase, remedyFiled: ofCase,
  remedyServed: remedies, remedyAnswered: remedies, remedyEnded: remedies, suspensionImposed: remedies, suspensionEnded: remedies,
  recipientConfirmed: notices, recipientDefunct: notices,
  restorationReported: restorations, restorationConfirmed: restorations, restorationObjected: restorations,
  harmsFiled: ofCase, reopened: ofCase,
};

/** Everything that could be asked of anybody at a point: each act on the case, and on each order, notice and letter there is. */
export const everyTask = (s: CaseSituation): NamedTask[] =>
  (Object.keys(PLACES) as CaseActKind[]).flatMap((kind) => PLACES[kind](s).map(({ ref, label, orgId, how = null }) => ({ task: { kind, ref, how }, label, orgId })));

/** The organisation that a role's own person belongs to, for a task. */
function ownOrg(role: Role, s: CaseSituation, orgId: OrgId | null): OrgId | null {
  if (role === 'subject') return null;
  if (role === 'provider' || role === 'principal') return orgId ?? s.providerId;
  if (role === 'supervisor') return orgId ?? s.platformId;
  if (role === 'executor') return orgId ?? s.suspensions[0]?.orgId ?? ELSEWHERE;
  return s.platformId;
}

/** What each role, own and of another organisation, is told when asking for a task; "not-your-role" goes without saying. */
function cells(s: CaseSituation, { task, orgId }: NamedTask): string {
  const told: string[] = [];
  for (const role of ROLES) {
    const own: Actor = {
      ...somebody(role, ownOrg(role, s, orgId), role === 'subject' ? s.subjectId : null), ...(role === 'supervisor' ? { oversight: { house: true, below: [] } } : {}),
    };
    const other = somebody(role, role === 'subject' ? null : ELSEWHERE, role === 'subject' ? asId<SubjectId>('somebody-else') : null);
    for (const [who, actor] of [['own', own], ['other', other]] as const) {
      const permission = may(s, actor, task);
      const answer = permission.allowed ? 'YES' : permission.code;
      if (answer !== 'not-your-role') told.push(`${role} ${who}: ${answer}`);
    }
  }
  return told.length === 0 ? 'nobody' : told.join(', ');
}

/** Rows that say the same of several orders are one row. */
function rows(s: CaseSituation): string[] {
  const merged = new Map<string, string[]>();
  for (const named of everyTask(s)) {
    const key = `${named.task.kind}|${cells(s, named)}`;
    merged.set(key, [...(merged.get(key) ?? []), named.label]);
  }
  return [...merged].map(([key, labels]) => {
    const [kind, said] = key.split('|');
    return `  ${[kind, ...labels.filter((l) => l !== '')].join(' ').padEnd(46)} ${said}`;
  });
}

/** Who may do what after each act of a log, as text; only the rows that the act has changed. `from`: acts before it are told of elsewhere. */
export function permissionTable(name: string, acts: readonly Act[], from = 0): string {
  const lines: string[] = [];
  let before = new Set<string>(from === 0 ? [] : rows(foldCase(acts.slice(0, from))));
  for (const [i, act] of acts.entries()) {
    if (i < from) continue;
    const s = foldCase(acts.slice(0, i + 1));
    const now = rows(s);
    const changed = now.filter((row) => !before.has(row));
    if (changed.length > 0) lines.push(`${name} ${act.seq} ${act.kind} (${s.phase}, round ${s.round})`, ...changed);
    before = new Set(now);
  }
  return `${lines.join('\n')}\n`;
}

/** The whole file test/golden-logs/permissions.txt. */
export const permissionFile = (logs: readonly (readonly [string, readonly Act[]])[]): string =>
  ['Who may do what, after each act of the stored logs and of what they could have become: the rows the act has changed. Whoever is not named is told "not-your-role".', '',
    ...logs.map(([name, acts]) => permissionTable(name, acts)), ...TURNS.map(({ name, acts, from }) => permissionTable(name, acts, from))].join('\n');
