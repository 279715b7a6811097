import type { ActDraft } from './act.ts';
import type { AnswerRequest } from './answer.ts';
import { answerAct } from './answer.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { EvidenceId, OrderId, OrgId } from './ids.ts';
import { isRunning } from './limit.ts';
import type { CaseSituation } from './situation.ts';
import type { Verification } from './verification-situation.ts';
import type { Day } from './time.ts';
import { dayAt } from './time.ts';
import type { TurnContents, TurnFacts } from './turn-acts.ts';

export type TurnRequest =
  | { kind: 'subAssigned'; orderId: OrderId; to: OrgId; until: Day; instructions: string }
  | { kind: 'subAssignmentRecalled'; orderId: OrderId; reason: string }
  | (Omit<AnswerRequest, 'kind' | 'evidenceIds'> & { kind: 'findingDrafted' });

type TurnKind = TurnRequest['kind'];
type Made = { [K in TurnKind]: { draft: { kind: K; facts: TurnFacts[K] } & Extract<ActDraft, { kind: K }>; content: TurnContents[K] } }[TurnKind];

const requestOf = (s: CaseSituation, orderId: OrderId): Verification => {
  const found = s.verifications.find((v) => v.orderId === orderId);
  if (found === undefined) throw new Error(`no verification ${orderId}`);
  return found;
};

/**
 * 转办、收回转办、拟答 (law.md §2: 主办单位对外答复). A request goes only to a unit of the organisation that was asked, with a date before its own:
 * whoever passes a duty on stays liable for it. A draft holds to the rules of an answer, so that it can be sent as it is.
 */
export function turnAct(request: TurnRequest, s: CaseSituation, world: CaseWorld): Made {
  switch (request.kind) {
    case 'subAssigned': {
      const { kind, orderId, instructions, until } = request;
      const { orgId, answer } = requestOf(s, orderId);
      const to = world.inOffice(request.to);
      if (to === orgId || world.isPartOf?.(to, orgId) !== true) throw new Refusal('invalid-field', { field: '/to' });
      if (until < dayAt(world.at, world.pack.zone) || (isRunning(answer) && until > answer.dueOn)) throw new Refusal('invalid-field', { field: '/until' });
      return { draft: { kind, facts: { orderId, to, until } }, content: { instructions } };
    }
    case 'subAssignmentRecalled':
      return { draft: { kind: request.kind, facts: { orderId: request.orderId } }, content: { reason: request.reason } };
    case 'findingDrafted': {
      const opened: ReadonlySet<EvidenceId> = world.openedEvidence ?? new Set();
      const { kind, orderId, findings, evidence = [] } = request;
      // What could not be sent is not taken as a draft either.
      answerAct({ kind: 'answered', orderId, findings, evidence, evidenceIds: [] }, s, opened);
      return { draft: { kind, facts: { orderId } }, content: { findings, evidence } };
    }
  }
}
