import type { Db } from '../../db/database.ts';
import { hashedValues, signBasis } from '../../db/basis-register.ts';
import { businessNow, openDatabase, overseeing, takeRole } from '../../db/database.ts';
import { ownRequest } from '../../db/operator-log.ts';
import { enterRepresentation } from '../../db/representation-register.ts';
import { provideRecord } from '../../db/record-register.ts';
import { newActId } from '../../db/register.ts';
import type { Register } from '../../db/register.ts';
import { enterSubjects } from '../../db/subject-repository.ts';
import type { RegisteredUser } from '../../db/user-repository.ts';
import { rowOf, sealSetting } from '../../db/user-setting-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { OrgId, UserId } from '../../domain/ids.ts';
import type { Organisation } from '../../domain/organisation.ts';
import { dayAt, instantOfMs, instantOn, msOf, parseDay } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { makeRegister } from '../make-register.ts';
import type { Say } from '../parts/progress.ts';
import type { PreparedDatabase } from '../parts/seams.ts';
import { DEMO_CASES } from './city/cases.ts';
import { actorOf, DEMO_IDENTITIES, getDemoIdentity } from './city/identities.ts';
import { DEMO_ORGANISATIONS } from './city/organisations.ts';
import { demoRecords } from './city/records.ts';
import type { DemoRecord } from './city/records.ts';
import { DEMO_SUBJECTS, subjectIdOf } from './city/subjects.ts';
import { playDays } from './play-schedule.ts';

/** When the demo's offices act. */
export const OFFICE_HOUR = '09:30';

/** Puts the city into an empty register: its date set back to before the oldest case, so that everything since can be played. */
export async function loadDemoCity(input: PreparedDatabase, say: Say): Promise<void> {
  const migrationDb = openDatabase({ url: input.migrationUrl, max: 2, name: 'zhengming-load-city-owner' });
  const { appUrl: databaseUrl, masterKey, previousMasterKey, cipher, mode } = input;
  const register = makeRegister({ databaseUrl, masterKey, previousMasterKey, cipher, mode, publicUrl: '' }, 'load-city', 2);
  try {
    const { zone } = register.currentPack();
    const now = instantOfMs(Date.now());
    const today = dayAt(now, zone);
    const begins = instantOn(playDays(today, register.calendar())[0]!, OFFICE_HOUR, zone);
    const untouched = await migrationDb.selectFrom('act').select('id').limit(1).executeTakeFirst() === undefined;
    if (untouched) await migrationDb.updateTable('business_time').set({ offset_ms: msOf(begins) - msOf(now) }).execute();
    const loaded = await loadCity(migrationDb, register, { today, providedUntil: dayAt(begins, zone) });
    if (loaded > 0) say(`· demo city: ${DEMO_ORGANISATIONS.length} organisations, ${DEMO_SUBJECTS.length} subjects, ${loaded} records`);
  } finally {
    await Promise.all([migrationDb.destroy(), register.db.destroy()]);
  }
}

/** Standing data as the owner, once; records through the register, each once. Returns how many records were handed in now. */
export async function loadCity(migrationDb: Db, register: Register, options: { today: Day; providedUntil?: Day }): Promise<number> {
  const there = await migrationDb.selectFrom('organisation').select('id').limit(1).executeTakeFirst();
  if (there === undefined) {
    await loadStandingData(migrationDb, register);
    await signTrainingBasis(register);
    await enterRepresentative(register);
  }
  return provideRecordsUntil(register, options.today, options.providedUntil ?? options.today);
}

/** Hands in the records of the city that are of this day or before and not yet there. */
export async function provideRecordsUntil(register: Register, today: Day, until: Day): Promise<number> {
  const rows = await overseeing(register.db, 'zm_procedure', (trx) => trx.selectFrom('record').select('id').execute());
  const known = new Set(rows.map((row) => row.id));
  const due = demoRecords(today).filter((record) => record.providedOn <= until && !known.has(record.id));
  for (const record of due) await provideRecord(register, { actor: senderOf(record), recordId: record.id, ...rest(record) });
  return due.length;
}

const rest = ({ id: _id, ...record }: DemoRecord): Omit<DemoRecord, 'id'> => record;

async function loadStandingData(migrationDb: Db, register: Register): Promise<void> {
  const users = [...DEMO_IDENTITIES, ...DEMO_ORGANISATIONS.map(dataInterface), ...representatives()];
  await migrationDb.transaction().execute(async (trx) => {
    await trx.insertInto('organisation').values(DEMO_ORGANISATIONS.map((o) => ({
      id: o.id, name: o.name, name_en: o.nameEn, kind: o.kind, valid_from: o.validFrom, valid_to: o.validTo, successor_id: o.successorId,
      parent_id: o.parentId, superior_id: o.superiorId, letter_word: o.letterWord ?? null, stayed_by: o.stayedBy ?? 'order',
    }))).execute();
    await enterSubjects(trx, register.vault, DEMO_SUBJECTS);
    const rows = users.map((u) => ({ id: u.id, name: u.name, name_en: u.nameEn, org_id: u.orgId, subject_id: u.subjectId, enabled: true }));
    await trx.insertInto('app_user').values(rows).execute();
    // Only the people of the login page can be written to; a data interface reads no mail.
    await trx.insertInto('user_setting').values(DEMO_IDENTITIES.map(({ id }) => rowOf(id, sealSetting(register.vault, { ...PLAIN_SETTING, mailAddress: `${id}@demo.invalid` })))).execute();
    await trx.insertInto('user_role').values(users.flatMap((u) => u.roles.map((role) => ({ user_id: u.id, role })))).execute();
  });
}

/**
 * The demo's customer has signed the pack for training: so its limits bind here as they would in a city that has confirmed them. The periods of
 * retention it has not: a visitor signs them, and sees then what is erased.
 */
async function signTrainingBasis(register: Register): Promise<void> {
  const { id, name, orgId } = getDemoIdentity('supervisor');
  const pack = register.currentPack();
  await register.db.transaction().execute(async (trx) => {
    await takeRole(trx, 'zm_register', id);
    const documentDay = dayAt(await businessNow(trx), pack.zone);
    await signBasis(trx, pack, { values: hashedValues(pack).filter(({ pointer }) => !pointer.startsWith('/retention/')), name, document: '培训用依据确认单（仅供演示）', documentDay }, { actId: newActId(), userId: id, orgId, elapsedMs: 0 });
  });
}

/** A person of the login page was, and is, legal representative of a company that stands on a list: what follows from its records rests on her. */
async function enterRepresentative(register: Register): Promise<void> {
  const [company, person] = (['baihe', 'lin'] as const).map((key) => DEMO_SUBJECTS.find(({ id }) => id === subjectIdOf(key))!);
  await enterRepresentation(register, {
    ...ownRequest(register, actorOf(getDemoIdentity('platform-clerk'))), company: company!.identifier, person: { name: person!.name, identifier: person!.identifier }, from: parseDay('2019-03-01'), until: null, document: '企业登记档案查询单（仅供演示）',
  });
}

/** A provider's records come over its data interface, not by a person's hand. */
function dataInterface({ id, name, nameEn }: Organisation): RegisteredUser {
  return { id: interfaceId(id), name: `${name}(数据报送接口)`, nameEn: `Data interface of ${nameEn}`, orgId: id, subjectId: null, roles: ['provider'] };
}

const interfaceId = (org: OrgId): UserId => asId<UserId>(`interface-${org}`);

function senderOf({ providerId }: DemoRecord): Actor {
  const organisation = DEMO_ORGANISATIONS.find((candidate) => candidate.id === providerId);
  if (organisation === undefined) throw new RangeError(`no organisation ${providerId}`);
  const { id, name, roles, orgId, subjectId } = dataInterface(organisation);
  return { userId: id, name, roles, orgId, subjectId };
}

/** Those who file the demo cases without an identity on the login page; the log names them all the same. */
function representatives(): RegisteredUser[] {
  const offered = new Set(DEMO_IDENTITIES.map((identity) => identity.id));
  return DEMO_CASES.map((demoCase) => demoCase.by).filter((actor) => !offered.has(actor.userId))
    .map(({ userId, name, roles, orgId, subjectId }) => ({ id: userId, name, nameEn: name, orgId, subjectId, roles }));
}
