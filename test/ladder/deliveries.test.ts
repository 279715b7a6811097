import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { ownFolder } from '../domain/own-folder.ts';
import { sendAgain } from '../../db/delivery-repository.ts';
import { gatherDigests } from '../../db/digest.ts';
import { sweepReminders } from '../../db/reminders.ts';
import { projectRoot } from '../../main/config.ts';
import { deliverRound } from '../../main/postman.ts';
import { closedCarrier } from '../../outside/carrier.ts';
import { smtpCarrier } from '../../outside/mail.ts';
import type { SunkMail } from '../../outside/mail-sink.ts';
import { startMailSink } from '../../outside/mail-sink.ts';
import { MASTER_KEY } from '../setup/database.ts';
import type { LadderPlace } from '../setup/ladder-place.ts';
import { addressOf, ladderPlace, RETRY } from '../setup/ladder-place.ts';
import { demoActor } from '../setup/play-story.ts';

const CLERK = 'platform-clerk';
const SECOND = 'platform-clerk-2';
/** Wednesdays, so that what is asked then is reminded on the Tuesday after. */
const WEEKS = [['2026-03-04', '2026-03-10'], ['2026-03-11', '2026-03-17'], ['2026-03-18', '2026-03-24'], ['2026-04-08', '2026-04-14'], ['2026-04-15', '2026-04-21'], ['2026-05-13', '2026-05-19'], ['2026-05-20', '2026-05-26'], ['2026-05-27', '2026-06-02']] as const;
let week = 0;

let place: LadderPlace;
beforeAll(async () => {
  place = await ladderPlace();
});
afterAll(() => place.stop());

/** One more duty, and its reminder written for both clerks; nothing is sent yet. */
async function written(): Promise<{ clerk: string; second: string }> {
  const [asked, reminded] = WEEKS[week++]!;
  await place.setClock(`${asked}T10:00:00`);
  const [inquiry] = await place.ask(1);
  await place.setClock(`${reminded}T09:00:00`);
  expect(await sweepReminders(place.register)).toBe(1);
  expect(await gatherDigests(place.register)).toBe(2);
  // Done before it is due, so that it is not urged in a later week.
  await place.answer(inquiry!);
  const rows = (await place.deliveries()).slice(-2);
  const of = (user: string): string => rows.find((r) => r.user_id === user)!.id;
  return { clerk: of(CLERK), second: of(SECOND) };
}
const one = async (id: string) => (await place.deliveries()).find((r) => r.id === id)!;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Until no delivery is waiting to be tried. */
async function settled(): Promise<void> {
  while ((await place.deliveries()).some((r) => r.state === 'queued' || r.state === 'failed')) {
    await place.deliver();
    await pause(5);
  }
}
const idOf = (mail: SunkMail | undefined): string => mail?.messageId ?? '';

test('two postmen racing send each mail once', async () => {
  const { clerk, second } = await written();
  await Promise.all([place.deliver(), place.deliver(), place.deliver()]);
  expect(place.received.map(idOf).toSorted()).toEqual([(await one(clerk)).message_id, (await one(second)).message_id].toSorted());
  expect((await place.deliveries()).map((r) => [r.state, r.attempts])).toEqual([['sent', 1], ['sent', 1]]);
});

test('refused for good (550): a dead letter at once, sent again by an operator under the same message id, and who did it is kept', async () => {
  place.answers.set(addressOf(CLERK), { code: 550, text: 'no such mailbox 温如砥' });
  const { clerk } = await written();
  await settled();
  const dead = await one(clerk);
  expect(dead).toMatchObject({ state: 'dead', attempts: 1, last_error: 'smtp-550', sent_at: null });
  expect(place.to(CLERK)).toHaveLength(1);
  place.answers.clear();
  await sendAgain(place.register.db, demoActor('operator'), clerk);
  await settled();
  expect(await one(clerk)).toMatchObject({ state: 'sent', attempts: 1, last_error: null, again_by: 'operator', message_id: dead.message_id });
  expect(idOf(place.to(CLERK)[1])).toBe(dead.message_id);
  await expect(sendAgain(place.register.db, demoActor('operator'), clerk)).rejects.toThrow('already-done');
  expect(place.to(CLERK)).toHaveLength(2);
});

test('put off (451): tried again with the same message id; the younger mail to the same person waits for it', async () => {
  place.answers.set(addressOf(CLERK), { code: 451, text: 'try later' });
  const first = await written();
  await place.deliver();
  const failed = await one(first.clerk);
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, last_error: 'smtp-451' });
  const second = await written();
  expect(await place.deliver(), 'the other clerk’s, and perhaps the older one again').toBeGreaterThan(0);
  expect(await one(second.clerk)).toMatchObject({ state: 'queued', attempts: 0 });
  expect(await one(second.second)).toMatchObject({ state: 'sent' });
  place.answers.clear();
  const before = place.to(CLERK).length;
  await settled();
  expect(place.to(CLERK).slice(before).map(idOf)).toEqual([failed.message_id, (await one(second.clerk)).message_id]);
});

test('put off as often as the plan says: a dead letter', async () => {
  place.answers.set(addressOf(CLERK), { code: 451, text: 'try later' });
  const { clerk } = await written();
  await settled();
  expect(await one(clerk)).toMatchObject({ state: 'dead', attempts: RETRY.attempts, last_error: 'smtp-451' });
  place.answers.clear();
});

test('no mail server, no gateway, no address: each is given up with a code of its own, and none is called sent', async () => {
  const { clerk } = await written();
  const nowhere = smtpCarrier({ url: 'smtp://127.0.0.1:9', from: 'zhengming@test.invalid' });
  onTestFinished(() => nowhere.close());
  const plan = { leaseMs: 60_000, retry: { ...RETRY, attempts: 1 } };
  const retryNow = (set: object) => place.owner.updateTable('delivery').set({ state: 'queued', attempts: 0, ...set }).where('id', '=', clerk).execute();
  await deliverRound(place.register, { mail: nowhere, sms: nowhere }, plan);
  expect(await one(clerk)).toMatchObject({ state: 'dead', last_error: 'esocket' });
  await retryNow({});
  await deliverRound(place.register, { mail: closedCarrier('mail-off'), sms: closedCarrier('no-sms-gateway') }, plan);
  expect(await one(clerk)).toMatchObject({ state: 'dead', last_error: 'mail-off' });
  await retryNow({ channel: 'sms', destination: '13800000000' });
  await place.deliver();
  expect(await one(clerk)).toMatchObject({ state: 'dead', last_error: 'no-sms-gateway' });
  await place.owner.updateTable('user_setting').set({ mail_address: null }).where('user_id', 'in', [demoActor(CLERK).userId, demoActor(SECOND).userId]).execute();
  await sendAgain(place.register.db, demoActor('operator'), clerk);
  expect(await one(clerk)).toMatchObject({ state: 'dead', last_error: 'no-address' });
  await place.wish(CLERK, {});
  await place.wish(SECOND, {});
});

test('a row that cannot be put into words is given up, and the others go', async () => {
  const { clerk, second } = await written();
  await place.owner.updateTable('delivery').set({ content: JSON.stringify({ lines: [null] }) }).where('id', '=', clerk).execute();
  await settled();
  expect(await one(clerk)).toMatchObject({ state: 'dead', last_error: 'unwritable' });
  expect(await one(second)).toMatchObject({ state: 'sent' });
});

test('a dispatcher killed after the mail was taken and before it knew: at most one more, under the same message id', { timeout: 60_000 }, async () => {
  const received: SunkMail[] = [];
  let kill = (): void => {};
  const sink = await startMailSink({ port: 0, received: async (mail) => {
    received.push(mail);
    kill();
    // The answer never reaches who is dead.
    await pause(200);
  } });
  onTestFinished(() => sink.close());
  await place.wish(SECOND, { channel: 'sms', phone: '13800000000', mailAddress: null });
  const { clerk } = await written();
  // Not where `npm start` keeps its own.
  const dataDir = ownFolder('dispatcher');
  const dispatcher = () => spawn(process.execPath, [join(projectRoot, 'main', 'dispatcher.ts')], {
    stdio: 'ignore', env: {
      PATH: process.env['PATH'], TZ: 'UTC', ZM_MODE: 'demo', DATABASE_URL: place.databaseUrl, TEMPORAL_ADDRESS: inject('temporalAddress'), ZM_TASK_QUEUE: `none-${randomUUID()}`,
      ZM_MASTER_KEY: Buffer.from(MASTER_KEY).toString('base64'), SMTP_URL: sink.url, ZM_DATA_DIR: dataDir,
    },
  });
  const first = dispatcher();
  const gone = once(first, 'exit');
  kill = () => first.kill('SIGKILL');
  await gone;
  expect(received).toHaveLength(1);
  const left = await one(clerk);
  expect(left).toMatchObject({ state: 'queued', attempts: 1, sent_at: null });
  expect(left.lease).not.toBeNull();
  // Its lease runs out.
  await place.owner.updateTable('delivery').set({ leased_until: left.wall_at }).where('id', '=', clerk).execute();
  kill = () => {};
  const second = dispatcher();
  onTestFinished(() => void second.kill('SIGKILL'));
  await expect.poll(async () => (await one(clerk)).state, { timeout: 30_000 }).toBe('sent');
  expect(await place.deliver(), 'nothing is left to send').toBe(0);
  expect(received.map(idOf)).toEqual([left.message_id, left.message_id]);
});
