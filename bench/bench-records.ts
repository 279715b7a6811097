import { randomUUID } from 'node:crypto';
import { provideRecord } from '../db/record-register.ts';
import type { Register } from '../db/register.ts';
import type { Actor } from '../domain/actor.ts';
import { asId } from '../domain/ids.ts';
import type { MeasureId, RecordId, UserId } from '../domain/ids.ts';
import type { Day } from '../domain/time.ts';
import { demoRecords } from '../main/demo/city/records.ts';
import { DEMO_SCENARIOS } from '../main/demo/city/scenarios.ts';

/** Hands in so many records of the subject who objects, each with the measures and recipients of the upheld scenario's. */
export async function provideBenchRecords(register: Register, today: Day, count: number): Promise<RecordId[]> {
  const model = demoRecords(today).find((record) => record.id === DEMO_SCENARIOS.upheld.recordId);
  if (model === undefined) throw new Error('the upheld scenario has no record');
  const { id: _id, ...rest } = model;
  const actor: Actor = { userId: asId<UserId>(`interface-${model.providerId}`), name: '数据报送接口', roles: ['provider'], orgId: model.providerId, subjectId: null };
  const ids: RecordId[] = [];
  for (let at = 1; at <= count; at += 1) {
    const recordId = asId<RecordId>(randomUUID());
    const measures = model.measures.map((measure) => ({ ...measure, id: asId<MeasureId>(randomUUID()) }));
    const fields = { ...model.fields, documentNumber: `${model.fields.documentNumber}之${at}` };
    await provideRecord(register, { actor, recordId, ...rest, fields, measures });
    ids.push(recordId);
  }
  return ids;
}
