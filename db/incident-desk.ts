import { sql } from 'kysely';
import type { Act, ActDraft, Author } from '../domain/act.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, IncidentId, OrgId, UserId } from '../domain/ids.ts';
import { applyToIncident, foldIncident, incidentPhase, incidentView } from '../domain/incident.ts';
import type { IncidentSituation } from '../domain/incident.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { concernedBy, procedureId } from '../domain/procedure.ts';
import type { NewIncidentLetter } from './incident-tables.ts';
import type { Instant } from '../domain/time.ts';
import type { Head } from './act-log.ts';
import { flush, loadActs, lockDossiers, LogWriter } from './act-log.ts';
import { projectClocks } from './case-projection.ts';
import type { Trx } from './database.ts';
import { businessNow } from './database.ts';
import type { Register } from './register.ts';
import { wantProcedures } from './procedure-repository.ts';

/** One faulty batch under its lock, and what this transaction adds to its log. */
export interface IncidentDesk {
  trx: Trx;
  writer: LogWriter;
  before: IncidentSituation | null;
  situation: IncidentSituation;
  /** The register's clock under the lock. */
  now: Instant;
  /** Letters issued now, to be written after the acts. */
  letters: NewIncidentLetter[];
}

export const incidentDossier = (id: IncidentId): DossierId => asId<DossierId>(id);

/** Locks an incident and folds its log; undefined when there is none. */
export async function openIncident(trx: Trx, id: IncidentId): Promise<IncidentDesk | undefined> {
  if ((await trx.selectFrom('incident').select('id').where('id', '=', id).executeTakeFirst()) === undefined) return undefined;
  const head = (await lockDossiers(trx, [incidentDossier(id)])).get(incidentDossier(id));
  if (head === undefined) return undefined;
  const situation = foldIncident(await loadActs(trx, head.id));
  const now = await businessNow(trx);
  return { trx, writer: new LogWriter(head, now), before: structuredClone(situation), situation, now, letters: [] };
}

/** The desk of an incident that begins here; its dossier has just been opened. */
export function newIncident(trx: Trx, head: Head, now: Instant, draft: Extract<ActDraft, { kind: 'incidentFound' }>, author: Author, options: { id: ActId; occurredAt: Instant }): IncidentDesk {
  const writer = new LogWriter(head, now);
  return { trx, writer, before: null, situation: foldIncident([writer.append(draft, author, options)]), now, letters: [] };
}

export function addToIncident(desk: IncidentDesk, draft: ActDraft, author: Author, options: { id?: ActId; occurredAt: Instant }): Act {
  const act = desk.writer.append(draft, author, options);
  applyToIncident(desk.situation, act);
  return act;
}

/** Writes acts, clocks and the row; who inserts the row of a new incident is its register. Returns whom to poke. */
export async function closeIncident({ trx, writer, before, situation: s, letters }: IncidentDesk): Promise<ProcedureId[]> {
  await flush(trx, [writer]);
  if (letters.length > 0) await trx.insertInto('incident_letter').values(letters).execute();
  if (s.raised !== undefined && before?.raised === undefined) await trx.insertInto('case_party').values({ case_id: asId<CaseId>(s.incidentId), party: `org:${s.raised.orgId}` }).onConflict((c) => c.doNothing()).execute();
  await trx.updateTable('incident').set({ phase: incidentPhase(s), answered_at: s.answered?.at ?? null, decided_at: s.decided?.at ?? null, closed_at: s.closedAt }).where('id', '=', s.incidentId).execute();
  await projectClocks(trx, incidentDossier(s.incidentId), before?.clocks ?? [], s.clocks);
  const casesOpen = await casesOpenOf(trx, s.incidentId);
  const pokes = concernedBy(before, s, (each) => [procedureId('incident', each.incidentId)], (_, each) => incidentView(each, casesOpen));
  await wantProcedures(trx, asId<CaseId>(s.incidentId), pokes, s.seq);
  return pokes;
}

/** Cases of an incident that are not closed yet. */
export async function casesOpenOf(trx: Trx, id: IncidentId): Promise<number> {
  const { n } = await trx.selectFrom('case_file').select((e) => e.fn.countAll<number>().as('n')).where('incident_id', '=', id).where('phase', '!=', 'closed').executeTakeFirstOrThrow();
  return Number(n);
}

/** With its last case a faulty batch can be closed: its procedure has to look again. Of two that close at once the second sees the first. */
export async function lastOfIncident(trx: Trx, id: IncidentId): Promise<ProcedureId[]> {
  await trx.selectFrom('incident').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  if ((await casesOpenOf(trx, id)) > 0) return [];
  const { seq } = await trx.selectFrom('dossier').select('seq').where('id', '=', incidentDossier(id)).executeTakeFirstOrThrow();
  const pokes = [procedureId('incident', id)];
  // There will be one more act: its being closed, or first that all are settled.
  await wantProcedures(trx, asId<CaseId>(id), pokes, seq + 1);
  return pokes;
}

/** Records still to be given a case, or a decision; and how many were done and left out. */
export async function progressOf(trx: Trx, id: IncidentId): Promise<{ toOpen: number; toSettle: number; opened: number; settled: number; skipped: number }> {
  const { rows } = await sql<{ to_open: number; to_settle: number; opened: number; settled: number; skipped: number }>`
    select count(*) filter (where case_id is null and skipped is null)::int as to_open, count(*) filter (where case_id is not null and settled_at is null and skipped is null)::int as to_settle,
      count(*) filter (where case_id is not null)::int as opened, count(*) filter (where settled_at is not null)::int as settled, count(*) filter (where skipped is not null)::int as skipped
    from incident_record where incident_id = ${id}`.execute(trx);
  const r = rows[0]!;
  return { toOpen: r.to_open, toSettle: r.to_settle, opened: r.opened, settled: r.settled, skipped: r.skipped };
}

/** The clerks of the platform, each with the unit they work in. */
export async function clerksOf(trx: Trx, platformId: OrgId): Promise<{ userId: UserId; orgId: OrgId; unitId?: OrgId }[]> {
  const rows = await trx.selectFrom('app_user as u').select(['u.id', 'u.unit_id']).where('u.org_id', '=', platformId).where('u.enabled', '=', true).where('u.kind', '=', 'person')
    .where((e) => e.exists(e.selectFrom('user_role as r').select('r.user_id').whereRef('r.user_id', '=', 'u.id').where('r.role', '=', 'clerk'))).execute();
  return rows.map(({ id, unit_id }) => ({ userId: id, orgId: platformId, ...(unit_id === null ? {} : { unitId: unit_id }) }));
}

export const superiorOf = async (register: Register, orgId: OrgId): Promise<OrgId | null> => (await register.organisations.all()).get(orgId)?.superiorId ?? null;
