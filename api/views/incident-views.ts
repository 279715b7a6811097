import type { incidentFor, incidentsFor } from '../../db/incident-reads.ts';
import type { Register } from '../../db/register.ts';
import type { Actor } from '../../domain/actor.ts';
import { hasRole } from '../../domain/actor.ts';
import { incidentPhase, mayOnIncident } from '../../domain/incident.ts';
import type { IncidentView } from '../schemas/incidents.ts';
import type { Orgs } from './shared-views.ts';
import { dueView, orgView } from './shared-views.ts';

type Row = Awaited<ReturnType<typeof incidentsFor>>[number];
export const incidentRow = (orgs: Orgs, i: Row) => ({
  id: i.id, number: i.number, provider: orgView(orgs, i.provider_id), ground: i.ground, field: i.field, records: i.records, phase: i.phase, foundAt: i.found_at, answeredAt: i.answered_at, decidedAt: i.decided_at,
  closedAt: i.closed_at,
});

/** A faulty batch for this reader: what is allowed comes from the table; a draft is the house's own. */
export function incidentView(register: Register, orgs: Orgs, actor: Actor, found: Awaited<ReturnType<typeof incidentFor>>): IncidentView {
  const { row, situation: s, progress, cases, letters, now, suspended, closed } = found;
  const house = hasRole(actor, 'clerk') || hasRole(actor, 'supervisor');
  const draft = mayOnIncident(s, actor, 'incidentDrafted');
  const decide = mayOnIncident(s, actor, 'incidentDecided');
  const clock = s.clocks.findLast((c) => c.endedAt === null) ?? s.clocks[0]!;
  const said = s.decided !== null || house;
  return {
    ...incidentRow(orgs, row), phase: incidentPhase(s), uploadId: row.upload_id, batchKey: row.batch_key, what: row.what, answer: row.answer, counts: s.answered?.counts ?? null,
    facts: said ? row.facts : null, reasons: said ? row.reasons : null, draft: house && s.draft !== null ? { at: s.draft.at, liftCorrected: s.draft.liftCorrected, silent: s.draft.silent } : null,
    due: dueView(register, clock.terms, now), urgedAt: clock.urgedAt, escalatedAt: clock.escalatedAt,
    opened: progress.opened, settled: progress.settled, skipped: progress.skipped, closed, suspended,
    mayAnswer: mayOnIncident(s, actor, 'incidentAnswered').allowed, mayDraft: draft.allowed, mayDecide: decide.allowed,
    whyNot: !decide.allowed && s.draft !== null && s.decided === null && house ? decide.code : !draft.allowed && draft.code === 'conflict-of-interest' ? draft.code : null,
    raisedTo: s.raised === undefined ? null : orgView(orgs, s.raised.orgId),
    letters: letters.map((l) => ({ id: l.id, kind: l.kind, number: l.number, issuedAt: l.issued_at, to: orgView(orgs, l.org_id) })),
    cases: cases.map((c) => ({ rowKey: c.row_key, title: c.title, caseId: house ? c.case_id : null, number: c.number, phase: c.phase, skipped: c.skipped, result: c.result })),
  };
}
