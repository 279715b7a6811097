import type { LetterCheck } from '../domain/letter-check.ts';
import type { Letter, LetterBody, LetterHead, LetterKind } from '../domain/letter.ts';

/** The letter of one kind: what its template takes. */
export type LetterOf<Kind extends LetterKind> = LetterHead & Extract<LetterBody, { kind: Kind }>;

/** A column of a table; `share` is its part of the width. */
export interface Column {
  title: string;
  share: number;
}

/** The pieces a template writes; what is printed and what `letterText` gives are made from the same pieces. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  | { kind: 'code'; url: string; text: string };

/** A letter in words, before it is set on pages. */
export interface ComposedLetter {
  /** A courtesy version bears no seal. */
  language: 'zh' | 'en';
  issuer: string;
  number: string;
  caseLine: string | null;
  title: string;
  /** null for a certificate, which speaks to whoever reads it. */
  addressee: string | null;
  blocks: readonly Block[];
  issuedOn: string;
  issuedAt: Letter['issuedAt'];
  /** 查验码, where the letter has no code of its own in its text. */
  check: LetterCheck | null;
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/**
 * What somebody wrote freely, as paragraphs: one per line, without the invisible characters that come along when text is pasted.
 * Characters that carry meaning are never dropped; the font must have them.
 */
export function freeText(text: string): Block[] {
  return text
    .replace(/\t/g, ' ')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/\p{Cf}/gu, '').trim())
    .filter((line) => line !== '')
    .map(paragraph);
}

/** Free text for the middle of a sentence or a cell: its lines joined by spaces. */
export const inline = (text: string): string => freeText(text).map((block) => (block.kind === 'paragraph' ? block.text : '')).join(' ');
