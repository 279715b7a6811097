import { setTimeout as wait } from 'node:timers/promises';
import { loadActs } from '../../db/act-log.ts';
import { takeRole } from '../../db/database.ts';
import type { Register } from '../../db/register.ts';
import type { CaseRequest } from '../../domain/case-acts.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, DossierId, NoticeId, OrderId, RecordId } from '../../domain/ids.ts';
import { may, tasksOf } from '../../domain/permission.ts';
import type { Task } from '../../domain/permission.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import { foldCase } from '../../domain/situation.ts';
import { stillSuspended } from '../../domain/suspension-situation.ts';
import { actorOf, DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { reportOf } from '../../main/demo/play-steps.ts';
import { routeOf } from '../../test/setup/counter.ts';
import type { PersistentCounter } from './persistent-counter.ts';

const PEOPLE = DEMO_IDENTITIES.map(actorOf);
/** Recipients with a system of their own confirm by themselves, and nobody does it for them. */
const BY_SYSTEM = 'webhook';

/** Where a case stands by its log; waits while the database is down. */
export async function situationOf(register: Register, caseId: CaseId): Promise<CaseSituation> {
  for (;;) {
    try {
      return foldCase(await register.db.transaction().execute(async (trx) => {
        await takeRole(trx, 'zm_auditor');
        return loadActs(trx, caseId as string as DossierId);
      }));
    } catch {
      await wait(500);
    }
  }
}

/** Files an objection on a record. */
export async function fileCase(counter: PersistentCounter, { recordId, upheld, subject }: { recordId: RecordId; upheld: boolean; subject: string }): Promise<CaseId> {
  const filed = await counter.post(subject, '/api/cases', {
    recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'wrongContent', field: 'amount', explanation: upheld ? '数额应为100元' : '数额不符', claimedValue: '100.00' }],
  });
  if ('refused' in filed) throw new Error(`filing was refused: ${filed.refused}`);
  return asId<CaseId>((filed.done as { caseId: string }).caseId);
}

/** One round of everybody's part over HTTP: how much was done, and how much was refused because something had happened meanwhile. */
export async function step(counter: PersistentCounter, s: CaseSituation, subject: string, upheld: boolean): Promise<{ done: number; refused: number }> {
  const came = { done: 0, refused: 0 };
  for (const task of tasksOf(s)) {
    const request = requestOf(task, s, upheld);
    if (request === null) continue;
    const person = PEOPLE.find((each) => (each.subjectId === null || each.userId === subject) && may(s, each, task).allowed);
    if (person === undefined) continue;
    const { path, body } = routeOf(request);
    const answer = await counter.post(person.userId, `/api/cases/${s.caseId}/${path}`, body);
    came['done' in answer ? 'done' : 'refused'] += 1;
    // What the next act depends on has changed.
    if (request.kind === 'accepted' || request.kind === 'answered' || request.kind === 'decisionDrafted' || request.kind === 'decided') return came;
  }
  return came;
}

function requestOf({ kind, ref, how }: Task, s: CaseSituation, upheld: boolean): CaseRequest | null {
  const orderId = asId<OrderId>(ref);
  switch (kind) {
    case 'accepted':
      return { kind, remark: '' };
    case 'suspensionAcknowledged':
      return { kind, orderId };
    case 'answered':
      return { kind, orderId, evidenceIds: [], findings: s.grounds.map(({ id }) => ({ groundId: id, result: upheld ? 'inaccurate' : 'accurate', reason: '经核实', rightValue: upheld ? '100.00' : null })) };
    case 'decisionDrafted':
      if (s.draft?.state === 'open') return null;
      return {
        kind, outcome: upheld ? 'upheld' : 'rejected', remedy: upheld ? 'correct' : 'none', facts: '经核实', reasons: '依据四（五）', changes: upheld ? [{ field: 'amount', to: '100.00' }] : [],
        lift: upheld ? s.suspensions.flatMap(stillSuspended) : [],
      };
    case 'decided':
      return { kind };
    case 'endingAcknowledged':
      return { kind, orderId, how: how ?? 'lifted' };
    case 'recipientConfirmed': {
      const notice = s.corrections.flatMap((c) => c.notices).find((n) => n.noticeId === ref);
      return notice?.by === BY_SYSTEM ? null : { kind, noticeId: asId<NoticeId>(ref) };
    }
    case 'restorationReported':
      return reportOf(s.restorations.find((r) => r.orderId === ref)!, '已恢复');
    case 'restorationConfirmed':
      return { kind, orderId, remark: '' };
    default:
      return null;
  }
}
