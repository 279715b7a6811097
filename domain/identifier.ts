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

/**
 * The identifiers in a table, the first of each row, each once; rows without any are named by their place from 1, but for a head in the
 * first row. What is right as a number is one, whatever stands beside it.
 */
export function readIdentifiers(rows: readonly (readonly string[])[]): { identifiers: string[]; unread: { row: number; text: string }[] } {
  const identifiers = new Set<string>();
  const unread: { row: number; text: string }[] = [];
  for (const [i, row] of rows.entries()) {
    const found = row.flatMap((cell) => identifierIn(cell) ?? [])[0];
    if (found !== undefined) identifiers.add(found);
    else if (i > 0 || row.some((cell) => /\d{15}/.test(cell))) unread.push({ row: i + 1, text: row.join(' ').slice(0, 80) });
  }
  return { identifiers: [...identifiers], unread };
}

function identifierIn(text: string): string | undefined {
  try {
    return readIdentifier(text, '');
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
