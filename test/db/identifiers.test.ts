import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openVault } from '../../db/content-vault.ts';
import type { Db } from '../../db/database.ts';
import { reading, takeRole } from '../../db/database.ts';
import { revealIdentifier } from '../../db/identifier-register.ts';
import { firstOutcome, keepOutcome } from '../../db/idempotency.ts';
import { rotateMasterKey } from '../../db/key-rotation.ts';
import { recordsByIdentifier } from '../../db/record-reads.ts';
import type { Register } from '../../db/register.ts';
import { enterSubjects, sealIdentifiers, wholeIdentifier } from '../../db/subject-repository.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, OrgId, SubjectId } from '../../domain/ids.ts';
import { residentIdCheckDigit } from '../../domain/resident-id.ts';
import { projectRoot } from '../../main/config.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import { makeRegister } from '../../main/make-register.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, MASTER_KEY, testOwner, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { demoActor, file } from '../setup/play-story.ts';
import { addRecord, addSubject, addUser } from '../setup/standing-data.ts';
import { sql } from 'kysely';

const NEW_KEY = new Uint8Array(32).fill(9);
const people = DEMO_SUBJECTS.filter((s) => s.kind === 'person');
const company = DEMO_SUBJECTS.find((s) => s.id === DEMO_SCENARIOS.upheld.by.subjectId)!;

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

const under = (masterKey: Uint8Array, previousMasterKey?: Uint8Array): Register =>
  makeRegister({ databaseUrl: database.url, masterKey, previousMasterKey, mode: 'demo', publicUrl: 'http://127.0.0.1' }, 'test', 2);
const found = (at: Register, identifier: string) => reading(at.db, 'platform-clerk', (trx) => recordsByIdentifier(trx, at.vault.blindIndexes(identifier)));
const whole = (at: Register, id: SubjectId): Promise<string> => at.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_register', 'platform-clerk');
  return wholeIdentifier(trx, at.vault, id);
});

describe('a person’s number', () => {
  test('stands nowhere in the database in clear, a company’s code does', async () => {
    expect(people.length).toBeGreaterThan(0);
    const { rows: tables } = await sql<{ name: string }>`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`.execute(owner);
    const holding = async (text: string): Promise<string[]> => {
      const names: string[] = [];
      for (const { name } of tables) {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} t where position(${text} in to_jsonb(t)::text) > 0`.execute(owner);
        if (rows[0]!.n > 0) names.push(name);
      }
      return names;
    };
    expect(await holding(company.identifier)).toEqual(['subject']);
    for (const { identifier } of people) expect(await holding(identifier), identifier).toEqual([]);
  });

  test('is shown masked: where it was issued and its end, not the day of birth', async () => {
    for (const { id, identifier } of people) {
      const row = await owner.selectFrom('subject').select('identifier').where('id', '=', id).executeTakeFirstOrThrow();
      expect(row.identifier).toBe(`${identifier.slice(0, 6)}********${identifier.slice(14)}`);
      expect(await whole(register, id)).toBe(identifier);
    }
  });

  test('is refused by the database in clear, or without its index', async () => {
    const row = { id: asId<SubjectId>('00000000-0000-4000-8000-00000000abcd'), kind: 'person' as const, name: '某人', identifier: people[0]!.identifier, identifier_sealed: Buffer.of(1), identifier_index: Buffer.of(1) };
    await expect(owner.insertInto('subject').values(row).execute()).rejects.toThrow('person_is_masked');
    await expect(owner.insertInto('subject').values({ ...row, identifier: '230600********0000', identifier_index: null }).execute()).rejects.toThrow('identifier_is_indexed');
    await expect(owner.insertInto('subject').values({ ...row, identifier: '230600********0000', identifier_sealed: null }).execute()).rejects.toThrow('person_is_masked');
  });

  test('finds its person exactly, and is entered once', async () => {
    const subject = await addSubject(owner, register, { kind: 'person', name: '某甲', identifier: `23060019900101001${residentIdCheckDigit('23060019900101001')}` });
    const record = await addRecord(register, { subjectId: subject.id, providerId: asId<OrgId>('daqing-tax') });
    expect((await found(register, subject.identifier)).map((r) => r.id)).toEqual([record.recordId]);
    expect(await found(register, `${subject.identifier.slice(0, 6)}********${subject.identifier.slice(14)}`)).toEqual([]);
    await expect(enterSubjects(owner, register.vault, [{ ...subject, id: asId<SubjectId>('00000000-0000-4000-8000-00000000abce') }])).rejects.toMatchObject({ code: 'already-done' });
  });

  test('entered before there was a seal is sealed by the next start', async () => {
    const subject = await addSubject(owner, register, { kind: 'person', name: '某乙', identifier: `23060019900101002${residentIdCheckDigit('23060019900101002')}` });
    await sql`alter table subject drop constraint person_is_masked, drop constraint identifier_is_indexed`.execute(owner);
    await owner.updateTable('subject').set({ identifier: subject.identifier, identifier_sealed: null, identifier_index: null }).where('id', '=', subject.id).execute();
    await sql`alter table subject add constraint identifier_is_indexed check (identifier_index is not null) not valid,
      add constraint person_is_masked check (kind = 'company' or (identifier_sealed is not null and identifier like '______********____')) not valid`.execute(owner);
    expect(await sealIdentifiers(owner, register.vault)).toBe(1);
    expect(await sealIdentifiers(owner, register.vault)).toBe(0);
    expect(await whole(register, subject.id)).toBe(subject.identifier);
    expect((await owner.selectFrom('subject').select('identifier').where('id', '=', subject.id).executeTakeFirstOrThrow()).identifier).toBe('230600********002'.concat(subject.identifier.slice(17)));
  });
});

test('a reveal is entered with its reason, which is sealed, and is nobody’s to change; without the entry nothing is shown', async () => {
  const subject = await addSubject(owner, register, { kind: 'person', name: '某丙', identifier: `23060019900101003${residentIdCheckDigit('23060019900101003')}` });
  const record = await addRecord(register, { subjectId: subject.id, providerId: asId<OrgId>('daqing-tax') });
  const person = await addUser(owner, { roles: ['subject'], subjectId: subject.id });
  const story = { ...DEMO_SCENARIOS.upheld, by: person, recordId: record.recordId, grounds: [DEMO_SCENARIOS.upheld.grounds[0]!] };
  const caseId: CaseId = await file(handTurned(register), story);
  const clerk = demoActor('platform-clerk');
  const reveal = (actor = clerk) => revealIdentifier(register, { actor, caseId, reason: '与身份证原件核对' });

  expect(await reveal()).toBe(subject.identifier);
  const entered = await owner.selectFrom('reveal').selectAll().where('subject_id', '=', subject.id).execute();
  expect(entered.map(({ case_id, by_user, by_org }) => ({ case_id, by_user, by_org }))).toEqual([{ case_id: caseId, by_user: clerk.userId, by_org: clerk.orgId }]);
  expect(entered[0]!.reason_sealed.includes(Buffer.from('核对'))).toBe(false);
  for (const id of ['supervisor', 'auditor', 'tax-provider', person.userId]) await expect(reveal({ ...demoActor('supervisor'), userId: asId(id) })).rejects.toMatchObject({ code: 'not-your-role' });
  // Among the sealed looks too: what was shown is found in the trace.
  expect(await owner.selectFrom('access_log').select(['reader', 'dossier_id', 'item']).where('kind', '=', 'identifier').execute()).toEqual([{ reader: clerk.userId, dossier_id: caseId, item: entered[0]!.id }]);
  // The person can see that somebody looked.
  expect((await reading(register.db, person.userId, (trx) => trx.selectFrom('reveal').select('by_user').execute()))).toEqual([{ by_user: clerk.userId }]);

  await sql`revoke insert on reveal from zm_register`.execute(owner);
  try {
    await expect(reveal()).rejects.toThrow('permission denied');
  } finally {
    await sql`grant insert on reveal to zm_register`.execute(owner);
  }
});

describe('a rotation of the master key', () => {
  test('while both keys are there everything is read and written; afterwards the old key is not needed', async () => {
    const { id, identifier } = people[0]!;
    const both = under(NEW_KEY, MASTER_KEY);
    const only = under(NEW_KEY);
    try {
      // Before: the new key alone opens nothing, both open and find everything, and what comes in meanwhile is under the new one.
      await expect(whole(only, id)).rejects.toThrow('unable to authenticate');
      expect(await whole(both, id)).toBe(identifier);
      const before = await found(register, company.identifier);
      expect(before.length).toBeGreaterThan(0);
      expect(await found(both, company.identifier)).toEqual(before);
      expect(await found(only, company.identifier)).toEqual([]);
      const late = await addSubject(owner, both, { name: '大庆晚到有限公司' });
      await expect(addSubject(owner, both, { identifier })).rejects.toMatchObject({ code: 'already-done' });
      // The first round: whoever still writes under the old key reads what is under the new one already; with the old key alone nobody does.
      const open_ = (at: Register) => at.db.transaction().execute(async (trx) => {
        await takeRole(trx, 'zm_register', 'platform-clerk');
        return at.vault.seal(trx, late.id, 'words');
      });
      const firstRound = under(MASTER_KEY, NEW_KEY);
      await expect(open_(firstRound)).resolves.toHaveProperty('commitment');
      await expect(open_(register)).rejects.toThrow('unable to authenticate');
      await firstRound.db.destroy();

      const { rows: [{ n }] } = (await sql<{ n: number }>`select count(*)::int as n from subject`.execute(owner)) as { rows: [{ n: number }] };
      expect(await rotateMasterKey(owner, openVault(Buffer.from(NEW_KEY), Buffer.from(MASTER_KEY)), 7)).toEqual({ subjects: n, rewrapped: n - 1, reindexed: n - 1 });
      // A second run finds nothing left.
      expect(await rotateMasterKey(owner, openVault(Buffer.from(NEW_KEY), Buffer.from(MASTER_KEY)))).toEqual({ subjects: n, rewrapped: 0, reindexed: 0 });

      expect(await found(only, company.identifier)).toEqual(before);
      expect(await found(only, late.identifier)).toEqual([]);
      for (const person of people) expect(await whole(only, person.id)).toBe(person.identifier);
      const old = under(MASTER_KEY);
      await expect(whole(old, id)).rejects.toThrow('unable to authenticate');
      await old.db.destroy();
    } finally {
      await Promise.all([both.db.destroy(), only.db.destroy()]);
    }
  });

  test('a request that is sent again across the rotation is known again, another body is not', async () => {
    const [before, during] = [openVault(Buffer.from(MASTER_KEY)), openVault(Buffer.from(NEW_KEY), Buffer.from(MASTER_KEY))];
    const key = (vault: typeof before, body: unknown) => ({
      actor: demoActor('platform-clerk').userId, route: 'POST /x', key: 'k', fingerprint: vault.fingerprint(body), earlierFingerprint: vault.earlierFingerprint(body),
    });
    await register.db.transaction().execute(async (trx) => {
      await takeRole(trx, 'zm_register', 'platform-clerk');
      await keepOutcome(trx, key(before, { a: 1 }), 201, { seq: 1 });
      expect(await firstOutcome(trx, key(during, { a: 1 }))).toEqual({ seq: 1 });
      await expect(firstOutcome(trx, key(during, { a: 2 }))).rejects.toMatchObject({ code: 'key-reused' });
    });
  });

  test('is a command that says what it did, and repeats no key', () => {
    const env = { PATH: process.env['PATH'], MIGRATION_DATABASE_URL: database.migrationUrl, ZM_MASTER_KEY: Buffer.from(NEW_KEY).toString('base64') };
    const run = (more: object) => spawnSync(process.execPath, [join(projectRoot, 'main/rotate-key.ts')], { env: { ...env, ...more }, encoding: 'utf8' });
    const done = run({ ZM_MASTER_KEY_PREVIOUS: Buffer.from(MASTER_KEY).toString('base64') });
    expect([done.status, done.stdout]).toEqual([0, expect.stringMatching(/^\d+ subjects: 0 keys wrapped anew, 0 identifiers indexed anew, \d+ addresses sealed anew\. /)]);
    expect(run({ ZM_MASTER_KEY_PREVIOUS: Buffer.from(MASTER_KEY).toString('base64') }).stdout).toContain(' 0 addresses sealed anew. ');
    const without = run({ ZM_MASTER_KEY_PREVIOUS: 'c2hvcnQ=' });
    expect([without.status, without.stderr]).toEqual([1, 'rotate-key: ZM_MASTER_KEY_PREVIOUS must be 32 bytes in base64.\n']);
  });
});
