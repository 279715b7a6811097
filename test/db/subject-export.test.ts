import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Db } from '../../db/database.ts';
import { gatherDigests } from '../../db/digest.ts';
import { takeEvidence } from '../../db/evidence-register.ts';
import { revealIdentifier } from '../../db/identifier-register.ts';
import { fileInquiry } from '../../db/inquiry-register.ts';
import { letterFor } from '../../db/letter-reads.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { sweepReminders } from '../../db/reminders.ts';
import type { TableName } from '../../db/row-security.ts';
import { TABLES } from '../../db/row-security.ts';
import type { Holder } from '../../db/subject-export.ts';
import { countHeld, exportParts, noteExport } from '../../db/subject-export.ts';
import { HELD, HELD_TABLES } from '../../db/subject-export-tables.ts';
import { sweepRungs } from '../../db/sweep.ts';
import { saveSetting } from '../../db/user-setting-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import { asId } from '../../domain/ids.ts';
import type { CaseId, EvidenceId, LetterId } from '../../domain/ids.ts';
import { sees } from '../../domain/sight.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { DEMO_IDENTITIES } from '../../main/demo/city/identities.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { DEMO_SUBJECTS } from '../../main/demo/city/subjects.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testOwner, testRegister } from '../setup/database.ts';
import { handTurned } from '../setup/hand-engine.ts';
import { accept, acknowledgeAll, acknowledgeEndings, answer, confirmNotices, decide, demoActor, restore } from '../setup/play-story.ts';
import type { SightFact } from './sight-facts.ts';
import { sightFacts } from './sight-facts.ts';

type Rows = Record<string, unknown>[];
interface Copy { format: number; subject: string; held: Record<TableName, Rows>; complete: boolean }

const DAY_MS = 86_400_000;
const { upheld: story, rejected } = DEMO_SCENARIOS;
let database: TestDatabase;
let register: Register;
let owner: Db;
let facts: Map<TableName, SightFact[]>;
let upheld: CaseId;

/** Two companies with a case each, a person with an inquiry, and what the work on them leaves behind: files, looks, reveals, mails, a setting, a session. */
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  register = testRegister(database.url, 4);
  owner = testOwner(database.migrationUrl);
  const stage = handTurned(register);
  const key = (actor: Actor, route: string) => ({ actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(route) });
  const evidence = async (actor: Actor, fileName: string): Promise<EvidenceId> => {
    const id = asId<EvidenceId>(newActId());
    const receipt = { id, fileName, mediaType: 'application/pdf', size: 3, sha256: '', scan: 'clean' as const };
    await takeEvidence(register, { actor, key: key(actor, id), caseId: null, receipt, file: { key: randomBytes(32), sha256: randomBytes(32), keep: async () => {} } });
    return id;
  };
  const filed = async (of: typeof story, evidenceIds: EvidenceId[]): Promise<CaseId> => (await stage.counter.file(of.by, {
    recordId: of.recordId, refusal: of.refusal, evidenceIds,
    grounds: of.grounds.map(({ kind, field, explanation, claimedValue }) => ({ kind, field, explanation, claimedValue })),
  })).caseId;

  upheld = await filed(story, [await evidence(story.by, '纳税证明.pdf')]);
  await evidence(story.by, '未用.pdf');
  await evidence(demoActor('company-yanqi'), '别家的.pdf');
  await accept(stage, upheld, story);
  await acknowledgeAll(stage, upheld);
  await answer(stage, upheld, story);
  await decide(stage, upheld, story);
  await stage.settled();
  await acknowledgeEndings(stage, upheld);
  await confirmNotices(stage, upheld);
  await restore(stage, upheld, story);
  await stage.settled();
  const other = await filed(rejected, []);
  await accept(stage, other, rejected);
  await stage.settled();
  await revealIdentifier(register, { actor: demoActor('platform-clerk'), caseId: upheld, reason: '核对申请人的证照' });
  await revealIdentifier(register, { actor: demoActor('platform-clerk'), caseId: other, reason: '别家的理由' });
  const person = demoActor('person-lin');
  await fileInquiry(register, { actor: person, actId: newActId(), key: key(person, 'inquiry'), elapsedMs: () => 0, request: { where: '云帆银行', byWhom: '柜员', shown: '一张打印页' } });
  for (const id of ['company-yunshan', 'company-yanqi', 'person-lin']) await saveSetting(register, demoActor(id), { ...PLAIN_SETTING, mailAddress: `${id}@demo.invalid` });
  await letterFor(register, demoActor('platform-clerk'), asId<LetterId>((await owner.selectFrom('letter').select('id').where('case_id', '=', upheld as never).orderBy('id').executeTakeFirstOrThrow()).id));
  await owner.updateTable('business_time').set({ offset_ms: sql`offset_ms + ${60 * DAY_MS}` }).execute();
  await sweepRungs(register);
  await sweepReminders(register);
  await gatherDigests(register);
  await sql`insert into session (id_hash, user_id, created_at, last_seen_at, ends_at) select sha256(id::bytea), id, now(), now(), now() + interval '1 hour' from app_user`.execute(owner);
  facts = await sightFacts(owner);
}, 120_000);
afterAll(async () => {
  await Promise.all([register.db.destroy(), owner.destroy()]);
  await database.drop();
});

const holder = (id: string): Holder => {
  const actor = demoActor(id);
  return { actor, subjectId: actor.subjectId! };
};
async function textFor(id: string): Promise<string> {
  let text = '';
  for await (const part of exportParts(register, holder(id))) text += part;
  return text;
}
const copyFor = async (id: string): Promise<Copy> => JSON.parse(await textFor(id)) as Copy;
const allowed = (table: TableName, reader: Actor | null): number => facts.get(table)!.filter(({ kind, ties }) => sees(reader, kind, ties)).length;
const SUBJECTS = ['company-yunshan', 'company-yanqi', 'person-lin'];

describe.each(SUBJECTS)('the copy of %s', (id) => {
  test('has a place for every table of the register, and as many rows of each as the table of sight gives its subject', async () => {
    const copy = await copyFor(id);
    expect([copy.format, copy.subject, copy.complete]).toEqual([1, demoActor(id).subjectId, true]);
    expect(Object.keys(copy.held).sort()).toEqual([...HELD_TABLES].sort());
    expect(Object.keys(HELD).sort()).toEqual([...TABLES].sort());
    for (const table of HELD_TABLES) {
      const held = HELD[table];
      if (typeof held === 'object' && held.internal === true) continue;
      expect(copy.held[table].length, table).toBe(allowed(table, demoActor(id)));
    }
  });

  test('leaves nothing out that its subject might see and nobody else', () => {
    const out = TABLES.filter((table) => typeof HELD[table] === 'string');
    expect(out.filter((table) => allowed(table, demoActor(id)) !== allowed(table, null))).toEqual([]);
  });

  test('is counted on the page as it is', async () => {
    const copy = await copyFor(id);
    const { held, leftOut } = await countHeld(register, holder(id));
    expect(held).toEqual(HELD_TABLES.map((table) => ({ table, rows: copy.held[table].length })));
    expect([...held, ...leftOut].map(({ table }) => table).sort()).toEqual([...TABLES].sort());
  });

  test('names no other subject, no official, no colleague, and nothing that is another’s by its id', async () => {
    const text = await textFor(id);
    const mine = demoActor(id).subjectId;
    const others = DEMO_SUBJECTS.filter((s) => s.id !== mine);
    const people = DEMO_IDENTITIES.filter((each) => each.id !== id);
    const strangers: string[] = [];
    for (const table of ['record', 'case_file', 'measure', 'inquiry', 'evidence', 'letter'] as const) {
      strangers.push(...(await owner.selectFrom(table).select('id').where('subject_id', '!=', mine).execute()).map((row) => row.id));
    }
    expect(strangers.length).toBeGreaterThan(20);
    const forbidden = [...others.flatMap((s) => [s.id, s.identifier]), ...people.flatMap((each) => [`"${each.id}"`, `${each.id}@demo.invalid`, each.name]), ...strangers];
    expect(forbidden.filter((each) => text.includes(each))).toEqual([]);
  });
});

test('what the tables keep for the register alone is there too: the asker’s sessions and what they are told of', async () => {
  const { session, ladder_notice: notices } = (await copyFor('company-yunshan')).held;
  expect(session).toHaveLength(1);
  expect(Object.keys(session[0]!)).toEqual(['created_at', 'last_seen_at', 'ends_at', 'browser']);
  const told = await owner.selectFrom('ladder_notice').select('id').where('user_id', '=', demoActor('company-yunshan').userId).execute();
  expect(notices).toHaveLength(told.length);
});

test('words, names of files and letters stand in it in the open, and the whole number', async () => {
  const [company, person] = [await copyFor('company-yunshan'), await copyFor('person-lin')];
  const text = JSON.stringify(company);
  const said = [
    story.refusal.where, story.refusal.byWhom, story.refusal.shown, story.acceptanceRemark, story.decision.facts, story.decision.reasons, '纳税证明.pdf', '未用.pdf', '核对申请人的证照',
    ...story.grounds.flatMap(({ explanation, claimedValue, finding }) => [explanation, claimedValue ?? '', finding.reason]),
  ].map((each) => JSON.stringify(each).slice(1, -1));
  expect(said.filter((each) => !text.includes(each))).toEqual([]);
  expect(text).not.toContain('别家的');
  expect(company.held.letter.map(({ content }) => typeof content)).toEqual(company.held.letter.map(() => 'object'));
  expect(company.held.letter.length).toBeGreaterThan(3);
  expect(company.held.evidence.map((row) => String(row['file']))).toEqual(company.held.evidence.map((row) => `/api/evidence/${String(row['id'])}/file`));
  const lin = DEMO_SUBJECTS.find((s) => s.id === demoActor('person-lin').subjectId)!;
  expect(person.held.subject).toEqual([{ id: lin.id, kind: 'person', name: lin.name, identifier: expect.stringContaining('****'), wholeIdentifier: lin.identifier }]);
  expect(JSON.stringify(person)).toContain('一张打印页');
  expect(JSON.stringify(company)).not.toContain('_sealed');
});

test('more rows than are in hand at a time come whole, once each and in order', async () => {
  await sql`insert into access_log (reader, org_id, roles, kind, subject_id) select 'platform-clerk', 'daqing-tax', '{clerk}', 'record', ${demoActor('company-yanqi').subjectId}::uuid from generate_series(1, 450)`.execute(owner);
  const { access_log: looks } = (await copyFor('company-yanqi')).held;
  const { n } = await owner.selectFrom('access_log').select((e) => e.fn.countAll<number>().as('n')).where('subject_id', '=', demoActor('company-yanqi').subjectId).executeTakeFirstOrThrow();
  expect([looks.length, looks.length >= 450]).toEqual([Number(n), true]);
  expect(Object.keys(looks[0]!)).toEqual(['at', 'org_id', 'roles', 'kind', 'dossier_id', 'item']);
});

test('somebody who says another’s subject gets nothing of it: the database shows rows by who asks, not by what is asked', async () => {
  let text = '';
  for await (const part of exportParts(register, { actor: demoActor('company-yanqi'), subjectId: demoActor('company-yunshan').subjectId! })) text += part;
  const { held } = JSON.parse(text) as Copy;
  const tied = HELD_TABLES.filter((table) => !['organisation', 'app_user', 'user_role', 'user_setting', 'delivery', 'session', 'ladder_notice'].includes(table));
  expect(tied.filter((table) => held[table].length > 0)).toEqual([]);
});

test('taking a copy is a look that stays', async () => {
  await noteExport(register, holder('company-yunshan'));
  const [look] = await owner.selectFrom('access_log').select(['reader', 'kind', 'subject_id']).orderBy('id', 'desc').limit(1).execute();
  expect(look).toEqual({ reader: 'company-yunshan', kind: 'ownData', subject_id: demoActor('company-yunshan').subjectId });
});

test('a copy that is not read to its end lets its transaction go', async () => {
  const parts = exportParts(register, holder('company-yunshan'));
  await parts.next();
  await parts.next();
  await parts.return(undefined);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and application_name like '%test%' and pid <> pg_backend_pid()`.execute(owner);
  expect(rows).toEqual([{ n: 0 }]);
});

test('copies whose connection is cut end with an error, and leave the pool as it was', async () => {
  for (let i = 0; i < 6; i += 1) {
    const parts = exportParts(register, holder('company-yunshan'));
    await parts.next();
    await parts.next();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and pid <> pg_backend_pid()`.execute(owner);
    const rest = async (): Promise<void> => {
      for await (const part of parts) expect(part).not.toContain('"complete"');
    };
    await expect(rest()).rejects.toThrow();
  }
  expect((await copyFor('company-yunshan')).complete).toBe(true);
});
