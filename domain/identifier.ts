import { Refusal } from './errors.ts';
import { hasResidentIdForm, isValidResidentId, normalizeResidentId } from './resident-id.ts';
import { hasUsccForm, isValidUscc, normalizeUscc } from './uscc.ts';

/** A subject's identifier as it is kept, from what somebody typed: a number of 18 digits may be of either kind, so it need only be right as one. */
export function readIdentifier(text: string, path: string): string {
  const uscc = normalizeUscc(text);
  if (isValidUscc(uscc)) return uscc;
  const residentId = normalizeResidentId(text);
  if (isValidResidentId(residentId)) return residentId;
  throw new Refusal(hasUsccForm(uscc) || hasResidentIdForm(residentId) ? 'bad-check-digit' : 'invalid-field', { field: path });
}
