import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { clockNow, sentBy } from './case-world.ts';
import { harmsFor, harmsOf } from './harm.ts';
import { DUTY_OF_HARM } from './harm-acts.ts';
import { asId } from './ids.ts';
import type { MeasureId, OrderId, OrgId, RecordId } from './ids.ts';
import type { Restorer } from './restoration-acts.ts';
import type { DutyDue, RestorationDuty } from './restoration-acts.ts';
import { LIMIT_OF_DUTY, RESTORATION_DUTIES, RESTORERS } from './restoration-acts.ts';
import type { CaseSituation } from './situation.ts';
import type { Suspension } from './suspension-situation.ts';
import { currentDecision } from './situation.ts';
import { stillSuspended } from './suspension-situation.ts';

/**
 * 恢复其信誉、消除不良影响 (四(五)): an order to each department that executed a measure on what was found wrong, whether it ever reported
 * doing so or not and also where the measure has run out meanwhile; to everybody else who was given the record, as far back as the pack looks, and may have acted on it
 * without a report; to the provider; and to whoever published it. Also where there never was a measure: what stood in public has done its harm. A record of the same fact
 * that is put right with it is restored with it.
 */
export function restorationOrders(s: CaseSituation, world: CaseWorld): ActDraft[] {
  // Restored is what a wrong record has done; nothing was found wrong where nothing could be verified or is left to decide.
  const { lift: lifted, outcome } = currentDecision(s);
  if (outcome !== 'upheld' && outcome !== 'partlyUpheld') return [];
  const rules = world.pack.restoration;
  // Whom the platform can only ask it orders nothing for its measures; where it published the record, it is asked to withdraw that, and nothing waits for it.
  const ordered = (orgId: OrgId): boolean => world.stayedBy?.(orgId) !== 'request';
  const theirs = (o: Suspension): MeasureId[] => (ordered(o.orgId) ? stillSuspended(o).filter((id) => lifted.includes(id)) : []);
  const kinds = new Map([...(world.harms ?? []), ...(world.linked ?? []).flatMap((r) => r.measures)].map((m) => [m.id, m.kind]));
  const executed = new Map([...Map.groupBy(s.suspensions.filter((o) => theirs(o).length > 0), (o) => o.orgId)].map(([orgId, orders]) => [orgId, orders.flatMap(theirs)]));
  // What ran out before it could be suspended has done its harm all the same.
  const beside = new Map((world.linked ?? []).flatMap(({ recordId, measures }) => measures.map((m) => [m.id, { ...m, recordId }])));
  if (rules.length > 0) for (const m of new Map([...(world.harms ?? []), ...beside.values()].map((each) => [each.id, each])).values()) {
    if (!m.over) continue;
    const orgId = world.inOffice(m.executorId);
    if (!ordered(orgId)) continue;
    executed.set(orgId, [...(executed.get(orgId) ?? []), m.id]);
  }
  if (rules.length > 0) for (const h of harmsOf(s)) if (h.orgId !== null && ordered(world.inOffice(h.orgId)) && !executed.has(world.inOffice(h.orgId))) executed.set(world.inOffice(h.orgId), []);
  // Who had which record of the fact, the case's own first.
  const records = [
    { recordId: s.recordId, providerId: s.providerId, recipients: world.recipients, platformsAbove: world.platformsAbove ?? [], isPublic: world.isPublic !== false },
    ...(world.linked ?? []),
  ].map((r) => ({ recordId: r.recordId, provider: world.inOffice(r.providerId), recipients: r.recipients.map((org) => world.inOffice(org)), publishers: r.isPublic ? [s.platformId, ...r.platformsAbove.map((org) => world.inOffice(org))] : [] }));
  const [providers, above] = [records.map((r) => r.provider), [world.platformsAbove ?? [], ...(world.linked ?? []).map((r) => r.platformsAbove)].flat().map((org) => world.inOffice(org))];
  // What is executed on, since the record carries it still (law.md §8, 17), is not undone by whoever was right to execute it.
  const resuming = new Set(s.suspensions.filter((o) => stillSuspended(o).some((id) => !lifted.includes(id))).map((o) => world.inOffice(o.orgId)));
  // Who was given it without a measure of its own says what it did with it; platforms show it and execute nothing.
  const given = rules.length === 0 ? [] : records.flatMap((r) => r.recipients).filter((orgId) => !executed.has(orgId) && !resuming.has(orgId) && ordered(orgId) && ![...providers, s.platformId, ...above].includes(orgId));
  for (const orgId of given) executed.set(orgId, []);
  if (rules.length === 0 && executed.size === 0) return [];
  const others: [OrgId, Restorer][] = [...providers.map((org): [OrgId, Restorer] => [org, 'provider']), ...records.flatMap((r) => r.publishers).map((org): [OrgId, Restorer] => [org, 'publisher'])];
  const roles = new Map<OrgId, Restorer[]>([...executed.keys()].map((orgId) => [orgId, ['executor']]));
  for (const [orgId, of] of others) if (rules.some((r) => r.of === of) && !roles.get(orgId)?.includes(of)) roles.set(orgId, [...(roles.get(orgId) ?? []), of]);
  /** The records of the fact that it held or executed on, where that is more than the case's own. */
  const about = (orgId: OrgId, measureIds: readonly MeasureId[]): { recordIds?: RecordId[] } => {
    const on = new Set(measureIds.map((id) => beside.get(id)?.recordId ?? s.recordId));
    const theirs = records.filter((r) => on.has(r.recordId) || r.provider === orgId || r.recipients.includes(orgId) || r.publishers.includes(orgId)).map((r) => r.recordId);
    return theirs.every((id) => id === s.recordId) ? {} : { recordIds: theirs };
  };
  const anyMeasure = [...executed.values()].some((ids) => ids.length > 0);
  return [...roles].map(([orgId, of]): ActDraft => {
    const measureIds = executed.get(orgId) ?? [];
    const harms = rules.length === 0 ? [] : harmsFor(s, orgId, anyMeasure ? measureIds.length > 0 : of.includes('provider'), world.inOffice);
    // What the subject says it has lost is answered, whatever the kind of measure; who reported no measure answers for every kind.
    const duties = RESTORATION_DUTIES.filter((duty) => harms.some((h) => DUTY_OF_HARM[h.harm] === duty) || rules.some((r) => r.duty === duty && of.includes(r.of) && (r.measures === null || measureIds.length === 0 || measureIds.some((id) => kinds.has(id) && r.measures!.includes(kinds.get(id)!)))));
    return {
      kind: 'restorationOrdered',
      facts: {
        orderId: asId<OrderId>(world.newId()), orgId, measureIds, ...about(orgId, measureIds), ...(ordered(orgId) ? {} : { asked: true as const }), ...(given.includes(orgId) ? { given: true as const } : {}), restoration: clockNow('restoration', world, orgId), ...sentBy(orgId, world),
        ...(of.length === 1 && of[0] === 'executor' ? {} : { of: RESTORERS.filter((r) => of.includes(r)) }), ...(duties.length === 0 ? {} : { duties }), ...dueOf(duties, world, orgId), ...(harms.length === 0 ? {} : { harms: harms.map((h) => h.entryId) }),
      },
    };
  });
}

/** The dates of those duties for which the pack states a limit; the others run under the order's own. */
export function dueOf(duties: readonly RestorationDuty[], world: CaseWorld, orgId: OrgId): { due?: DutyDue[] } {
  const due = duties.filter((duty) => world.pack.limits[LIMIT_OF_DUTY[duty]] !== undefined).map((duty) => ({ duty, terms: clockNow(LIMIT_OF_DUTY[duty], world, orgId) }));
  return due.length === 0 ? {} : { due };
}
