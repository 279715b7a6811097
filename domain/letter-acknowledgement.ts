import type { Act } from './act.ts';
import type { LetterKind } from './letter.ts';
import type { SentOrder } from './sent-order-acts.ts';

/** The act by which whoever got a letter has taken note of it (回执, law.md §7); undefined: of its kind there is none, or it has not been done yet. */
export function acknowledgementOf({ kind, ref }: { kind: LetterKind; ref: string | null }, acts: readonly Act[]): Act | undefined {
  const taken = (a: Act, order: SentOrder): boolean => a.kind === 'orderAcknowledged' && a.facts.order === order && a.facts.ref === ref;
  switch (kind) {
    case 'suspensionNotice':
      return acts.find((a) => (a.kind === 'suspensionAcknowledged' && a.facts.orderId === ref) || taken(a, 'suspend'));
    case 'verificationRequest':
      return acts.find((a) => (a.kind === 'verificationAcknowledged' && a.facts.orderId === ref) || taken(a, 'verify'));
    case 'recallNotice':
      return acts.find((a) => taken(a, 'recall'));
    case 'withdrawalNotice':
      return acts.find((a) => taken(a, 'withdraw'));
    case 'liftingNotice':
    case 'resumptionNotice':
      return acts.find((a) => (a.kind === 'endingAcknowledged' && a.facts.orderId === ref && a.facts.how === (kind === 'liftingNotice' ? 'lifted' : 'resumed')) || taken(a, kind === 'liftingNotice' ? 'lift' : 'resume'));
    case 'correctionNotice':
      return acts.find((a) => (a.kind === 'recipientConfirmed' || a.kind === 'recipientAcknowledged') && a.facts.noticeId === ref);
    case 'restorationOrder':
      return acts.find((a) => taken(a, 'restore'));
    case 'rollbackOrder':
      return acts.find((a) => taken(a, 'undo'));
    case 'stayRequest':
      return acts.find((a) => taken(a, 'stay'));
    default:
      return undefined;
  }
}
