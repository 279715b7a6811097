import { Refusal } from './errors.ts';
import type { Day } from './time.ts';
import { parseDay } from './time.ts';

/** Checks data that came as JSON, piece by piece; every refusal names the path of what is wrong as a JSON pointer. */
export type Fields = Readonly<Record<string, unknown>>;

const wrong = (path: string, expected: string): Refusal => new Refusal('invalid-field', { field: path, params: { expected }, detail: `${path}: expected ${expected}` });

/** An object with exactly these fields. */
export function readFields(value: unknown, path: string, names: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'an object');
  const fields = new Map(Object.entries(value));
  for (const name of fields.keys()) {
    if (!names.includes(name)) throw new Refusal('unknown-field', { field: `${path}/${name}`, detail: `${path}/${name}: unknown field` });
  }
  for (const name of names) if (!fields.has(name)) throw wrong(`${path}/${name}`, 'a value, found none');
  return Object.fromEntries(fields);
}

/** An object with these fields, of which the optional ones may be left out. */
export function readSomeFields(value: unknown, path: string, required: readonly string[], optional: readonly string[]): Fields {
  const there = typeof value === 'object' && value !== null ? optional.filter((name) => Object.hasOwn(value, name)) : [];
  return readFields(value, path, [...required, ...there]);
}

/** null, or what the reader makes of anything else. */
export const readNullable = <T>(value: unknown, path: string, read: (value: unknown, path: string) => T): T | null => (value === null ? null : read(value, path));

export function readList<T>(value: unknown, path: string, item: (value: unknown, path: string) => T): T[] {
  if (!Array.isArray(value)) throw wrong(path, 'a list');
  return value.map((entry: unknown, i) => item(entry, `${path}/${i}`));
}

export function readText(value: unknown, path: string, pattern = /\S/): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(path, pattern.source === '\\S' ? 'a text' : `a text like ${pattern.source}`);
  return value;
}

export function readInteger(value: unknown, path: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) throw wrong(path, `a whole number from ${min} to ${max}`);
  return value;
}

export function readBoolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw wrong(path, 'true or false');
  return value;
}

export function readOneOf<T extends string>(value: unknown, path: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw wrong(path, `one of ${choices.join(', ')}`);
  return found;
}

export function readDay(value: unknown, path: string): Day {
  const text = readText(value, path);
  try {
    return parseDay(text);
  } catch {
    throw wrong(path, 'a day YYYY-MM-DD that exists');
  }
}

/** A time zone that this machine knows by its IANA name. */
export function readZone(value: unknown, path: string): string {
  const zone = readText(value, path);
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw wrong(path, 'an IANA time zone');
  }
  return zone;
}
