import type { Letter } from '../domain/letter.ts';

/** An issued letter as it was frozen, from its opened bytes. */
export const contentOf = (bytes: Buffer): Letter => JSON.parse(bytes.toString());
