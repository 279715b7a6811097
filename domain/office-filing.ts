import type { Calendar } from './calendar.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import type { ApplicantKind, FeeAnswer, FilingFacts, FilingWay, PowerFacts } from './filing-acts.ts';
import type { EvidenceId, OrgId } from './ids.ts';
import type { Day, Instant } from './time.ts';
import { dayAt } from './time.ts';
import { workingDaysBetween } from './urgency.ts';

/** Who stands at the window, and by what right. */
export interface ApplicantRequest {
  as: ApplicantKind;
  name: string;
  /** Of an agent: its own number, by which it is known again. */
  identifier: string | null;
  scope: string;
  validUntil: Day | null;
  proofIds: EvidenceId[];
  fee: FeeAnswer;
  /** Filed online: under which power, and whether it was flagged when it came in. */
  online?: { power: PowerFacts; flagged: boolean };
}

/** A filing by somebody in office: at any department's counter, on paper at the platform's window, ex officio, or one that came in online from whoever acts for the subject. */
export interface OfficeFiling {
  how: FilingWay;
  /** On paper and online for another: when it was handed in. */
  receivedAt: Instant | null;
  /** null: nobody asked; the office has found the doubt itself (四(五): 主动发现). */
  applicant: ApplicantRequest | null;
}

interface AuthorityWorld extends Pick<CaseWorld, 'pack'> {
  now: Instant;
  /** For how many other subjects this agent has filed within the pack's days. */
  agentSubjects: number;
}

interface OfficeWorld extends AuthorityWorld {
  calendar: Calendar;
  orgId: OrgId;
}

/** What an office's filing says in the log; throws where the authority does not hold. Whether a receipt on paper is credible has been asked before (`assertCredible`). */
export function officeFacts({ how, receivedAt, applicant }: OfficeFiling, evidenceIds: readonly EvidenceId[], world: OfficeWorld): FilingFacts {
  if ((how === 'exOfficio') !== (applicant === null)) throw new Refusal('value-needed', { field: '/applicant' });
  if ((how === 'paper' || how === 'online') !== (receivedAt !== null)) throw new Refusal('value-needed', { field: '/receivedAt' });
  const through = { how, orgId: world.orgId };
  // 主动发现: the measures rest from the finding on; the subject is told (law.md §8, 38).
  if (applicant === null) return { through, provisional: true };
  const { as, validUntil, proofIds, fee, online } = applicant;
  assertAuthority(applicant, evidenceIds, world);
  const flagged = online?.flagged ?? isFlagged(applicant, world) ?? false;
  return { through, applicant: { as, validUntil, proofIds, fee, ...(flagged ? { flagged } : {}), ...(online === undefined ? {} : { power: online.power }) } };
}

/** 代理: the document is there, still valid, and says who the agent is (law.md §8, 5 and 37). */
export function assertAuthority({ as, identifier, validUntil, proofIds }: ApplicantRequest, evidenceIds: readonly EvidenceId[], { pack, now, agentSubjects }: AuthorityWorld): void {
  const stranger = proofIds.findIndex((id) => !evidenceIds.includes(id));
  if (stranger >= 0) throw new Refusal('unknown-evidence', { field: `/applicant/proofIds/${stranger}` });
  if (as === 'self') return;
  if (proofIds.length === 0) throw new Refusal('authority-needed', { field: '/applicant/proofIds' });
  if (validUntil !== null && validUntil < dayAt(now, pack.zone)) throw new Refusal('authority-expired', { field: '/applicant/validUntil' });
  if (as !== 'agent') return;
  if (validUntil === null) throw new Refusal('value-needed', { field: '/applicant/validUntil' });
  if (identifier === null) throw new Refusal('value-needed', { field: '/applicant/identifier' });
  const rule = pack.intake?.agents ?? null;
  if (rule !== null && agentSubjects >= rule.most) throw new Refusal('agent-limit', { field: '/applicant/identifier', params: { days: rule.days, most: rule.most } });
}

/** Filing costs nothing: an agent who takes money for it, or files for many, is looked into. */
export function isFlagged({ as, fee }: Pick<ApplicantRequest, 'as' | 'fee'>, { pack, agentSubjects }: Pick<AuthorityWorld, 'pack' | 'agentSubjects'>): true | undefined {
  const rule = pack.intake?.agents ?? null;
  return as === 'agent' && (fee === 'charged' || (rule !== null && agentSubjects + 1 >= rule.flagFrom)) ? true : undefined;
}

/** 书面: dated back only so far, by the pack of the day of its entry, never ahead, and with the paper itself beside it; the log keeps the instant of its entry as well. Asked before the pack of its receipt is looked for: there may be none. */
export function assertCredible(receivedAt: Instant, evidenceIds: readonly EvidenceId[], { pack, calendar, now }: Pick<OfficeWorld, 'pack' | 'calendar' | 'now'>): void {
  const rule = pack.intake?.paper ?? null;
  if (rule === null) throw new Refusal('not-provided-for', { params: { limit: 'acceptance' } });
  if (evidenceIds.length === 0) throw new Refusal('value-needed', { field: '/evidenceIds' });
  if (receivedAt > now || workingDaysBetween(dayAt(receivedAt, pack.zone), dayAt(now, pack.zone), calendar) > rule.withinWorkingDays) {
    throw new Refusal('receipt-not-credible', { field: '/receivedAt', params: { days: rule.withinWorkingDays } });
  }
}
