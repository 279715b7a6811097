import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Db } from '../../db/database.ts';
import type { DeliveryRow } from '../../db/delivery-repository.ts';
import { answerInquiry, fileInquiry } from '../../db/inquiry-register.ts';
import type { Register } from '../../db/register.ts';
import { newActId } from '../../db/register.ts';
import { saveSetting } from '../../db/user-setting-repository.ts';
import type { Actor } from '../../domain/actor.ts';
import type { InquiryId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { instantOfMs, msOf, parseInstant } from '../../domain/time.ts';
import type { UserSetting } from '../../domain/user-setting.ts';
import { PLAIN_SETTING } from '../../domain/user-setting.ts';
import { deliverRound } from '../../main/postman.ts';
import { closedCarrier } from '../../outside/carrier.ts';
import { smtpCarrier } from '../../outside/mail.ts';
import type { MailSink, SunkMail } from '../../outside/mail-sink.ts';
import { startMailSink } from '../../outside/mail-sink.ts';
import { createTestDatabase, testOwner, testRegister } from './database.ts';
import { demoActor } from './play-story.ts';

/** A register whose clock stands where a test puts it, and a mail server that answers as it is told. */
export interface LadderPlace {
  register: Register;
  owner: Db;
  databaseUrl: string;
  sink: MailSink;
  /** What the server says to an address instead of taking its mail. */
  answers: Map<string, { code: number; text: string }>;
  received: SunkMail[];
  /** China's wall clock, e.g. 2026-02-14T08:30:00. */
  setClock(text: string): Promise<Instant>;
  ask(count: number): Promise<InquiryId[]>;
  answer(id: InquiryId): Promise<void>;
  wish(userId: string, setting: Partial<UserSetting>): Promise<void>;
  deliveries(): Promise<DeliveryRow[]>;
  /** One round of the postman, without waiting for its next. */
  deliver(): Promise<number>;
  rungs(): Promise<Record<string, number>>;
  to(userId: string): SunkMail[];
  stop(): Promise<void>;
}

export const addressOf = (userId: string): string => `${userId}@demo.invalid`;
export const RETRY = { firstMs: 1, mostMs: 5, attempts: 3 };

export async function ladderPlace(): Promise<LadderPlace> {
  const database = await createTestDatabase(inject('adminUrl'), { city: true });
  const register = testRegister(database.url);
  const owner = testOwner(database.migrationUrl);
  // Two clerks are enough for who is told what, and one of each department.
  await owner.deleteFrom('user_setting').where('user_id', 'in', ['platform-clerk-3', 'tax-principal', 'market-principal'].map((id) => demoActor(id).userId)).execute();
  const answers = new Map<string, { code: number; text: string }>();
  const received: SunkMail[] = [];
  const sink = await startMailSink({ port: 0, refuse: (address) => answers.get(address) ?? null, // News to platforms above, which an acceptance brings about, is no mail of the ladder.
    received: (mail) => void (mail.subject.includes('提请对一条信用记录作异议标注') || received.push(mail)) });
  const carriers = { mail: smtpCarrier({ url: sink.url, from: 'zhengming@test.invalid' }), sms: closedCarrier('no-sms-gateway') };
  const personal = (actor: Actor, route: string, body: unknown) => ({
    actor, actId: newActId(), elapsedMs: () => 0, key: { actor: actor.userId, route, key: randomUUID(), fingerprint: register.vault.fingerprint(body) },
  });
  return {
    register, owner, databaseUrl: database.url, sink, answers, received,
    async setClock(text) {
      const to = parseInstant(`${text}+08:00`);
      await owner.updateTable('business_time').set({ offset_ms: msOf(to) - msOf(instantOfMs(Date.now())) }).execute();
      return to;
    },
    async ask(count) {
      const request = { where: '窗口', byWhom: '经办人', shown: '一页打印件' };
      const ids: InquiryId[] = [];
      for (let i = 0; i < count; i += 1) ids.push((await fileInquiry(register, { ...personal(demoActor('company-yunshan'), 'ask', request), request })).receipt.inquiryId);
      return ids;
    },
    async answer(inquiryId) {
      const request = { answer: '已查明', recordId: null };
      await answerInquiry(register, { ...personal(demoActor('platform-clerk'), 'answer', request), inquiryId, request });
    },
    wish: (userId, setting) => saveSetting(register, demoActor(userId), { ...PLAIN_SETTING, mailAddress: addressOf(userId), ...setting }),
    deliveries: () => owner.selectFrom('delivery').selectAll().orderBy('wall_at').orderBy('id').execute(),
    deliver: () => deliverRound(register, carriers, { leaseMs: 60_000, retry: RETRY }),
    async rungs() {
      const rows = await owner.selectFrom('ladder_rung').select(['rung', (e) => e.fn.countAll<number>().as('n')]).groupBy('rung').execute();
      return Object.fromEntries(rows.map(({ rung, n }) => [rung, Number(n)]));
    },
    to: (userId) => received.filter((mail) => mail.to.includes(addressOf(userId))),
    async stop() {
      carriers.mail.close();
      await sink.close();
      await Promise.all([register.db.destroy(), owner.destroy()]);
      await database.drop();
    },
  };
}
