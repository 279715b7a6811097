import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PersonalRequest } from '../db/case-register.ts';
import { takeRole } from '../db/database.ts';
import { progressOf } from '../db/incident-desk.ts';
import { answerIncident, decideIncident, draftIncident, findIncident } from '../db/incident-register.ts';
import type { Register } from '../db/register.ts';
import { newActId } from '../db/register.ts';
import { closeBatch, openBatch, takeRows } from '../db/upload-register.ts';
import type { Actor } from '../domain/actor.ts';
import { asId } from '../domain/ids.ts';
import type { IncidentId, MeasureId, RecordId, UploadId } from '../domain/ids.ts';
import type { RecordFields } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { parseDay } from '../domain/time.ts';
import { RESOURCES, TAX } from '../main/demo/city/organisations.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';
import { makeRegister } from '../main/make-register.ts';
import { actorFor, demoActor } from '../test/setup/play-story.ts';
import { startHouse } from './house.ts';
import { httpTable } from './http-table.ts';
import { percentile } from './statistics.ts';

/** Filings in the quiet house, and as many in the same time while the incident goes on: two or three a second, which is far more than a city has. */
const QUIET = 150;
const EVERY_MS = 400;
/** So many filings tell what a phase costs others; a bench that files for as long as three thousand letters take is run by nobody. */
const MOST = 500;

interface Phase { seconds: number; casesDone: number; filings: number; p50: number; p95: number; ratio: number }
interface IncidentFigures {
  bench: 'incident';
  at: string;
  machine: { cpus: number; cpu: string; node: string };
  cases: number;
  suspendedAfterMs: number;
  suspended: number;
  quiet: { filings: number; p50: number; p95: number };
  /** Another subject's filing over HTTP, while cases are opened, and while they are decided. */
  opening: Phase;
  settling: Phase;
  goalRatio: 2;
}

const asking = (actor: Actor): PersonalRequest => {
  const actId = newActId();
  return { actor, actId, key: { actor: actor.userId, route: 'bench', key: actId, fingerprint: Buffer.from(actId) }, elapsedMs: () => 0 };
};

/** A batch of so many companies, each with a measure in force. */
async function plantBatch(register: Register, cases: number): Promise<UploadId> {
  const provider = { ...actorFor(TAX, 'provider'), orgId: TAX };
  const batch = await openBatch(register, provider, 'faulty', 'csv');
  for (let from = 0; from < cases; from += 200) {
    await takeRows(register, batch, Array.from({ length: Math.min(200, cases - from) }, (_unused, i) => {
      const no = from + i + 1;
      const fields: RecordFields = { subjectName: `批内企业${no}`, documentNumber: `税罚${no}号`, conduct: '逾期申报', penalty: '罚款', amount: '1000.00', decidedOn: '2026-01-05', publicUntil: '', performed: 'no' };
      return { no, read: { row: { rowKey: `r${no}`, identifier: `91BATCH0${String(no).padStart(10, '0')}`, subjectKind: 'company' as const, category: 'penalty' as const, title: '行政处罚', fields } } };
    }));
  }
  await closeBatch(register, batch, { sha256: Buffer.alloc(32), fault: null });
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', provider.userId);
    const records = await trx.selectFrom('upload_row').innerJoin('record', 'record.id', 'upload_row.record_id').select(['record.id', 'record.subject_id']).where('upload_row.batch_id', '=', batch.id).execute();
    const at = '2026-01-06T00:00:00.000Z' as Instant;
    for (let from = 0; from < records.length; from += 500) {
      const some = records.slice(from, from + 500);
      await trx.insertInto('record_recipient').values(some.map(({ id }) => ({ record_id: id as RecordId, org_id: RESOURCES, version: 1, given_at: at }))).execute();
      await trx.insertInto('measure').values(some.map(({ id, subject_id }) => ({
        id: asId<MeasureId>(crypto.randomUUID()), record_id: id as RecordId, subject_id, executor_id: RESOURCES, kind: 'administrative' as const, title: '限制参与招标投标', basis: '依据', from_day: parseDay('2026-01-06'),
        until_day: null, ended_at: null, ended_how: null, code: null, edition: null, row_key: null, row_print: null,
      }))).execute();
    }
  });
  return batch.id;
}

/** `npm run bench -- incident [--cases 3000] [--json]`: a faulty batch from its finding to its decisions, and what another subject's filing takes meanwhile. */
export async function incident(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string', default: '3000' }, json: { type: 'boolean', default: false } } });
  const cases = Number(values.cases);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const house = await startHouse(QUIET + 40 + MOST * 2, tell);
  const register = makeRegister({ databaseUrl: house.databaseUrl, masterKey: house.masterKey, mode: 'demo', publicUrl: house.baseUrl }, 'bench-incident', 4);
  try {
    tell(`· a batch of ${cases}`);
    const uploadId = await plantBatch(register, cases);
    const { counter } = httpTable(house.baseUrl, house.issuer, register);
    const { by, grounds } = DEMO_SCENARIOS.upheld;
    const records = [...house.recordIds];
    const fileOne = async (): Promise<number> => {
      const recordId = records.pop();
      if (recordId === undefined) throw new Error('no record is left to object to');
      const begun = performance.now();
      await counter.file(by, { recordId, refusal: null, evidenceIds: [], grounds: grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })) });
      return performance.now() - begun;
    };
    for (let i = 0; i < 40; i += 1) await fileOne();
    tell('· quiet');
    const quietMs: number[] = [];
    for (let i = 0; i < QUIET; i += 1) {
      quietMs.push(await fileOne());
      await wait(EVERY_MS);
    }
    const quiet = { filings: quietMs.length, p50: percentile(quietMs, 0.5), p95: percentile(quietMs, 0.95) };
    const progress = (id: IncidentId) => register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_register', demoActor('platform-clerk').userId);
      return progressOf(trx, id);
    });
    /** Files as others do, for as long as something is left to be done, but no more than `MOST` times. */
    const meanwhile = async (name: string, left: () => Promise<number>): Promise<Phase> => {
      const begun = performance.now();
      const ms: number[] = [];
      let toDo = await left();
      for (; toDo > 0 && ms.length < MOST; toDo = await left()) {
        ms.push(await fileOne());
        await wait(EVERY_MS);
        if (ms.length % 50 === 0) tell(`· ${name}: ${toDo} left; p95 of ${ms.length} filings so far ${percentile(ms, 0.95).toFixed(0)} ms`);
      }
      const p95 = percentile(ms, 0.95);
      return { seconds: (performance.now() - begun) / 1000, casesDone: cases - toDo, filings: ms.length, p50: percentile(ms, 0.5), p95, ratio: p95 / quiet.p95 };
    };
    tell(`· p95 ${quiet.p95.toFixed(0)} ms; the batch is found faulty`);
    const begun = performance.now();
    const { receipt: { incidentId, records: held } } = await findIncident(register, { ...asking(demoActor('platform-clerk')), uploadId, ground: { kind: 'notToBePublic', field: null }, what: '批次内记录不应公示' });
    const suspendedAfterMs = performance.now() - begun;
    const opening = await meanwhile('opening', async () => (await progress(incidentId)).toOpen);
    while ((await progress(incidentId)).toOpen > 0) await wait(1_000);
    await answerIncident(register, { ...asking({ ...actorFor(TAX, 'provider'), orgId: TAX }), incidentId, answer: { result: 'inaccurate', reason: '经核实不应公示', rows: [] } });
    await draftIncident(register, { ...asking(demoActor('platform-clerk-2')), incidentId, facts: '经核实', reasons: '不应公示', liftCorrected: false });
    await decideIncident(register, { ...asking(demoActor('platform-clerk-3')), incidentId });
    const settling = await meanwhile('settling', async () => (await progress(incidentId)).toSettle);
    const figures: IncidentFigures = {
      bench: 'incident', at: new Date().toISOString(), machine: { cpus: cpus().length, cpu: cpus()[0]?.model ?? 'unknown', node: process.version }, cases, suspendedAfterMs, suspended: held, quiet, opening, settling, goalRatio: 2,
    };
    console.log(values.json ? JSON.stringify(figures, null, 2) : report(figures));
  } finally {
    await register.db.destroy();
    await house.stop();
  }
}

const phaseLine = (name: string, { seconds, casesDone, filings, p50, p95, ratio }: Phase): string => `${name}  ${casesDone} cases in ${seconds.toFixed(0)} s; another subject's filing p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${filings}): ${ratio.toFixed(2)} × quiet (goal 2)`;
const report = ({ cases, suspendedAfterMs, suspended, quiet, opening, settling }: IncidentFigures): string => [
  `${cases} records, all ${suspended} held ${suspendedAfterMs.toFixed(0)} ms after the request`,
  `quiet     filing p50 ${quiet.p50.toFixed(0)} ms, p95 ${quiet.p95.toFixed(0)} ms (${quiet.filings})`,
  phaseLine('opening ', opening), phaseLine('settling', settling),
].join('\n');
