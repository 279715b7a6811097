import type { PolicyPack } from './policy.ts';
import { Refusal } from './errors.ts';
import type { AgentFilingFacts, AgentFilingWords, RepresentativeKind } from './agent-acts.ts';
import type { FeeAnswer, PowerFacts, PowerScope } from './filing-acts.ts';
import { POWER_SCOPES } from './filing-acts.ts';
import type { EvidenceId, UserId } from './ids.ts';
import { assertAuthority, isFlagged } from './office-filing.ts';
import type { Day, Instant } from './time.ts';
import { addDays, instantOn } from './time.ts';

/**
 * 代理、承继申请 (law.md §8, 5 and 37): an objection that somebody files online for another. It names the record by what a paper says, and nothing is looked up
 * before a person of the platform has examined the authority: so no answer tells a stranger whether there is such a record.
 */
export interface AgentFiling extends Omit<AgentFilingWords, 'scope'> {
  evidenceIds: EvidenceId[];
  applicant: { as: RepresentativeKind; scope: string; scopes: PowerScope[]; validUntil: Day | null; proofIds: EvidenceId[]; fee: FeeAnswer };
}

interface Filer {
  pack: PolicyPack;
  now: Instant;
  identifier: string;
  /** For how many others this person has filed within the pack's days, whether or not anything came of it. */
  others: number;
}

/** What the act of filing for another says; throws where the authority does not hold as it is told, or for too many. */
export function agentFilingFacts({ identifier, evidenceIds, applicant }: AgentFiling, filer: Filer): AgentFilingFacts {
  const { pack, others } = filer;
  // For oneself there is a form of its own, which shows the record.
  if (identifier === filer.identifier) throw new Refusal('invalid-field', { field: '/identifier' });
  const { as, scopes, validUntil, proofIds, fee } = applicant;
  const request = { ...applicant, name: '', identifier: filer.identifier };
  assertAuthority(request, evidenceIds, { pack, now: filer.now, agentSubjects: 0 });
  const rule = pack.intake?.agents ?? null;
  if (rule !== null && others >= rule.most) throw new Refusal('agent-limit', { field: '/identifier', params: { days: rule.days, most: rule.most } });
  const flagged = fee === 'charged' || isFlagged({ ...request, as: 'agent' }, { pack, agentSubjects: others }) === true;
  // 承继: whoever stands in the subject's place needs no leave of it.
  return { as, scopes: as === 'agent' ? scopes : [...POWER_SCOPES], validUntil, proofIds, evidenceIds, fee, ...(flagged ? { flagged } : {}) };
}

/** The power that the case begins with: good to the end of its last day. */
export const powerFrom = ({ scopes, validUntil }: AgentFilingFacts, userId: UserId, { zone }: Pick<PolicyPack, 'zone'>): PowerFacts => ({
  userId, scopes, endsAt: validUntil === null ? null : instantOn(addDays(validUntil, 1), '00:00', zone),
});
