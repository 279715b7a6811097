import type { Actor } from './actor.ts';
import { hasRole, isAbove, overseesHouse } from './actor.ts';
import type { OrgId } from './ids.ts';
import { meetingOfRound } from './joint-meeting.ts';
import type { CaseSituation } from './situation.ts';
import { noticesOf } from './correction-situation.ts';

/** Organisations that have a part in a case, whoever of them it is in. */
const orgsOf = (s: CaseSituation): OrgId[] => [
  s.platformId, s.providerId, ...[...s.verifications, ...s.suspensions, ...noticesOf(s), ...s.restorations].map(({ orgId }) => orgId),
];

/**
 * Whether a case is this supervisor's to oversee (督办, 监督): of the platform's own organ or the one above it, right above an organisation that has a
 * part in the case, called upon in it, or its lead organ. Another authority's supervisor has no more to do with it than anybody.
 */
export const supervises = (s: CaseSituation, actor: Actor): boolean =>
  hasRole(actor, 'supervisor') && actor.orgId !== null
  && (overseesHouse(actor) || isAbove(actor, orgsOf(s)) || meetingOfRound(s)?.leadId === actor.orgId || s.clocks.some(({ owner, superiorId }) => superiorId === actor.orgId || ('org' in owner && owner.org === actor.orgId && !orgsOf(s).includes(owner.org))));

/** The same of what is told to single organisations after a repair or an end by itself: the platform's overseers, and whoever stands above one of them. */
export const supervisesAny = (orgs: readonly OrgId[], actor: Actor): boolean => overseesHouse(actor) || isAbove(actor, orgs);
