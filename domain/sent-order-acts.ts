import type { ActId, BreachId, OrderId, StayRequestId } from './ids.ts';

/** What goes out to an organisation beside notices of correction: orders, the request to one that is only asked (商请暂缓), and the request to verify (协查) with its recall. */
export const SENT_ORDERS = ['suspend', 'resume', 'lift', 'restore', 'stay', 'undo', 'verify', 'recall', 'withdraw'] as const;
export type SentOrder = (typeof SENT_ORDERS)[number];
/** What it is about: the same for a suspension and what ends it; an order to undo a use is about that use. */
export type SentRef = OrderId | StayRequestId | BreachId;

export interface OrderFacts {
  /** The recipient's system has taken an order or a request over, by its own signature: the receipt of the paper (签收), and no answer to what it asks for. `notice`: the act that ordered it. */
  orderAcknowledged: { order: SentOrder; ref: SentRef; notice: ActId; acknowledgement: string; key: string };
}

/** How a suspension ends by the order. */
export const HOW_OF = { resume: 'resumed', lift: 'lifted' } as const;
