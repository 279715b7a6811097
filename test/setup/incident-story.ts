import { answerIncident, decideIncident, draftIncident, findIncident } from '../../db/incident-register.ts';
import { newActId } from '../../db/register.ts';
import { closeBatch, openBatch, takeRows } from '../../db/upload-register.ts';
import type { PersonalRequest } from '../../db/case-register.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { IncidentId, MeasureId, RecordId, UploadId } from '../../domain/ids.ts';
import type { IncidentGround } from '../../domain/incident-acts.ts';
import type { RecordFields } from '../../domain/record.ts';
import type { Instant } from '../../domain/time.ts';
import { parseDay } from '../../domain/time.ts';
import { FINANCE, RESOURCES, TAX } from '../../main/demo/city/organisations.ts';
import { testOwner } from './database.ts';
import type { Installation } from './installation.ts';
import { actorFor, demoActor } from './play-story.ts';

/** Somebody at the register, past the counter. */
export function asking(as: string | Actor): PersonalRequest {
  const actor = typeof as === 'string' ? demoActor(as) : as;
  const actId = newActId();
  return { actor, actId, key: { actor: actor.userId, route: 'test', key: actId, fingerprint: Buffer.from(actId) }, elapsedMs: () => 0 };
}

export const batchProvider = () => ({ ...actorFor(TAX, 'provider'), orgId: TAX });

/** A batch of the tax office: so many companies, each with a measure in force where one is wanted. */
export async function takeBatch(house: Pick<Installation, 'register' | 'migrationUrl'>, name: string, count: number, measured: boolean): Promise<{ uploadId: UploadId; records: RecordId[] }> {
  const taken = await openBatch(house.register, batchProvider(), name, 'csv');
  const rows = Array.from({ length: count }, (_unused, i) => {
    const fields: RecordFields = { subjectName: `批内企业${name}${i}`, documentNumber: `税罚${name}-${i}`, conduct: '逾期申报', penalty: '罚款', amount: `${1000 + i}.00`, decidedOn: '2026-01-05', publicUntil: '', performed: 'no' };
    return { no: i + 1, read: { row: { rowKey: `${name}-${i}`, identifier: `9${name.padEnd(7, '0')}${String(i).padStart(10, '0')}`, subjectKind: 'company' as const, category: 'penalty' as const, title: '报送的处罚', fields } } };
  });
  for (let i = 0; i < rows.length; i += 200) await takeRows(house.register, taken, rows.slice(i, i + 200));
  await closeBatch(house.register, taken, { sha256: Buffer.alloc(32), fault: null });
  const owner = testOwner(house.migrationUrl);
  try {
    const records = (await owner.selectFrom('upload_row').select('record_id').where('batch_id', '=', taken.id).orderBy('row_no').execute()).map((r) => r.record_id!);
    if (!measured) return { uploadId: taken.id, records };
    const given = await owner.selectFrom('record').select(['id', 'subject_id']).where('id', 'in', records).execute();
    const at = '2026-01-06T00:00:00.000Z' as Instant;
    await owner.insertInto('record_recipient').values(given.flatMap(({ id }) => [RESOURCES, FINANCE].map((org_id) => ({ record_id: id, org_id, version: 1, given_at: at })))).execute();
    await owner.insertInto('measure').values(given.map(({ id, subject_id }) => ({
      id: asId<MeasureId>(crypto.randomUUID()), record_id: id, subject_id, executor_id: RESOURCES, kind: 'administrative' as const, title: '限制参与招标投标', basis: '依据', from_day: parseDay('2026-01-06'), until_day: null,
      ended_at: null, ended_how: null, code: null, edition: null, row_key: null, row_print: null,
    }))).execute();
    return { uploadId: taken.id, records };
  } finally {
    await owner.destroy();
  }
}

export const foundFaulty = (house: Pick<Installation, 'register'>, uploadId: UploadId, as: string, ground: IncidentGround) =>
  findIncident(house.register, { ...asking(as), uploadId, ground, what: '批次内记录有同一差错' });

/** A batch that was thought faulty and is right, from its finding to its close: nothing rests on it, so that every case ends by itself. */
export async function playBatch(house: Installation): Promise<IncidentId> {
  const { uploadId } = await takeBatch(house, 'right', 2, false);
  const { receipt: { incidentId }, pokes } = await foundFaulty(house, uploadId, 'platform-clerk', { kind: 'duplicate', field: null });
  house.poker.poke(pokes);
  await house.settled();
  const answered = await answerIncident(house.register, { ...asking(batchProvider()), incidentId, answer: { result: 'accurate', reason: '逐条核对了决定书原件', rows: [] } });
  await draftIncident(house.register, { ...asking('platform-clerk-2'), incidentId, facts: '经核实', reasons: '没有重复', liftCorrected: false });
  const decided = await decideIncident(house.register, { ...asking('platform-clerk-3'), incidentId });
  house.poker.poke([...answered.pokes, ...decided.pokes]);
  await house.settled();
  return incidentId;
}
