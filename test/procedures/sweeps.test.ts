import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessNow } from '../../db/database.ts';
import type { Db } from '../../db/database.ts';
import { sweepMarkRequests } from '../../db/mark-request-register.ts';
import { sweepStayRequests } from '../../db/stay-request-register.ts';
import { sweepSuccessions } from '../../db/succession-sweep.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, MeasureId, OrgId } from '../../domain/ids.ts';
import { dayAt } from '../../domain/time.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { COURT, FINANCE, PROVINCIAL_PLATFORM, PROVINCIAL_TAX, TAX } from '../../main/demo/city/organisations.ts';
import { testOwner } from '../setup/database.ts';
import type { Installation } from '../setup/installation.ts';
import { startInstallation } from '../setup/installation.ts';
import { clerk } from '../setup/play-story.ts';
import { addOrganisation, addRecord, addSubject, addUser } from '../setup/standing-data.ts';

/** What one sweep does for each of its things, one thing after the other: one that cannot be written keeps no other from its own, and comes round again. */
const ABOLISHED = asId<OrgId>('daqing-abolished');
let house: Installation;
let owner: Db;
let subject: Actor;
let today: Day;
beforeAll(async () => {
  house = await startInstallation({ worker: false });
  owner = testOwner(house.migrationUrl);
  today = dayAt(await now(), 'Asia/Shanghai');
  await addOrganisation(owner, { id: ABOLISHED, name: '大庆市某稽查局', validTo: today, successorId: TAX, superiorId: PROVINCIAL_TAX });
  await sql`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`.execute(owner);
});
afterAll(async () => {
  await owner.destroy();
  await house.stop();
});

const now = (): Promise<Instant> => businessNow(house.register.db);
/** Two cases of one kind, of which nothing can be written to the first. */
async function two(providerId: OrgId): Promise<[CaseId, CaseId]> {
  const open = async (): Promise<CaseId> => {
    const { id } = await addSubject(owner, house.register);
    subject = await addUser(owner, { roles: ['subject'], subjectId: id });
    const { recordId } = await addRecord(house.register, {
      subjectId: id, providerId, recipients: [PROVINCIAL_PLATFORM],
      measures: [COURT, FINANCE].map((executorId) => ({ id: asId<MeasureId>(crypto.randomUUID()), executorId, kind: 'administrative', title: '限制参加政府采购', basis: '大庆市实施方案(2018-06-11)三(三)', from: today, until: null })),
    });
    const { caseId } = await house.counter.file(subject, { recordId, refusal: null, evidenceIds: [], grounds: [{ kind: 'performed', field: null, explanation: '已经履行', claimedValue: null }] });
    await house.counter.act(clerk(), caseId, { kind: 'accepted', remark: '' });
    return caseId;
  };
  return [await open(), await open()];
}
const breakLog = (caseId: CaseId) => sql`create trigger broken before insert on act for each row when (new.dossier_id = ${sql.lit(caseId)}) execute function broken()`.execute(owner);
const mendLog = () => sql`drop trigger broken on act`.execute(owner);
const times = async (caseId: CaseId, kind: string): Promise<number> => (await house.acts(caseId)).filter((act) => act.kind === kind).length;

test.each<[string, 'stayUnanswered' | 'markUnanswered' | 'verificationSucceeded', OrgId, number, () => Promise<unknown>]>([
  // First, while the abolished one is still in office.
  ['successions', 'verificationSucceeded', ABOLISHED, 1, () => sweepSuccessions(house.register)],
  ['requests to stay', 'stayUnanswered', TAX, 60, () => sweepStayRequests(house.register)],
  ['requests to mark', 'markUnanswered', TAX, 60, () => sweepMarkRequests(house.register)],
])('%s: one that cannot be written keeps the others from nothing, and is done when it can be, once', async (_, kind, providerId, days, sweep) => {
  const [first, second] = await two(providerId);
  const seen = async () => [await times(first, kind), await times(second, kind)];
  expect([await sweep(), await seen()]).toEqual([expect.anything(), [0, 0]]);
  // No engine runs here: what is asked of the date alone needs nobody to follow it.
  await sql`update business_time set offset_ms = offset_ms + ${days * 86_400_000}`.execute(owner);
  await breakLog(first);
  await sweep();
  expect(await seen()).toEqual([0, 1]);
  await mendLog();
  await sweep();
  await sweep();
  expect(await seen()).toEqual([1, 1]);
});
