import type { Act } from './act.ts';
import type { LetterKind } from './letter.ts';

/** The act by which whoever got a letter has taken note of it (回执, law.md §7); undefined: of its kind there is none, or it has not been done yet. */
export function acknowledgementOf({ kind, ref }: { kind: LetterKind; ref: string | null }, acts: readonly Act[]): Act | undefined {
  switch (kind) {
    case 'suspensionNotice':
      return acts.find((a) => a.kind === 'suspensionAcknowledged' && a.facts.orderId === ref);
    case 'verificationRequest':
      return acts.find((a) => a.kind === 'verificationAcknowledged' && a.facts.orderId === ref);
    case 'liftingNotice':
    case 'resumptionNotice':
      return acts.find((a) => a.kind === 'endingAcknowledged' && a.facts.orderId === ref && a.facts.how === (kind === 'liftingNotice' ? 'lifted' : 'resumed'));
    case 'correctionNotice':
      return acts.find((a) => (a.kind === 'recipientConfirmed' || a.kind === 'recipientAcknowledged') && a.facts.noticeId === ref);
    default:
      return undefined;
  }
}
