import { asId } from '../../../domain/ids.ts';
import type { Brand } from '../../../domain/brand.ts';

/** A source of numbers in [0, 1) that gives the same row for the same seed, so that the demo city is the same on every machine. */
export type Draw = () => number;

/** mulberry32, started from a name rather than a number. */
export function drawFrom(name: string): Draw {
  let state = hash(name);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both possible. */
export const between = (draw: Draw, from: number, to: number): number => from + Math.floor(draw() * (to - from + 1));

/** One of a list that is not empty. */
export function oneOf<T>(draw: Draw, list: readonly T[]): T {
  const chosen = list[between(draw, 0, list.length - 1)];
  if (chosen === undefined) throw new RangeError('nothing to choose from');
  return chosen;
}

/** A uuid (version 4 in form) that depends on the name alone: adding a record does not move the ids of the others. */
export function uuidOf<T extends Brand<string, string>>(name: string): T {
  const draw = drawFrom(name);
  const hex = Array.from({ length: 32 }, () => between(draw, 0, 15).toString(16));
  hex[12] = '4';
  hex[16] = oneOf(draw, ['8', '9', 'a', 'b']);
  const text = hex.join('');
  return asId<T>([text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-'));
}

/** FNV-1a over the UTF-16 units: spreads names over 32 bits. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
