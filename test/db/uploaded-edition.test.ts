import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadActs } from '../../db/act-log.ts';
import { editionsIn, uploadedEdition, uploadOf } from '../../db/adopted-editions.ts';
import { unsignedValues } from '../../db/basis-register.ts';
import { INSTALLATION } from '../../db/business-time.ts';
import type { Trx } from '../../db/database.ts';
import { businessNow, takeRole } from '../../db/database.ts';
import { proofOf } from '../../db/due-reads.ts';
import { changedValues, previewTotals } from '../../db/policy-change-preview.ts';
import { hashOf } from '../../db/policy-change-register.ts';
import type { Register } from '../../db/register.ts';
import type { CaseId, DossierId } from '../../domain/ids.ts';
import { foldCase } from '../../domain/situation.ts';
import { addDays, dayAt } from '../../domain/time.ts';
import type { Day } from '../../domain/time.ts';
import { DEMO_SCENARIOS } from '../../main/demo/city/scenarios.ts';
import { findPack } from '../../policies/load.ts';
import { packJson } from '../domain/policy-pack-changes.ts';
import { approve, propose, signEdition, sweepAll } from '../setup/calendar-change.ts';
import { registerCounter } from '../setup/counter.ts';
import type { TestDatabase } from '../setup/database.ts';
import { createTestDatabase, testRegister } from '../setup/database.ts';
import type { Stage } from '../setup/play-story.ts';
import { accept, file } from '../setup/play-story.ts';

const OLD = 'CN-230600/2026-11';
const NEW = 'CN-230600/2026-12';
let database: TestDatabase;
let register: Register;
let other: Register;
let today: Day;
beforeAll(async () => {
  database = await createTestDatabase(inject('adminUrl'), { city: true });
  [register, other] = [testRegister(database.url), testRegister(database.url)];
  await Promise.all([register, other].map((each) => each.calendars.upToDate(each.db)));
  today = dayAt(await businessNow(register.db), 'Asia/Shanghai');
});
afterAll(async () => {
  await Promise.all([register, other].map((each) => each.db.destroy()));
  await database.drop();
});

const read = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => register.db.transaction().execute(async (trx) => {
  await takeRole(trx, 'zm_procedure');
  return work(trx);
});
const acts = (id: CaseId | DossierId) => read((trx) => loadActs(trx, id as string as DossierId));
const situation = async (id: CaseId) => foldCase(await acts(id));
const stage = (by: Register): Stage => ({ counter: registerCounter(by), situation, settled: async () => {} });

interface Edition {
  version: string; validFrom: string; validTo: string | null;
  limits: Record<string, { count: number; unit: string; evidence: string }>;
}
/** The next edition of the city's rules: three working days to verify, and office hours for what comes in. */
const edition = (edit: (pack: Edition & Record<string, unknown>) => void = () => {}): unknown => {
  const pack = packJson('CN-230600.json') as Edition & Record<string, unknown>;
  Object.assign(pack, {
    version: NEW, validFrom: today, calendarRegion: 'CN-230600',
    receipt: { electronic: 'untilCutOff', basis: '内部办理规则：过截止时间或非工作日收到的，视为次一工作日收到', evidence: 'assumption', source: 'law.md §8' },
  });
  pack.limits['verification'] = { ...pack.limits['verification']!, count: 3 };
  edit(pack);
  return pack;
};

test('an edition that was handed in before one could say who reviews and signs goes on by the chains that were in force for all then', () => {
  const shipped = findPack(OLD)!;
  const { signing, ...before } = { ...shipped, version: 'CN-230600/2025-01' };
  const [kept] = editionsIn(uploadedEdition(before as typeof shipped, {}));
  expect(signing).toHaveLength(5);
  expect(kept!.signing).toEqual(signing);
});

test('an edition that is wrong is refused with the path and what was expected; the one in force stays', async () => {
  const wrong = (edit: Parameters<typeof edition>[0]): Promise<string> => propose(register, edition(edit)).then(() => 'accepted', (error: { field?: string; message: string }) => `${error.field} | ${error.message}`);
  expect(await wrong((p) => void (p.limits['verification']!.unit = 'weeks'))).toMatch(/^\/file\/limits\/verification\/unit \| .*expected one of/);
  expect(await wrong((p) => void (p.limits['verification']!.count = -3))).toMatch(/^\/file\/limits\/verification\/count \| .*1/);
  expect(await wrong((p) => void (p.limits['verification']!.count = 1_000_000_000))).toMatch(/^\/file\/limits\/verification\/count \| .*1000/);
  expect(await wrong((p) => void (p.limits['verification']!.count = 9))).toMatch(/^\/file\/limits\/total\/count \| .*expected at least/);
  expect(await wrong((p) => void (p.limits['verifying'] = p.limits['verification']!))).toMatch(/^\/file\/limits\/verifying/);
  expect(await wrong((p) => void (p.limits['verification'] = null as never))).toMatch(/^\/file\/limits\/verification \| .*objection has no other for this clock/);
  expect(await wrong((p) => void (p.validFrom = '2026-02-30'))).toMatch(/^\/file\/validFrom/);
  expect(await wrong((p) => void (p.validFrom = '2026-01-01'))).toMatch(/^\/file\/validFrom \| .*a day after 2026-01-01.*an overlap/);
  expect(await wrong((p) => void (p.version = OLD))).toMatch(/^\/file\/version \| .*not there yet/);
  expect(await wrong((p) => void (p['inherits'] = 'CN-23/2031-01'))).toMatch(/^\/file\/inherits \| .*an edition that is there/);
  expect(await wrong((p) => void (p['calendarRegion'] = 'CN-99'))).toMatch(/^\/file\/calendarRegion \| .*one of CN, /);
  expect(await wrong((p) => void (p['zone'] = 'Europe/London'))).toMatch(/^\/file\/zone \| .*Asia\/Shanghai/);
  expect(await wrong((p) => void (p['dayEnd'] = '25:00'))).toMatch(/^\/file\/dayEnd/);
  expect(await wrong((p) => void (p['pace'] = 1))).toMatch(/^\/file\/pace/);
  expect(register.currentPack(today).version).toBe(OLD);
});

test('an edition that was handed in is previewed, approved by a second person, and in force on every process without a release', async () => {
  const before = await file(stage(register), DEMO_SCENARIOS.rejected);
  const handedIn = edition();
  const { changeId } = await propose(register, handedIn, '核实改为三个工作日');
  expect(register.currentPack(today).version).toBe(OLD);
  const [shown] = await read((trx) => changedValues(register, trx, changeId));
  expect(shown).toMatchObject({ version: NEW, before: OLD, validFrom: today });
  expect(shown!.values.map(({ pointer }) => pointer).sort()).toEqual(['/calendarRegion', '/limits/verification', '/receipt']);
  expect(shown!.values.find(({ pointer }) => pointer === '/limits/verification')).toMatchObject({ before: { zh: '5个工作日，首日不计入' }, after: { zh: '3个工作日，首日不计入' } });
  expect(shown!.unsigned).toBe((await read((trx) => unsignedValues(trx, register.pack(OLD)))).length + 2);
  expect((await read((trx) => previewTotals(register, trx, changeId))).moved).toBe(0);
  // What nobody stands for is not approved: the two values it changes rest on an assumption.
  await expect(approve(register, changeId)).rejects.toMatchObject({ code: 'basis-unsigned', params: { edition: NEW, number: 2 } });
  await signEdition(register, changeId, ['/limits/verification', '/receipt']);
  await approve(register, changeId);
  expect((await sweepAll(register)).moved).toBe(0);

  // A process that has not heard of it receives under it, and a third that has not either handles that case.
  expect(findPack(NEW)).toBeUndefined();
  expect(other.currentPack(today).version).toBe(OLD);
  const id = await file(stage(other), DEMO_SCENARIOS.upheld);
  const late = testRegister(database.url);
  await accept(stage(late), id, DEMO_SCENARIOS.upheld);
  const s = await situation(id);
  expect([s.pack, (await situation(before)).pack]).toEqual([NEW, OLD]);
  const proof = proofOf(late, s.verifications[0]!.answer)!;
  expect(proof).toMatchObject({ pack: NEW, count: 3, channel: 'counter', packRegion: 'CN-230600', region: 'CN-230600' });
  await late.db.destroy();
  expect(late.pack(NEW).limits.verification.count).toBe(3);
  expect(register.currentPack(addDays(today, -1)).version).toBe(OLD);
  expect(register.editionsFrom(today).map(({ version }) => version)).toEqual([NEW]);

  // Anybody can read the file as it came, and the log names what was approved.
  await register.calendars.upToDate(register.db);
  const { files } = register.calendars.now();
  expect(uploadOf(files, NEW)).toEqual(handedIn);
  const proposed = (await acts(INSTALLATION)).findLast((act) => act.kind === 'calendarProposed')!;
  expect(proposed.facts).toMatchObject({ files: [{ name: `packs/${NEW}`, hash: hashOf(files[`packs/${NEW}`]) }, { name: `uploads/${NEW}`, hash: hashOf(handedIn) }], calendars: [{ id: 'CN-230600', before: OLD, after: NEW }] });
  expect(hashOf(register.calendars.editions().get(NEW))).toBe(hashOf(files[`packs/${NEW}`]));
});

test('the next one follows the one in force, with no gap and no overlap, and a pack of another place may be handed in too', async () => {
  const refused = (given: unknown): Promise<string> => propose(register, given).then(() => 'accepted', (error: { field?: string }) => String(error.field));
  expect(await refused(edition((p) => void Object.assign(p, { version: 'CN-230600/2027-01', validFrom: today })))).toBe('/file/validFrom');
  expect(await refused(edition((p) => void Object.assign(p, { version: 'CN-230600/2027-01', validFrom: addDays(today, 1), validTo: addDays(today, 30) })))).toBe('accepted');
  const province = { ...(packJson('CN-23.json') as object), version: 'CN-23/2027-01', validFrom: '2027-01-01' };
  const { changeId } = await propose(register, province);
  await approve(register, changeId);
  await sweepAll(register);
  await register.calendars.upToDate(register.db);
  // Its successor may inherit from it.
  expect(register.calendars.editions().get('CN-23/2027-01')?.validFrom).toBe('2027-01-01');
  expect(register.currentPack().version).toBe(NEW);
  expect(await refused(edition((p) => void Object.assign(p, { version: 'CN-230600/2027-02', validFrom: '2027-02-01', inherits: 'CN-23/2027-01' })))).toBe('accepted');
});
