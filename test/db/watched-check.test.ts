import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { businessNow } from '../../db/database.ts';
import { checkById } from '../../db/measure-check-reads.ts';
import { checkMeasures } from '../../db/measure-check-register.ts';
import { sweepWatchedChecks } from '../../db/measure-check-watch.ts';
import { withdrawMeasure } from '../../db/measure-register.ts';
import { sweepSucceededMeasures } from '../../db/measure-sweep.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { asId } from '../../domain/ids.ts';
import type { MeasureId, OrgId } from '../../domain/ids.ts';
import { addDays, dayAt, plusMs } from '../../domain/time.ts';
import { GOVERNMENT, HOUSING, TAX } from '../../main/demo/city/organisations.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { actorFor, demoActor } from '../setup/play-story.ts';
import { addOrganisation, addRecord, addSubject, addUser } from '../setup/standing-data.ts';

const GONE = asId<OrgId>('daqing-gone');
let database: TestDatabase;
let register: Register;
let owner: Db;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
});
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

test('§8-10 a check that is watched when its department is abolished: it is watched no more, and nobody is told of a change that is none; whoever oversees reads how the measures stand with the successor', async () => {
  const now = await businessNow(owner);
  const today = dayAt(now, 'Asia/Shanghai');
  await addOrganisation(owner, { id: GONE, name: '大庆市某开发局', validTo: today, successorId: HOUSING, superiorId: GOVERNMENT });
  const gone = await addUser(owner, { roles: ['executor'], orgId: GONE });
  const { id: subjectId, identifier } = await addSubject(owner, register);
  const measureId = asId<MeasureId>(crypto.randomUUID());
  await addRecord(register, { subjectId, providerId: TAX, recipients: [], measures: [{ id: measureId, executorId: GONE, kind: 'administrative', title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: addDays(today, -30), until: null }] });
  const { body } = await checkMeasures(register, { ...gone, orgId: GONE }, { identifiers: [identifier], kind: null, purpose: 'award', decisiveAt: plusMs(now, 30 * 24 * 3_600_000) });
  expect(body.subjects.map(({ answer }) => answer)).toEqual(['apply']);

  await sql`update organisation set valid_to = ${addDays(today, -1)} where id = ${GONE}`.execute(owner);
  const later = testRegister(database.url, 4);
  const before = await sweepWatchedChecks(later);
  expect([before, await sweepSucceededMeasures(later), await sweepWatchedChecks(later)]).toEqual([0, 1, 0]);
  const overseen = async () => checkById(later, demoActor('supervisor'), body.id).then(({ now: answers, changed }) => [answers, changed]);
  expect(await overseen()).toEqual([['apply'], false]);
  const housing = { ...actorFor(HOUSING, 'executor'), orgId: HOUSING };
  await withdrawMeasure(later, { actor: housing, actId: newActId(), elapsedMs: () => 0, key: { actor: housing.userId, route: 'test', key: crypto.randomUUID(), fingerprint: Buffer.alloc(32) }, measureId, reason: '不再需要' });
  expect([await sweepWatchedChecks(later), await overseen()]).toEqual([0, [['lifted'], true]]);
  await later.db.destroy();
});
