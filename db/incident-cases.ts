import { v7 as uuidv7 } from 'uuid';
import type { Act, Author } from '../domain/act.ts';
import { draftOf } from '../domain/case-acts.ts';
import { clockNow } from '../domain/case-world.ts';
import { Refusal } from '../domain/errors.ts';
import { asId } from '../domain/ids.ts';
import type { ActId, CaseId, DossierId, GroundId, IncidentId, RecordId, UserId } from '../domain/ids.ts';
import { decisionFor, foldIncident } from '../domain/incident.ts';
import type { IncidentSituation } from '../domain/incident.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import { stillSuspended } from '../domain/suspension-situation.ts';
import type { Instant } from '../domain/time.ts';
import { dayAt } from '../domain/time.ts';
import { loadActs, openDossier } from './act-log.ts';
import { add, close, newDesk, openCase, sealWords, worldOf } from './case-desk.ts';
import type { Trx } from './database.ts';
import { inOneTransaction, takeRole } from './database.ts';
import { withLinked } from './duplicate-register.ts';
import { seeDecidedBeside } from './merged-cases.ts';
import { incidentDossier, progressOf } from './incident-desk.ts';
import { caseNumber } from './numbering.ts';
import { stillBehind } from './procedure-repository.ts';
import type { Register } from './register.ts';
import { newActId } from './register.ts';

/** The one ground of a case of an incident. */
const GROUND = asId<GroundId>('g1');

/** Wakes the procedures that something is news for. */
type Poke = (ids: ProcedureId[]) => void;
interface Incident {
  s: IncidentSituation;
  acts: Act[];
  words: { what: string; facts: string; reasons: string };
}

async function incidentOf(register: Register, id: IncidentId): Promise<Incident> {
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    const acts = await loadActs(trx, incidentDossier(id));
    const { what, facts, reasons } = await trx.selectFrom('incident').select(['what', 'facts', 'reasons']).where('id', '=', id).executeTakeFirstOrThrow();
    return { s: foldIncident(acts), acts, words: { what, facts: facts ?? '', reasons: reasons ?? '' } };
  });
}

/** No chunk takes longer, however slow the house is: whoever runs it is waited for a minute. */
const LONGEST_CHUNK_MS = 20_000;
/** Nobody is waited for longer: the procedures are behind because the engine is away, and come round by themselves. */
const PATIENCE_MS = 2_000;
const LOOK_AGAIN_MS = 25;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Some records of a chunk, one transaction each: numbers and letters of one case never wait for those of a whole chunk, and neither does anybody
 * else who needs one. Behind people's single acts: the next record comes only when the procedures have done what follows from this one, and when the house has been left to others for as
 * long as all that took. What broke off is gone on with; a record that is locked comes round again.
 */
async function chunk(register: Register, incident: Incident, by: UserId, which: 'toOpen' | 'toSettle', size: number, poke: Poke, does: (trx: Trx, recordId: RecordId, caseId: CaseId | null) => Promise<ProcedureId[]>): Promise<number> {
  const id = incident.s.incidentId;
  const end = performance.now() + LONGEST_CHUNK_MS;
  for (let i = 0; i < size && performance.now() < end; i += 1) {
    const begun = performance.now();
    let recordId: RecordId | undefined;
    let took = 0;
    const next = (trx: Trx) => trx.selectFrom('incident_record').select(['record_id', 'case_id']).where('incident_id', '=', id).where('skipped', 'is', null)
      .$if(which === 'toOpen', (q) => q.where('case_id', 'is', null)).$if(which === 'toSettle', (q) => q.where('case_id', 'is not', null).where('settled_at', 'is', null))
      .orderBy('record_id').limit(1).forUpdate().skipLocked().executeTakeFirst();
    try {
      const done = await inOneTransaction(register.db, async (trx) => {
        // What a person's act entails in many cases is written in that person's name and rights, as if it had been one transaction.
        await takeRole(trx, 'zm_register', by);
        const row = await next(trx);
        recordId = row?.record_id;
        return row === undefined ? null : does(trx, row.record_id, row.case_id);
      });
      if (done === null) break;
      poke(done);
      took = performance.now() - begun;
      if (await followedUp(register, done)) took = performance.now() - begun;
    } catch (error) {
      // What cannot be done for one (a name that no font has) is left for a person, with its reason; its measures go on resting. The others go on.
      if (!(error instanceof Refusal) || error.code === 'busy' || error.code === 'unavailable' || recordId === undefined) throw error;
      const { code } = error;
      await skip(register, id, recordId, code);
    }
    await wait(took);
  }
  return register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return (await progressOf(trx, id))[which];
  });
}

/** Waits until nothing of these cases is behind; false when that has not come about in time. */
async function followedUp(register: Register, pokes: readonly ProcedureId[]): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  const behind = () => register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_procedure');
    return stillBehind(trx, pokes);
  });
  while (pokes.length > 0 && await behind()) {
    if (performance.now() > end) return false;
    await wait(LOOK_AGAIN_MS);
  }
  return true;
}

const skip = (register: Register, id: IncidentId, recordId: RecordId, code: Refusal['code']) => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  await trx.updateTable('incident_record').set({ skipped: code }).where('incident_id', '=', id).where('record_id', '=', recordId).execute();
});

const authorOf = (act: Act): Author => act.author;

/** 立案: a case for each record, received at the instant the fault was found, in the name of who found it. Its own holds take the place of the batch's, on other records of the same fact as well. Returns how many are left. */
export async function openIncidentCases(register: Register, id: IncidentId, size: number, poke: Poke): Promise<number> {
  const incident = await incidentOf(register, id);
  const { s, acts, words } = incident;
  if (s.opened !== null) return 0;
  const found = acts[0]!;
  return chunk(register, incident, s.found.by, 'toOpen', size, poke, async (trx, recordId) => {
    const caseId = asId<CaseId>(uuidv7());
    const record = await trx.selectFrom('record').select(['subject_id', 'provider_id', 'state']).where('id', '=', recordId).executeTakeFirstOrThrow();
    const context = await worldOf(register, trx, recordId, caseId, s.pack, () => 0);
    if (record.state === 'revoked') {
      await trx.updateTable('incident_record').set({ skipped: 'withdrawn' }).where('incident_id', '=', id).where('record_id', '=', recordId).execute();
      await releaseHold(trx, id, [recordId], found.id, context.now);
      return [];
    }
    const world = { ...context.world, at: found.occurredAt };
    const number = await caseNumber(trx, Number(dayAt(world.at, world.pack.zone).slice(0, 4)));
    const head = await openDossier(trx, asId<DossierId>(caseId), 'case');
    const content = await sealWords(register, trx, record.subject_id, 'filed', { grounds: [{ groundId: GROUND, explanation: words.what, claimedValue: null }], refusal: null });
    const actId = newActId();
    const desk = newDesk(register, trx, head, { world, now: context.now }, {
      draft: {
        kind: 'filed',
        facts: {
          caseId, recordId, recordVersion: world.record.version, subjectId: record.subject_id, providerId: record.provider_id, platformId: s.platformId, number, grounds: [{ id: GROUND, ...s.ground }],
          evidenceIds: [], pack: world.pack.version, acceptance: clockNow('acceptance', world, s.platformId), total: clockNow('total', world), through: { how: 'exOfficio', orgId: s.platformId }, incident: id,
        },
      },
      author: authorOf(found), id: actId, content,
    });
    desk.world = await withLinked(trx, desk.world, desk.situation);
    const accepted = add(desk, { kind: 'accepted', facts: { verifiedBy: s.providerId } }, authorOf(found));
    const pokes = await close(desk);
    await trx.updateTable('incident_record').set({ case_id: caseId }).where('incident_id', '=', id).where('record_id', '=', recordId).execute();
    await releaseHold(trx, id, [recordId, ...(desk.world.linkedRecords ?? [])], accepted.id, context.now);
    return pokes;
  });
}

const releaseHold = (trx: Trx, id: IncidentId, recordIds: readonly RecordId[], by: ActId, at: Instant) =>
  trx.updateTable('hold').set({ released_at: at, released_by: by }).where('case_id', '=', asId<CaseId>(id)).where('record_id', 'in', recordIds).where('released_at', 'is', null).execute();

/** 逐案决定: what was found and decided for all becomes each case's own finding, decision and letter, in the name of who signed. */
export async function settleIncidentCases(register: Register, id: IncidentId, size: number, poke: Poke): Promise<number> {
  const incident = await incidentOf(register, id);
  const { s, acts, words } = incident;
  const signed = acts.find((a) => a.kind === 'incidentDecided');
  if (signed === undefined || s.settled !== null) return 0;
  return chunk(register, incident, s.decided!.by, 'toSettle', size, poke, async (trx, recordId, caseId) => {
    const desk = (await openCase(register, trx, caseId!))!;
    const { situation, world } = desk;
    const row = await trx.selectFrom('incident_record').select(['result', 'right_value']).where('incident_id', '=', id).where('record_id', '=', recordId).executeTakeFirstOrThrow();
    const done = () => trx.updateTable('incident_record').set({ settled_at: world.at, right_value: null }).where('incident_id', '=', id).where('record_id', '=', recordId).execute();
    // Ended, or decided by itself meanwhile: its basis annulled, for one.
    if (situation.phase !== 'verifying' && situation.phase !== 'deciding') {
      await done();
      return [];
    }
    const record = await trx.selectFrom('record').select('category').where('id', '=', recordId).executeTakeFirstOrThrow();
    // What was raised for all is raised in each: its letter is the superior's, in its own name.
    if (s.raised !== undefined) add(desk, { kind: 'decisionRaised', facts: s.raised }, { class: 'entailed', by: signed.id });
    add(desk, { kind: 'incidentHeard', facts: { incidentId: id, findings: row.result === null ? [] : [{ groundId: GROUND, result: row.result }] } }, { class: 'entailed', by: signed.id });
    const decision = decisionFor({ result: row.result, rightValue: row.right_value }, s, { category: record.category, suspended: situation.suspensions.flatMap(stillSuspended) }, words, world.pack);
    const { draft, content } = draftOf({ kind: 'decided' }, situation, world, decision);
    const sealed = { ...(await register.vault.seal(trx, situation.subjectId, content)), words: content };
    await seeDecidedBeside(desk, draft, content);
    add(desk, draft, authorOf(signed), { content: sealed });
    const pokes = await close(desk);
    await done();
    return pokes;
  });
}
