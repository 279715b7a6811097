import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Acknowledged, AcknowledgementVerifier } from '../db/acknowledgement-register.ts';
import { takeAcknowledgement } from '../db/acknowledgement-register.ts';
import type { DeliveryRow } from '../db/delivery-repository.ts';
import { leaseDeliveries, noteOutcome } from '../db/delivery-repository.ts';
import type { ReadyNotice } from '../db/notice-reads.ts';
import { readyNotice, recipientOf } from '../db/notice-reads.ts';
import type { Register } from '../db/register.ts';
import { signingKey } from '../db/signing-keys.ts';
import type { Outcome, RetryPlan } from '../domain/delivery.ts';
import type { ProcedureId } from '../domain/procedure.ts';
import type { DropFolder } from '../outside/drop-folder.ts';
import { HMAC_HEADER, hmacOf, MESSAGE_HEADER, SIGNATURE_HEADER, signDetached, unverifiedClaims, verifyCompact } from '../outside/notice-signature.ts';
import { postWebhook } from '../outside/webhook.ts';
import type { WebhookLimits } from '../outside/webhook.ts';
import type { WebhookRules } from '../outside/webhook-target.ts';

export interface CourierOptions {
  rules: WebhookRules;
  limits: WebhookLimits;
  drop: DropFolder;
  everyMs: number;
  /** Longer than a call may take. */
  leaseMs: number;
  retry: RetryPlan;
}

/** How many calls are under way at once, each to another recipient: one that drips costs one place. */
const AT_ONCE = 16;
const WAYS = ['webhook', 'drop'] as const;

/** By what recipients' systems are known again. */
export const acknowledgementVerifier: AcknowledgementVerifier = {
  claims: unverifiedClaims, verify: (text, { publicKeys, secret }) => verifyCompact(text, { keys: publicKeys, secret }),
};

/** Carries notices to recipients' systems until stopped; apart from the mails, which must not wait for somebody's slow server. */
export function startCourier(register: Register, poke: (ids: readonly ProcedureId[]) => void, options: CourierOptions): { stop(): Promise<void> } {
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  const loop = (async () => {
    while (!ending.signal.aborted) {
      let taken = 0;
      try {
        const rows = underWay.size < AT_ONCE ? await leaseDeliveries(register.db, { lease: randomUUID(), leaseMs: options.leaseMs, limit: AT_ONCE - underWay.size, by: WAYS }) : [];
        taken = rows.length;
        for (const row of rows) {
          const carried = carryOne(register, poke, row, options).catch(report).finally(() => underWay.delete(carried));
          underWay.add(carried);
        }
        await collect(register, poke, options.drop);
      } catch (error) {
        report(error);
      }
      // With something just taken the next may follow at once; without, whatever ends first or comes in.
      if (taken === 0) await wait(options.everyMs, undefined, { signal: ending.signal }).catch(() => {});
    }
    await Promise.all(underWay);
  })();
  return {
    async stop() {
      ending.abort();
      await loop;
    },
  };
}

const report = (error: unknown): void => console.error(`courier: ${error instanceof Error ? error.message : String(error)}`);

/** One round, to its end; for tests that want exactly one. Returns how many were tried. */
export async function carryRound(register: Register, poke: (ids: readonly ProcedureId[]) => void, options: CourierOptions): Promise<number> {
  const rows = await leaseDeliveries(register.db, { lease: randomUUID(), leaseMs: options.leaseMs, limit: AT_ONCE, by: WAYS });
  await Promise.all(rows.map((row) => carryOne(register, poke, row, options)));
  await collect(register, poke, options.drop);
  return rows.length;
}

async function carryOne(register: Register, poke: (ids: readonly ProcedureId[]) => void, row: DeliveryRow, options: CourierOptions): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await carry(register, poke, row, options);
  } catch (error) {
    report(error);
    outcome = { result: 'later', code: 'unwritable' };
  }
  await noteOutcome(register.db, row, outcome, options.retry);
}

async function carry(register: Register, poke: (ids: readonly ProcedureId[]) => void, row: DeliveryRow, options: CourierOptions): Promise<Outcome> {
  const ready = await readyNotice(register, row);
  const { channel, body } = ready;
  // The operator may have changed how it is told since: what goes out goes the way that holds now.
  if (channel === undefined || (channel.way !== 'webhook' && channel.way !== 'drop')) return { result: 'refused', code: 'no-channel' };
  const signature = await signDetached(body, await signingKey(register));
  if (channel.way === 'drop') {
    await options.drop.put(recipientOf(row), row.id, body, signature);
    return { result: 'sent' };
  }
  const headers = { [SIGNATURE_HEADER]: signature, [MESSAGE_HEADER]: row.message_id, ...(channel.secret === null ? {} : { [HMAC_HEADER]: hmacOf(body, channel.secret) }) };
  const answer = await postWebhook(channel.address ?? '', body, headers, options.rules, options.limits);
  if ('fault' in answer) return { result: FOR_GOOD.has(answer.fault) ? 'refused' : 'later', code: answer.fault };
  if (answer.status < 200 || answer.status >= 300) return { result: answer.status === 410 ? 'refused' : 'later', code: `http-${answer.status}` };
  return accepted(register, poke, ready, answer.body);
}

/** What no retry mends: an operator has to. */
const FOR_GOOD = new Set(['bad-address', 'not-allowed', 'private-address', 'not-https', 'redirected']);

/** It was taken over. An acknowledgement in the answer has to be good; without one it comes later, or a person confirms. */
async function accepted(register: Register, poke: (ids: readonly ProcedureId[]) => void, { about }: ReadyNotice, answered: string): Promise<Outcome> {
  const text = about.about === 'mark' || about.about === 'version' ? null : acknowledgementIn(answered);
  if (text === null) return { result: 'sent' };
  const taken: Acknowledged = await takeAcknowledgement(register, acknowledgementVerifier, text);
  poke(taken.pokes);
  return taken.result === 'refused' ? { result: 'later', code: `acknowledgement-${taken.fault}` } : { result: 'sent' };
}

/** `{ "acknowledgement": "…" }`, or nothing. */
function acknowledgementIn(answered: string): string | null {
  try {
    const value: unknown = JSON.parse(answered);
    const text = typeof value === 'object' && value !== null && 'acknowledgement' in value ? value.acknowledgement : null;
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

/** Takes what recipients have put into their folders. */
async function collect(register: Register, poke: (ids: readonly ProcedureId[]) => void, drop: DropFolder): Promise<void> {
  for (const { orgId, name, text } of await drop.waiting(50)) {
    const taken = await takeAcknowledgement(register, acknowledgementVerifier, text ?? '');
    poke(taken.pokes);
    await drop.settle(orgId, name, taken.result === 'refused' ? 'refused' : 'taken');
  }
}
