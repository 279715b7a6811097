import type { Outcome } from '../domain/delivery.ts';

/** What goes out, whatever carries it. */
export interface Message {
  /** Fixed when it was first written: who receives it twice knows it for the same. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** A way out of the house: a mail server, a gateway for short messages. It never throws for what the other side says. */
export interface Carrier {
  send(message: Message): Promise<Outcome>;
  close(): void;
}

/** No way out: whatever is to go there is given up at once with a code that says why, for an operator to see. */
export const closedCarrier = (code: 'mail-off' | 'no-sms-gateway'): Carrier => ({ send: async () => ({ result: 'refused', code }), close: () => {} });
