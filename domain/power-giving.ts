import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow } from './case-world.ts';
import type { ActContents } from './content.ts';
import { Refusal } from './errors.ts';
import type { FeeAnswer, PowerFacts, PowerScope } from './filing-acts.ts';
import type { EvidenceId } from './ids.ts';
import { isFlagged } from './office-filing.ts';
import type { PolicyPack } from './policy.ts';
import type { CaseSituation } from './situation.ts';
import type { Day } from './time.ts';
import { addDays, dayAt, instantOn } from './time.ts';

/** 事后委托: a subject that filed itself names an agent for the case, and the platform examines the power of attorney before anybody is let in. */
export type PowerRequest =
  | { kind: 'powerGiven'; name: string; identifier: string; scope: string; scopes: PowerScope[]; validUntil: Day; fee: FeeAnswer; evidenceIds: EvidenceId[] }
  | { kind: 'powerExamined'; granted: boolean; reasons: string };
type PowerMade = { [K in PowerRequest['kind']]: { draft: Extract<ActDraft, { kind: K }>; content: ActContents[K] } }[PowerRequest['kind']];

/** Good to the end of its last day. */
export const endOf = (validUntil: Day, { zone }: Pick<PolicyPack, 'zone'>): PowerFacts['endsAt'] => instantOn(addDays(validUntil, 1), '00:00', zone);

/** What the giving and the examination of a power say in the log; throws where the power does not hold. */
export function powerAct(request: PowerRequest, s: CaseSituation, world: CaseWorld): PowerMade {
  if (request.kind === 'powerGiven') {
    const { name, identifier, scope, scopes, validUntil, fee, evidenceIds } = request;
    if (evidenceIds.length === 0) throw new Refusal('authority-needed', { field: '/evidenceIds' });
    assertRuns(validUntil, world);
    // An edition that a city has signed before there was this limit gives it no date.
    const dated = world.pack.limits.powerExamination === undefined ? {} : { examination: clockNow('powerExamination', world, s.platformId) };
    return { draft: { kind: 'powerGiven', facts: { scopes, validUntil, fee, evidenceIds, ...dated } }, content: { name, identifier, scope } };
  }
  const { granted, reasons } = request;
  const ask = s.powerAsk;
  if (ask === undefined) throw new Refusal('not-allowed-in-stage', { params: { phase: s.phase } });
  if (!granted) return { draft: { kind: 'powerExamined', facts: { granted: false } }, content: { reasons } };
  assertRuns(ask.validUntil, world);
  const { agent } = world;
  // Nobody logs in by that number, or the subject itself does.
  if (agent === undefined || agent.own) throw new Refusal('not-found', { field: '/granted' });
  const rule = world.pack.intake?.agents ?? null;
  if (rule !== null && agent.subjects >= rule.most) throw new Refusal('agent-limit', { field: '/granted', params: { days: rule.days, most: rule.most } });
  const flagged = isFlagged({ as: 'agent', fee: ask.fee }, { pack: world.pack, agentSubjects: agent.subjects });
  return {
    draft: { kind: 'powerExamined', facts: { granted: true, power: { userId: agent.userId, scopes: ask.scopes, endsAt: endOf(ask.validUntil, world.pack) }, ...(flagged === undefined ? {} : { flagged }) } },
    content: { reasons },
  };
}

function assertRuns(validUntil: Day, { at, pack }: Pick<CaseWorld, 'at' | 'pack'>): void {
  if (validUntil < dayAt(at, pack.zone)) throw new Refusal('authority-expired', { field: '/validUntil' });
}
