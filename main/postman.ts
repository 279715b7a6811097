import { randomUUID } from 'node:crypto';
import type { DeliveryRow } from '../db/delivery-repository.ts';
import { isNotice } from '../db/delivery-tables.ts';
import { leaseDeliveries, noteOutcome } from '../db/delivery-repository.ts';
import { readyNotice } from '../db/notice-reads.ts';
import type { Register } from '../db/register.ts';
import type { Channel, Outcome, RetryPlan } from '../domain/delivery.ts';
import { CHANNELS } from '../domain/delivery.ts';
import { dayAt } from '../domain/time.ts';
import { dutyMail, dutyShortMessage } from '../letters/duty-mail.ts';
import { correctionMail } from '../letters/correction-mail.ts';
import { orderMail } from '../letters/order-mail.ts';
import { noticeMail } from '../letters/notice-mail.ts';
import type { Carrier, Message } from '../outside/carrier.ts';
import type { Rounds } from './rounds.ts';
import { startRounds } from './rounds.ts';

export interface PostmanOptions {
  everyMs: number;
  /** How long an attempt may take before another dispatcher takes it for dead; longer than every time-out of a carrier together. */
  leaseMs: number;
  retry: RetryPlan;
}

export type Carriers = Record<Channel, Carrier>;
/** How many are under way at once, each to another destination. */
const AT_ONCE = 10;

/** Sends what stands in the table of deliveries until stopped; apart from the sweep, which must not wait for a mail server. */
export function startPostman(register: Register, carriers: Carriers, options: PostmanOptions): Rounds {
  const rounds = startRounds('postman', options.everyMs, async () => (await deliverRound(register, carriers, options)) === AT_ONCE);
  return {
    async stop() {
      await rounds.stop();
      for (const carrier of Object.values(carriers)) carrier.close();
    },
  };
}

/** One round: takes, sends outside any transaction, notes what came of it. Returns how many were tried. */
export async function deliverRound(register: Register, carriers: Carriers, { leaseMs, retry }: Omit<PostmanOptions, 'everyMs'>): Promise<number> {
  const rows = await leaseDeliveries(register.db, { lease: randomUUID(), leaseMs, limit: AT_ONCE, by: CHANNELS });
  await Promise.all(rows.map(async (row) => noteOutcome(register.db, row, await attempt(register, carriers, row), retry)));
  return rows.length;
}

/** A row that cannot be put into words is given up like any other that cannot go: it must not keep the others from it. */
async function attempt(register: Register, carriers: Carriers, row: DeliveryRow): Promise<Outcome> {
  let message: Message;
  try {
    message = await messageOf(register, row);
  } catch {
    return { result: 'refused', code: 'unwritable' };
  }
  if (message.to === '') return { result: 'refused', code: 'no-address' };
  return carriers[row.channel === 'sms' ? 'sms' : 'mail'].send(message);
}

async function messageOf(register: Register, row: DeliveryRow): Promise<Message> {
  const { publicUrl, calendar, vault } = register;
  const { message_id: messageId, destination, channel, content, language, created_at } = row;
  if (isNotice(content)) {
    const { letter, channel: reached } = await readyNotice(register, row);
    if (content.about === 'order') return { messageId, to: reached?.way === 'mail' ? (reached.address ?? '') : '', ...orderMail({ order: content.order, letter: letter ?? '', number: content.number, path: `/cases/${content.caseId}`, publicUrl }) };
    return { messageId, to: reached?.way === 'mail' ? (reached.address ?? '') : '', ...correctionMail({ letter: letter ?? '', number: content.number, path: content.about === 'publicity' ? ((content.caseId as string) === content.recordId ? `/records/${content.recordId}/publicity-end` : `/repairs/${content.caseId}`) : `/cases/${content.caseId}`, publicUrl, said: content.about === 'publicity' ? content.publicity : 'correct' }) };
  }
  const options = { language, publicUrl, on: dayAt(created_at, calendar().zone) };
  const words = 'notice' in content ? noticeMail(content, options) : channel === 'mail' ? dutyMail(content.lines, options) : dutyShortMessage(content.lines, options);
  return { messageId, to: destination === null ? '' : vault.openContact(destination), ...words };
}
