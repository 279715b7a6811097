import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoActor } from '../setup/play-story.ts';
import type { ServedHouse } from '../setup/served-house.ts';
import { serveHouse } from '../setup/served-house.ts';
import { ask, asSuperuser } from './ask.ts';

const CLERK = demoActor('platform-clerk').userId;
const plain = {
  language: 'zh', channel: 'mail', mailAddress: 'clerk@example.invalid', phone: null, quietFrom: null, quietTo: null, digestAt: null, absentFrom: null, absentTo: null, delegateId: null,
};

let served: ServedHouse;
beforeAll(async () => {
  served = await serveHouse({ worker: false });
});
afterAll(() => served.stop());

const save = (as: string, change: object, key?: string | null) => ask(served, '/api/settings', { as, method: 'PUT', body: { ...plain, ...change }, ...(key === undefined ? {} : { key }) });
const read = async (as: string) => (await ask(served, '/api/settings', { as, method: 'GET' })).json() as typeof plain & { colleagues: { id: string }[] };

test('what is set is what is read, by nobody else, and the colleagues offered share the duties', async () => {
  const wishes = { language: 'en', quietFrom: '12:00', quietTo: '13:30', digestAt: '16:00', absentFrom: '2026-12-01', absentTo: '2026-12-04', delegateId: 'platform-clerk-2' };
  expect((await save(CLERK, wishes)).status).toBe(200);
  expect(await read(CLERK)).toMatchObject({ ...plain, ...wishes });
  expect((await read(CLERK)).colleagues.map(({ id }) => id)).toEqual(['platform-clerk-2', 'platform-clerk-3']);
  expect((await read('platform-clerk-2')).mailAddress).toBe('platform-clerk-2@demo.invalid');
  expect((await read('company-yunshan')).colleagues).toEqual([]);
});

test.each<[string, object, string]>([
  ['an address with a name', { mailAddress: '"x" <x@example.invalid>' }, '/mailAddress'],
  ['two addresses', { mailAddress: 'a@example.invalid,b@example.invalid' }, '/mailAddress'],
  ['an address with a line break', { mailAddress: 'a@example.invalid\r\nBcc: b@example.invalid' }, '/mailAddress'],
  ['no address', { mailAddress: null }, '/mailAddress'],
  ['a number with letters', { phone: '138-CALL' }, '/phone'],
  ['a time of 24:00', { quietFrom: '24:00', quietTo: '06:00' }, '/quietFrom'],
  ['quiet hours all day', { quietFrom: '00:00', quietTo: '23:59' }, '/quietTo'],
  ['a day that does not exist', { absentFrom: '2026-02-30', absentTo: '2026-03-01' }, '/absentFrom'],
  ['an end before its beginning', { absentFrom: '2026-03-02', absentTo: '2026-03-01' }, '/absentTo'],
  ['a delegate of another organisation', { absentFrom: '2026-03-02', absentTo: '2026-03-03', delegateId: 'tax-provider' }, '/delegateId'],
  ['an operator as a clerk’s delegate', { absentFrom: '2026-03-02', absentTo: '2026-03-03', delegateId: 'operator' }, '/delegateId'],
  ['oneself as delegate', { absentFrom: '2026-03-02', absentTo: '2026-03-03', delegateId: CLERK }, '/delegateId'],
  ['an unknown channel', { channel: 'pigeon' }, '/channel'],
])('%s is refused at its field, and nothing is changed', async (_name, change, pointer) => {
  const before = await asSuperuser(served, `select * from user_setting where user_id = 'platform-clerk'`);
  const answered = await save(CLERK, change);
  expect([answered.status, answered.errors?.[0]?.pointer]).toEqual([400, pointer]);
  expect(await asSuperuser(served, `select * from user_setting where user_id = 'platform-clerk'`)).toEqual(before);
});

test('a change without a key, and one with an unknown field, are refused', async () => {
  expect((await save(CLERK, {}, null)).code).toBe('missing-idempotency-key');
  expect((await save(CLERK, { ringtone: 1 })).code).toBe('unknown-field');
});
