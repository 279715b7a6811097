import { sql } from 'kysely';
import type { ActDraft } from '../domain/act.ts';
import type { Calendar } from '../domain/calendar.ts';
import { dueAfter, startClock } from '../domain/clock.ts';
import { countedFor } from '../domain/clock-change.ts';
import type { CaseId, ComplaintId, DossierId, IncidentId, InquiryId, OrgId, RecordId, RepairId } from '../domain/ids.ts';
import { dutyRoles, NOT_URGED } from '../domain/ladder.ts';
import { raisedTo } from '../domain/incident.ts';
import type { LimitName } from '../domain/limit.ts';
import type { Pack } from '../domain/policy.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { Clock } from '../domain/clock-fold.ts';
import type { Instant } from '../domain/time.ts';
import { add, close, openCase } from './case-desk.ts';
import { platformId } from './case-register.ts';
import { addToComplaint, closeComplaint, openComplaint } from './complaint-desk.ts';
import type { Trx } from './database.ts';
import { businessNow, inOneTransaction, takeRole } from './database.ts';
import { addToIncident, clerksOf, closeIncident, openIncident, superiorOf } from './incident-desk.ts';
import { issueIncidentLetter } from './incident-letters.ts';
import { addToInquiry, closeInquiry, openInquiry } from './inquiry-desk.ts';
import { ownerOfParty } from './open-clocks.ts';
import { addToPublicityEnd, closePublicityEnd, openPublicityEnd } from './publicity-end-desk.ts';
import { isAway } from './platform-absence.ts';
import { oneByOne } from './one-by-one.ts';
import type { Register } from './register.ts';
import { addToRepair, closeRepair, openRepair } from './repair-desk.ts';
import { claimRung } from './rung-register.ts';
import type { Party } from './schema.ts';

/** The kinds of dossier that have duties, and so a ladder. */
const LADDERS = ['case', 'inquiry', 'repair', 'complaint', 'incident', 'record'] as const;

interface DueRung {
  about: (typeof LADDERS)[number];
  dossierId: DossierId;
  limit: LimitName;
  ref: string;
  generation: number;
}

type RungKind = 'urged' | 'escalated';
type RungDraft = Extract<ActDraft, { kind: RungKind }>;
interface Climbed {
  kind: RungKind | null;
  pokes: ProcedureId[];
}
const NOTHING: Climbed = { kind: null, pokes: [] };

/**
 * Climbs the ladder of overdue duties: urge (催办) at the due instant, escalate (督办) after the pack's further limit, each
 * once per generation of a clock. Runs in the dispatcher, also with the engine down. Returns what was done and whom to poke.
 */
export async function sweepRungs(register: Register, limit = 50): Promise<{ urged: number; escalated: number; pokes: ProcedureId[] }> {
  const done = { urged: 0, escalated: 0, pokes: [] as ProcedureId[] };
  // Nobody is urged for time that is the platform's.
  if (await register.db.transaction().execute(async (trx) => { await takeRole(trx, 'zm_procedure'); return isAway(trx); })) return done;
  await oneByOne('ladder', await dueRungs(register, limit), (rung) => `${rung.dossierId} ${rung.limit}`, async (rung) => {
    const { kind, pokes } = await climb(register, rung);
    if (kind !== null) done[kind] += 1;
    done.pokes.push(...pokes);
  });
  return done;
}

async function dueRungs(register: Register, limit: number): Promise<DueRung[]> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    await register.calendars.upToDate(trx);
    const now = await businessNow(trx);
    const rows = await trx.selectFrom('clock').innerJoin('dossier', 'dossier.id', 'clock.case_id')
      .select(['dossier.kind', 'clock.case_id', 'clock.limit_name', 'clock.ref', 'clock.generation', 'clock.owner', 'clock.due_at', 'clock.urged_at', sql<string>`clock.terms ->> 'pack'`.as('pack')])
      .where('dossier.kind', 'in', [...LADDERS]).where('clock.ended_at', 'is', null).where('clock.escalated_at', 'is', null)
      .where('clock.due_at', '<', now).where(sql<boolean>`clock.owner like 'org:%'`)
      .where('clock.limit_name', 'not in', [...NOT_URGED]).orderBy('clock.due_at').execute();
    return rows.filter((r) => register.clockPack(r.pack).ladder.rungs.includes(r.urged_at === null ? 'urge' : 'escalate'))
      .filter((r) => r.urged_at === null || (r.due_at !== null && escalationDue(register, r.due_at, r.limit_name, r.owner) <= now)).slice(0, limit)
      .map((r) => ({ about: LADDERS.find((kind) => kind === r.kind) ?? 'case', dossierId: r.case_id, limit: r.limit_name, ref: r.ref, generation: r.generation }));
  });
}

/** Escalation stands one limit behind the due instant; which pack's is asked again under the lock. */
const escalationDue = (register: Register, dueAt: Instant, limit: LimitName, owner: Party): Instant => {
  const pack = register.currentPack();
  return dueAfter(dueAt, 'escalation', pack, register.calendarFor(pack, countedFor({ limit, owner: ownerOfParty(owner) }))).dueAt;
};

async function climb(register: Register, rung: DueRung): Promise<Climbed> {
  return inOneTransaction(register.db, async (trx: Trx) => {
    await takeRole(trx, 'zm_procedure');
    switch (rung.about) {
      case 'case':
        return climbInCase(register, trx, rung);
      case 'inquiry':
        return climbInInquiry(register, trx, rung);
      case 'repair':
        return climbInRepair(register, trx, rung);
      case 'complaint':
        return climbInComplaint(register, trx, rung);
      case 'incident':
        return climbInIncident(register, trx, rung);
      case 'record':
        return climbInRecord(register, trx, rung);
    }
  });
}

async function climbInCase(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openCase(register, trx, rung.dossierId as string as CaseId);
  const clock = desk?.situation.clocks.find((c) => isOf(c, rung));
  if (desk === undefined || clock === undefined) return NOTHING;
  const draft = nextRung(clock, desk.world);
  if (draft === undefined) return NOTHING;
  add(desk, draft, { class: 'sweep' });
  const pokes = await close(desk);
  await tell(trx, rung, draft, desk.situation.platformId, desk.world.at);
  return { kind: draft.kind, pokes };
}

/** An inquiry is urged and escalated as acts in its own log. No procedure waits for it, and no letter goes out: every letter speaks of a case and its record. */
async function climbInInquiry(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openInquiry(trx, rung.dossierId as string as InquiryId);
  if (desk === undefined || !isOf(desk.situation.duty, rung)) return NOTHING;
  const { duty } = desk.situation;
  const draft = nextRung(duty, await plainWorld(register, duty, desk.now));
  if (draft === undefined) return NOTHING;
  addToInquiry(desk, draft, { class: 'sweep' }, { occurredAt: desk.now });
  await closeInquiry(desk);
  await tell(trx, rung, draft, desk.situation.platformId, desk.now);
  return { kind: draft.kind, pokes: [] };
}

async function climbInRepair(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openRepair(register, trx, rung.dossierId as string as RepairId);
  const clock = desk?.situation.clocks.find((c) => isOf(c, rung));
  if (desk === undefined || clock === undefined) return NOTHING;
  const draft = nextRung(clock, desk.world);
  if (draft === undefined) return NOTHING;
  addToRepair(desk, draft, { class: 'sweep' });
  const pokes = await closeRepair(desk);
  await tell(trx, rung, draft, desk.situation.platformId, desk.world.at);
  return { kind: draft.kind, pokes };
}

/** A complaint is urged and escalated in its own log; whoever is above hears of it, the platform never does: it may be the one complained of. */
async function climbInComplaint(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openComplaint(trx, rung.dossierId as string as ComplaintId);
  const clock = desk?.situation.clocks.find((c) => isOf(c, rung));
  if (desk === undefined || clock === undefined) return NOTHING;
  const draft = nextRung(clock, await plainWorld(register, clock, desk.now));
  if (draft === undefined) return NOTHING;
  addToComplaint(desk, draft, { class: 'sweep' }, { occurredAt: desk.now });
  await closeComplaint(desk);
  const { supervisorId } = desk.situation;
  const told: RungDraft = draft.kind === 'escalated' ? { ...draft, facts: { ...draft.facts, superiorId: draft.facts.superiorId ?? supervisorId } } : draft;
  await tell(trx, rung, told, supervisorId, desk.now);
  return { kind: draft.kind, pokes: [] };
}

/** A recipient that has not confirmed an end by itself is urged and escalated in the record's own log. */
async function climbInRecord(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openPublicityEnd(register, trx, rung.dossierId as string as RecordId);
  const clock = desk?.situation.clocks.find((c) => isOf(c, rung));
  if (desk === undefined || clock === undefined) return NOTHING;
  const draft = nextRung(clock, await plainWorld(register, clock, desk.at));
  if (draft === undefined) return NOTHING;
  await addToPublicityEnd(desk, draft, { class: 'sweep' });
  await closePublicityEnd(desk);
  await tell(trx, rung, draft, await platformId(register), desk.at);
  return { kind: draft.kind, pokes: [] };
}

/** A faulty batch is urged and escalated once for all; its provider's superior may answer then. */
async function climbInIncident(register: Register, trx: Trx, rung: DueRung): Promise<Climbed> {
  const desk = await openIncident(trx, rung.dossierId as string as IncidentId);
  const clock = desk?.situation.clocks.find((c) => isOf(c, rung));
  if (desk === undefined || clock === undefined) return NOTHING;
  const draft = nextRung(clock, await plainWorld(register, clock, desk.now));
  if (draft === undefined) return NOTHING;
  // No clock of the superior's own: it answers, or the platform decides what nobody verifies.
  const { answer: _own, ...facts } = 'answer' in draft.facts ? draft.facts : { ...draft.facts, answer: undefined };
  const rungOf = { ...draft, facts } as RungDraft;
  const act = addToIncident(desk, rungOf, { class: 'sweep' }, { occurredAt: desk.now });
  if (clock.limit === 'verification' && (act.kind === 'urged' || act.kind === 'escalated')) await issueIncidentLetter(register, desk, act);
  // From here on it may be decided although nobody has verified.
  if (clock.limit === 'verification' && act.kind === 'escalated') {
    const raised = raisedTo(desk.situation, await clerksOf(trx, desk.situation.platformId), await superiorOf(register, desk.situation.platformId));
    if (raised !== undefined) addToIncident(desk, { kind: 'decisionRaised', facts: { orgId: raised } }, { class: 'entailed', by: act.id }, { occurredAt: desk.now });
  }
  const pokes = await closeIncident(desk);
  await tell(trx, rung, rungOf, desk.situation.platformId, desk.now);
  return { kind: draft.kind, pokes };
}

/** What a rung is judged by where no case is at hand: the pack its clock was started on. */
async function plainWorld(register: Register, { terms }: Clock, at: Instant): Promise<LadderWorld> {
  const orgs = await register.organisations.all();
  const pack = register.clockPack(terms.pack);
  return { at, pack, calendarOf: (org) => register.calendarFor(pack, org), calendar: register.calendarFor(pack, null), superiorOf: (org) => orgs.get(org)?.superiorId ?? null };
}

/** Notes in the act's own transaction who is to be told: whose duty it is, or after an escalation the organ above. */
async function tell(trx: Trx, { dossierId: case_id, limit, ref, generation }: DueRung, { kind, facts }: RungDraft, platformId: OrgId, at: Instant): Promise<void> {
  const key = { case_id, limit_name: limit, ref, generation };
  if (kind === 'urged') await claimRung(trx, { ...key, rung: 'urge' }, { party: `org:${facts.orgId}`, role: dutyRoles(limit) }, at);
  else if (facts.superiorId === null) await claimRung(trx, { ...key, rung: 'escalate' }, { party: `org:${platformId}`, role: 'clerk' }, at);
  else await claimRung(trx, { ...key, rung: 'escalate' }, { party: `org:${facts.superiorId}`, role: 'supervisor' }, at);
}

const isOf = (clock: Clock, rung: DueRung): boolean => clock.limit === rung.limit && clock.ref === rung.ref && clock.generation === rung.generation;

interface LadderWorld {
  at: Instant;
  pack: Pack;
  calendar: Calendar;
  calendarOf(org: OrgId): Calendar;
  superiorOf(org: OrgId): OrgId | null;
}

/** The rung a duty stands before now, asked under the lock; undefined when its turn has not come or it has been climbed. */
function nextRung({ limit, ref, generation, owner, terms, superiorId, endedAt, urgedAt, escalatedAt }: Clock, world: LadderWorld): RungDraft | undefined {
  // A clock that stands still is not due.
  if (endedAt !== null || !('org' in owner) || terms.dueAt === null || terms.dueAt > world.at) return undefined;
  const facts = { limit, ref, orgId: owner.org, generation };
  const { rungs } = world.pack.ladder;
  if (urgedAt === null) return rungs.includes('urge') ? { kind: 'urged', facts } : undefined;
  if (escalatedAt !== null || !rungs.includes('escalate')) return undefined;
  const counted = countedFor({ limit, owner });
  if (dueAfter(terms.dueAt, 'escalation', world.pack, counted === null ? world.calendar : world.calendarOf(counted)).dueAt > world.at) return undefined;
  const superior = superiorId ?? world.superiorOf(owner.org);
  // 督办: the superior of a silent provider has a clock of its own.
  const answer = limit === 'verification' && superior !== null ? { answer: startClock('superiorAnswer', world.at, world.pack, world.calendarOf(superior)) } : {};
  return { kind: 'escalated', facts: { ...facts, superiorId: superior, ...answer } };
}
