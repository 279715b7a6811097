import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ActKind } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, SubjectId, UserId } from '../../domain/ids.ts';
import { actTable, isMaterial, may, tasksOf } from '../../domain/permission.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { apply, foldCase } from '../../domain/situation.ts';
import { noticesOf } from '../../domain/correction-situation.ts';
import { everyTask, permissionFile, somebody } from '../golden-logs/permission-table.ts';
import type { GoldenName } from '../golden-logs/read-golden-log.ts';
import { GOLDEN_FOLDER, GOLDEN_LOGS, goldenActs, reopenedBeforeResumption } from '../golden-logs/read-golden-log.ts';

/** The case right after the n-th act of a kind. */
function after(name: GoldenName, kind: ActKind, n = 1): CaseSituation {
  const acts = goldenActs(name);
  const at = acts.flatMap((a, i) => (a.kind === kind ? [i] : []))[n - 1]!;
  return foldCase(acts.slice(0, at + 1));
}
const ALLOWED = { allowed: true };
const refused = (code: string, params: Record<string, string> = {}) => ({ allowed: false, code, params });
const ELSEWHERE = asId<OrgId>('elsewhere');

test('who may do what at every point of the stored logs is exactly what test/golden-logs/permissions.txt says', () => {
  const recorded = readFileSync(join(GOLDEN_FOLDER, 'permissions.txt'), 'utf8');
  expect(permissionFile(GOLDEN_LOGS.map((name) => [name, goldenActs(name)])).split('\n')).toEqual(recorded.split('\n'));
});

test('every act of the table is allowed to somebody at some point of the stored logs or of what they could have become', () => {
  const said = readFileSync(join(GOLDEN_FOLDER, 'permissions.txt'), 'utf8').split('\n').filter((line) => line.startsWith('  '));
  const allowed = new Set(said.filter((line) => line.includes(': YES')).map((line) => line.trim().split(' ')[0]!));
  expect(actTable().map(({ kind }) => kind).filter((kind) => !allowed.has(kind))).toEqual([]);
});

test('a late answer is still heard after silence was declared and disclosure stopped, until the decision', () => {
  const silent = after('silence', 'silenceDeclared');
  const orderId = silent.verifications[0]!.orderId;
  const provider = somebody('provider', silent.providerId);
  const task = { kind: 'answered', ref: orderId, how: null } as const;
  expect(may(silent, provider, task)).toEqual(ALLOWED);
  expect(may(after('silence', 'disclosureStopped'), provider, task)).toEqual(ALLOWED);
  expect(may(after('silence', 'decisionOpened'), provider, task)).toEqual(ALLOWED);
  expect(may(after('silence', 'decided'), provider, task)).toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
});

test('a clerk of another platform neither accepts nor decides', () => {
  const other = somebody('clerk', ELSEWHERE);
  const [received, deciding] = [after('upheld', 'filed'), after('upheld', 'decisionOpened')];
  expect(may(received, other, { kind: 'accepted', ref: received.caseId, how: null })).toEqual(refused('not-your-role', { role: 'clerk' }));
  for (const kind of ['decisionDrafted', 'decisionReturned', 'decided'] as const) expect(may(deciding, other, { kind, ref: deciding.caseId, how: null })).toEqual(refused('not-your-role', { role: 'clerk' }));
  expect(may(deciding, somebody('clerk', deciding.platformId), { kind: 'decisionDrafted', ref: deciding.caseId, how: null })).toEqual(ALLOWED);
});

test('only what is drafted can be signed or sent back, not by who drafted it where the chain wants another, and not past an answer', () => {
  const deciding = after('upheld', 'decisionOpened');
  const clerk = somebody('clerk', deciding.platformId);
  const another = { ...clerk, userId: asId<UserId>('another') };
  const drafted = (otherSigner: boolean): CaseSituation => {
    const s = structuredClone(deciding);
    apply(s, { kind: 'decisionDrafted', facts: { otherSigner }, id: asId('a'), dossierId: asId('d'), seq: s.seq + 1, version: 1, author: { class: 'person', userId: clerk.userId, orgId: clerk.orgId }, occurredAt: s.filedAt, recordedAt: s.filedAt });
    return s;
  };
  const asked = (s: CaseSituation, who: typeof clerk, kind: 'decided' | 'decisionReturned') => may(s, who, { kind, ref: s.caseId, how: null });
  for (const kind of ['decided', 'decisionReturned'] as const) expect(asked(deciding, clerk, kind)).toEqual(refused('draft-needed'));
  expect(asked(drafted(true), clerk, 'decided')).toEqual(refused('conflict-of-interest', { conflict: 'ownDraft' }));
  expect([asked(drafted(true), another, 'decided'), asked(drafted(true), another, 'decisionReturned'), asked(drafted(false), clerk, 'decided')]).toEqual([ALLOWED, ALLOWED, ALLOWED]);
  for (const state of ['returned', 'overtaken'] as const) {
    const s = drafted(true);
    s.draft!.state = state;
    expect(asked(s, another, 'decided'), state).toEqual(refused('draft-needed'));
    expect(may(s, clerk, { kind: 'decisionDrafted', ref: s.caseId, how: null }), 'drafted anew').toEqual(ALLOWED);
  }
});

test('a case is reopened only after its decision was served, and never one whose record was revoked', () => {
  const supervisor: Actor = { ...somebody('supervisor', asId<OrgId>('daqing-government')), oversight: { house: true, below: [] } };
  const reopening = (s: CaseSituation, who = supervisor) => may(s, who, { kind: 'reopened', ref: s.caseId, how: null });
  expect(reopening(after('rejected', 'decided'))).toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
  expect(reopening(after('rejected', 'served'))).toEqual(ALLOWED);
  expect(reopening(after('rejected', 'closed'))).toEqual(ALLOWED);
  expect(reopening(after('rejected', 'reopened'))).toEqual(refused('not-allowed-in-stage', { phase: 'verifying' }));
  expect(reopening(after('upheld', 'closed'))).toEqual(refused('already-done'));
  expect(reopening(after('silence', 'served')), 'a correction under way is first brought to its end').toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
  expect(reopening(after('silence', 'closed'))).toEqual(ALLOWED);
});

test('督办: only a supervisor with a tie to the case reopens it, decides on its exceptions or says that a recipient is no more', () => {
  const s = after('rejected', 'closed');
  const above = (below: string[], house = false): Actor => ({ ...somebody('supervisor', ELSEWHERE), oversight: { house, below: below.map((org) => asId<OrgId>(org)) } });
  const reopening = (who: Actor) => may(s, who, { kind: 'reopened', ref: s.caseId, how: null });
  const stranger = refused('not-your-role', { role: 'supervisor' });
  for (const who of [above([]), above(['somewhere-else']), somebody('supervisor', ELSEWHERE), somebody('supervisor', s.providerId)]) expect(reopening(who)).toEqual(stranger);
  for (const who of [above([s.providerId]), above([s.platformId]), above([s.suspensions[0]!.orgId]), above([], true)]) expect(reopening(who)).toEqual(ALLOWED);
  const notified = after('upheld', 'recipientNotified');
  const notice = noticesOf(notified)[0]!;
  const defunct = (who: Actor) => may(notified, who, { kind: 'recipientDefunct', ref: notice.noticeId, how: null });
  expect(defunct(above(['somewhere-else']))).toEqual(stranger);
  expect(defunct(above([notice.orgId]))).toEqual(refused('not-allowed-in-stage', { phase: notified.phase }));
});

test('the subject confirms a restoration only after its report, and only its own', () => {
  const ordered = after('upheld', 'restorationOrdered', 4);
  const [first, second] = ordered.restorations;
  const own = somebody('subject', null, ordered.subjectId);
  expect(may(ordered, own, { kind: 'restorationConfirmed', ref: first!.orderId, how: null })).toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
  const reported = after('upheld', 'restorationReported');
  expect(may(reported, own, { kind: 'restorationConfirmed', ref: first!.orderId, how: null })).toEqual(ALLOWED);
  expect(may(reported, own, { kind: 'restorationConfirmed', ref: second!.orderId, how: null })).toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
  const other = somebody('subject', null, asId<SubjectId>('somebody-else'));
  expect(may(reported, other, { kind: 'restorationConfirmed', ref: first!.orderId, how: null })).toEqual(refused('not-your-role', { role: 'subject' }));
});

test('a department of the same case does not acknowledge the order of another, nor does its provider, nor its clerk', () => {
  const s = after('upheld', 'suspensionOrdered', 4);
  const [mine, theirs] = s.suspensions;
  const task = { kind: 'suspensionAcknowledged', ref: mine!.orderId, how: null } as const;
  expect(mine!.orgId).not.toBe(theirs!.orgId);
  expect(may(s, somebody('executor', mine!.orgId), task)).toEqual(ALLOWED);
  expect(may(s, somebody('executor', theirs!.orgId), task)).toEqual(refused('not-your-role', { role: 'executor' }));
  expect(may(s, somebody('provider', mine!.orgId), task), 'the organisation is right, the role is not').toEqual(refused('not-your-role', { role: 'executor' }));
});

test('somebody of two roles may do what either may', () => {
  const s = after('upheld', 'verificationRequested');
  const both = { ...somebody('provider', s.providerId), roles: ['provider', 'executor'] as const };
  expect(may(s, both, { kind: 'answered', ref: s.verifications[0]!.orderId, how: null })).toEqual(ALLOWED);
  expect(may(s, both, { kind: 'suspensionAcknowledged', ref: s.suspensions[0]!.orderId, how: null })).toEqual(refused('not-your-role', { role: 'executor' }));
});

test('an order that the case does not know is not found, whoever asks', () => {
  const s = after('upheld', 'served');
  for (const kind of ['suspensionAcknowledged', 'verificationAcknowledged', 'answered', 'endingAcknowledged', 'recipientConfirmed', 'restorationReported', 'restorationConfirmed'] as const) {
    for (const actor of [somebody('clerk', s.platformId), somebody('executor', ELSEWHERE), somebody('subject', null, s.subjectId)]) {
      expect(may(s, actor, { kind, ref: 'nobody', how: null }), kind).toEqual(refused('not-found'));
    }
  }
});

test('the provider answers the request of the running round and not that of the last', () => {
  const s = after('rejected', 'verificationRequested', 2);
  const provider = somebody('provider', s.providerId);
  const [first, second] = s.verifications;
  expect(may(s, provider, { kind: 'answered', ref: first!.orderId, how: null })).toEqual(refused('already-done'));
  expect(may(s, provider, { kind: 'answered', ref: second!.orderId, how: null })).toEqual(ALLOWED);
});

test('a measure that was never resumed before the reopening is not acknowledged twice', () => {
  const s = foldCase(reopenedBeforeResumption());
  const order = s.suspensions[0]!;
  expect(may(s, somebody('executor', order.orgId), { kind: 'suspensionAcknowledged', ref: order.orderId, how: null })).toEqual(refused('already-done'));
  expect(may(s, somebody('executor', order.orgId), { kind: 'endingAcknowledged', ref: order.orderId, how: 'resumed' })).toEqual(refused('not-allowed-in-stage', { phase: 'executing' }));
});

test.each(GOLDEN_LOGS)('in "%s" every act of a person was allowed to its author and to nobody of elsewhere, and is listed among the tasks', (name) => {
  const acts = goldenActs(name);
  const roleOf = { accepted: 'clerk', suspensionAcknowledged: 'executor', verificationAcknowledged: 'provider', answered: 'provider', decisionDrafted: 'clerk', decided: 'clerk', endingAcknowledged: 'executor', recipientConfirmed: 'executor', restorationReported: 'executor', restorationConfirmed: 'subject', reopened: 'supervisor', clockExtended: 'principal', clockStopped: 'provider', clockRestarted: 'clerk' } as const;
  let checked = 0;
  for (const [i, act] of acts.entries()) {
    if (i === 0 || act.author.class !== 'person' || !(act.kind in roleOf)) continue;
    const before = foldCase(acts.slice(0, i));
    const kind = act.kind as keyof typeof roleOf;
    // Decisions of before drafts were: as if somebody else had drafted it.
    if (act.kind === 'decided' && act.facts.draft === undefined) before.draft = { seq: 0, at: before.filedAt, by: asId<UserId>('drafter'), otherSigner: true, state: 'open' };
    // Extensions of before they took two: as if a colleague had asked.
    if (act.kind === 'clockExtended' && act.facts.asked === undefined) for (const v of before.verifications) v.extensionAsk = { at: before.filedAt, seq: 0, by: asId<UserId>('colleague'), state: 'open', times: 1 };
    const facts = act.facts as { orderId?: string; noticeId?: string; how?: 'resumed' | 'lifted' };
    const task = { kind, ref: facts.orderId ?? facts.noticeId ?? before.caseId, how: facts.how ?? null };
    const author = somebody(roleOf[kind], act.author.orgId, act.author.orgId === null ? before.subjectId : null);
    expect(may(before, author, task), `${kind} at ${act.seq}`).toEqual(ALLOWED);
    expect(tasksOf(before)).toContainEqual(task);
    if (kind !== 'reopened') expect(may(before, somebody(roleOf[kind], ELSEWHERE, asId<SubjectId>('somebody-else')), task)).toEqual(refused('not-your-role', { role: kind === 'clockRestarted' ? 'provider' : roleOf[kind] }));
    // Stopped for one reason, a clock may be stopped for another; for the same one the ledger refuses it.
    if (kind !== 'clockStopped') expect(may(foldCase(acts.slice(0, i + 1)), author, task), `${kind} at ${act.seq} a second time`).not.toEqual(ALLOWED);
    checked += 1;
  }
  expect(checked).toBe(acts.filter((a) => a.author.class === 'person').length - 1);
});

test('auditors and operators may do nothing on a case, at any point', () => {
  for (const name of GOLDEN_LOGS) {
    const acts = goldenActs(name);
    for (let i = 1; i <= acts.length; i += 1) {
      const s = foldCase(acts.slice(0, i));
      for (const { task } of everyTask(s)) for (const role of ['auditor', 'operator'] as const) expect(may(s, somebody(role, s.platformId), task)).toMatchObject({ allowed: false, code: 'not-your-role' });
    }
  }
});

test('an answer makes the view of whoever decides outdated, an acknowledgement never does', () => {
  expect(isMaterial('decided', 'answered')).toBe(true);
  expect(isMaterial('decided', 'suspensionAcknowledged')).toBe(false);
  expect(isMaterial('answered', 'decided')).toBe(true);
  expect(isMaterial('suspensionAcknowledged', 'decided')).toBe(false);
});
