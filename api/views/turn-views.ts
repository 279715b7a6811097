import type { CaseMaterial } from '../../db/case-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Act } from '../../domain/act.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActContents } from '../../domain/content.ts';
import { hasRole } from '../../domain/actor.ts';
import type { OrderId } from '../../domain/ids.ts';
import { isPartOf } from '../../domain/organisation.ts';
import type { CaseSituation } from '../../domain/situation.ts';
import type { Verification } from '../../domain/verification-situation.ts';
import { dayAt } from '../../domain/time.ts';
import type { TurnFacts } from '../../domain/turn-acts.ts';
import { unitOf } from '../../domain/turn-situation.ts';
import { followed, joinedOf } from '../../domain/merge-situation.ts';
import type { CaseView } from '../schemas/cases.ts';
import type { Orgs } from './shared-views.ts';
import { orgView } from './shared-views.ts';
import type { Sight } from './sight.ts';

interface Desk extends CaseMaterial {
  register: Register;
  actor: Actor;
  orgs: Orgs;
  sight: Sight;
}
type TurnAct = Extract<Act, { kind: keyof TurnFacts }>;
const INTERNAL: ReadonlySet<Act['kind']> = new Set<keyof TurnFacts>(['subAssigned', 'subAssignmentRecalled', 'findingDrafted', 'extensionAsked', 'extensionDeclined']);

/** Whether an act is one within the organisation that verifies. */
export const isInternal = (act: Act): act is TurnAct => INTERNAL.has(act.kind);

/** Whom an organisation has prepare its answer is its own, its unit's and theirs who oversee; the applicant is answered by the organisation. */
export function mayKnowTurns(orderId: OrderId, s: CaseSituation, sight: Sight): boolean {
  const v = s.verifications.find((each) => each.orderId === orderId);
  if (v === undefined) return false;
  const unit = unitOf(v);
  return sight.own(v.orgId) || (unit !== undefined && sight.own(unit)) || sight.relations.some((r) => r === 'platform' || r === 'supervisor' || r === 'auditor');
}

/** 转办和延期申请, as far as the reader may know of them. */
export function turnView({ situation: s, sight, orgs, acts, words, now, register }: Desk, v: Verification): Pick<CaseView['verifications'][number], 'assigned' | 'extension'> {
  if (!mayKnowTurns(v.orderId, s, sight)) return { assigned: null, extension: null };
  const { assigned, extensionAsk: ask } = v;
  const said = (seq: number | undefined): unknown => { const act = seq === undefined ? undefined : acts.find((a) => a.seq === seq); return act === undefined ? undefined : words.get(act.id); };
  const last = (kind: keyof TurnFacts): number | undefined => acts.findLast((a) => a.kind === kind && 'orderId' in a.facts && a.facts.orderId === v.orderId)?.seq;
  const drafted = said(assigned?.drafted?.seq) as ActContents['findingDrafted'] | undefined;
  return {
    assigned: assigned === undefined ? null : {
      unit: orgView(orgs, assigned.to), at: assigned.at, until: assigned.until, recalled: assigned.recalledSeq !== undefined,
      overdue: v.answered === null && assigned.recalledSeq === undefined && dayAt(now, register.pack(s.pack).zone) > assigned.until,
      instructions: (said(assigned.seq) as ActContents['subAssigned'] | undefined)?.instructions ?? null,
      draft: drafted === undefined || assigned.drafted === undefined ? null : { at: assigned.drafted.at, findings: drafted.findings, evidence: drafted.evidence },
    },
    extension: ask === undefined ? null : {
      askedAt: ask.at, state: ask.state, reason: (said(ask.seq) as ActContents['extensionAsked'] | undefined)?.reason ?? null,
      declined: ask.state === 'declined' ? ((said(last('extensionDeclined')) as ActContents['extensionDeclined'] | undefined)?.reason ?? null) : null,
    },
  };
}

/** Units of the reader's organisation, for whoever could have them prepare its answer. */
export function unitsView({ situation: s, actor, orgs, now, register }: Desk): CaseView['units'] {
  const { orgId } = actor;
  if (orgId === null || !hasRole(actor, 'provider') || !s.verifications.some((v) => v.orgId === orgId && v.answered === null)) return [];
  const today = dayAt(now, register.pack(s.pack).zone);
  return [...orgs.values()].filter((o) => (o.validTo === null || o.validTo >= today) && isPartOf(orgs, o.id, orgId)).map((o) => orgView(orgs, o.id));
}

/** 一并审理: another's case is named only to those whom it concerns, too. */
export function mergingView({ situation: s, sight, mergeable, actor }: Desk): CaseView['merging'] {
  const inside = sight.relations.some((r) => r === 'platform' || r === 'supervisor' || r === 'auditor' || r === 'provider');
  const named = ({ caseId, number, sameSubject }: { caseId: string; number: string; sameSubject: boolean }) =>
    (inside || (sameSubject && actor.subjectId === s.subjectId) ? { id: caseId, number } : { id: null, number: null });
  const lead = followed(s);
  return {
    follows: lead === undefined ? null : named(lead), joined: joinedOf(s).map(named),
    mergeable: mergeable.map(({ id, number, subject_name, filed_at }) => ({ id, number, subject: subject_name, filedAt: filed_at })),
  };
}
