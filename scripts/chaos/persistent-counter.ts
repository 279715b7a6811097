import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { bearerFor } from '../lib/bearer-for.ts';

const TIMEOUT_MS = 15_000;
const PATIENCE_MS = 600_000;

export interface KeptReceipt {
  caseId: string;
  actId: string;
  seq: number;
}

/** A client as every client should be: the same request under the same key again until there is an answer to it. */
export class PersistentCounter {
  /** Everything that was answered as done; it has to be there afterwards. */
  readonly receipts: KeptReceipt[] = [];
  retried = 0;
  readonly #origin: string;
  readonly #issuer: string;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(origin: string, issuer: string) {
    this.#origin = origin;
    this.#issuer = issuer;
  }

  /** The answer's body, or the code it was refused with. */
  async post(as: string, path: string, body: object): Promise<{ done: unknown } | { refused: string }> {
    const key = randomUUID();
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const response = await fetch(`${this.#origin}${path}`, {
          method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { authorization: `Bearer ${await this.#token(as)}`, 'content-type': 'application/json', 'idempotency-key': key },
        });
        const answer = (await response.json()) as { code?: string } & Partial<KeptReceipt>;
        if (response.ok) {
          if (answer.caseId !== undefined && answer.actId !== undefined && answer.seq !== undefined) this.receipts.push({ caseId: answer.caseId, actId: answer.actId, seq: answer.seq });
          return { done: answer };
        }
        if (response.status === 401) this.#tokens.delete(as);
        else if (response.status < 500 && response.status !== 429) return { refused: answer.code ?? String(response.status) };
      } catch {
        // Nobody answered, or the answer was lost on its way.
      }
      if (Date.now() > until) throw new Error(`${as} POST ${path}: no answer in ${PATIENCE_MS / 1000} s`);
      this.retried += 1;
      await wait(400);
    }
  }

  async #token(as: string): Promise<string> {
    const known = this.#tokens.get(as) ?? bearerFor(this.#issuer, as);
    this.#tokens.set(as, known);
    try {
      return await known;
    } catch (error) {
      this.#tokens.delete(as);
      throw error;
    }
  }
}
