import type { ActDraft } from './act.ts';
import type { CaseWorld } from './case-world.ts';
import { Refusal } from './errors.ts';
import { heardOrAsked } from './hand-over.ts';
import type { OrderId } from './ids.ts';
import { isRunning } from './limit.ts';
import type { CaseSituation } from './situation.ts';

export interface DisownRequest {
  kind: 'disowned';
  orderId: OrderId;
  reason: string;
}

/**
 * “Not ours” (law.md §8, 11): the batch the record came with is looked up. Where it is the denier's own, the denial is refused and it has to answer;
 * where it is another's, that one is asked at once by the same clock; where nothing says whose it is, the platform finds out while the clock
 * runs on. In no case does the applicant wait anew.
 */
export function disowning({ orderId, reason }: DisownRequest, s: CaseSituation, world: CaseWorld): { draft: Extract<ActDraft, { kind: 'disowned' }>; content: { reason: string } } {
  const asked = heardOrAsked(s);
  const verification = asked.find((v) => v.orderId === orderId)!;
  const { batch = null, providedOn } = world.provenance ?? {};
  const from = batch === null ? null : world.inOffice(batch.providerId);
  if (from === verification.orgId) throw new Refusal('provenance-contradicts', { params: { on: providedOn ?? '', batch: batch?.uploadId ?? '' } });
  const to = from !== null && isRunning(verification.answer) && !asked.some((v) => v.orgId === from) ? from : null;
  return { draft: { kind: 'disowned', facts: { orderId, batch, to } }, content: { reason } };
}
