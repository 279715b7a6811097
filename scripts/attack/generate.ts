import fc from 'fast-check';
import type { Schema } from './target.ts';

/** Texts that have broken others: SQL, pages, headers, paths, tables, templates. */
export const HOSTILE = [
  `' or 1=1 --`, `'; drop table act; --`, `" union select null,version() --`, `\\'; select pg_sleep(5); --`, '<script>alert(1)</script>', `"><img src=x onerror=alert(1)>`,
  'x\r\nSet-Cookie: zm_injected=1', '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'file:///etc/passwd', `=cmd|' /C calc'!A0`, '+SUM(1,1)', '@SUM(1,1)', '\t=1+1',
  '${7*7}{{7*7}}', '$where', '__proto__', 'constructor', '%00', '%s%s%n', '\u202e倒写', '字'.repeat(500), '%', '_', '\\', '9'.repeat(40), '-1', 'NaN', '2026-02-30',
] as const;

/** Values for fields of a name: what the house has, by the name of the field. */
export type Known = (name: string) => readonly unknown[] | undefined;

/** Values that a schema takes. */
export function valid(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const own = known(name);
  if (own !== undefined && own.length > 0) return fc.constantFrom(...own);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((each) => valid(each, known, name)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const properties = schema.properties ?? {};
      const required = (schema.required ?? []).filter((each) => properties[each] !== undefined);
      return fc.record(Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, valid(inner, known, key)])), { requiredKeys: required });
    }
    case 'array': {
      const options = { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)) };
      const items = valid(schema.items ?? {}, known, name.replace(/s$/, ''));
      return schema.uniqueItems === true ? fc.uniqueArray(items, options) : fc.array(items, options);
    }
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return text(schema);
  }
}

function text({ format, pattern, minLength = 0, maxLength = 100 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return fc.integer({ min: 0, max: 1500 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
  if (format === 'date-time') return fc.integer({ min: 0, max: 1500 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString());
  const fits = (value: string): boolean => value.length >= minLength && value.length <= maxLength;
  if (pattern !== undefined && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern)).filter(fits);
  const words = fc.constantFrom('属实', '公示期已满', '金额有误', 'The record is wrong', ...HOSTILE.filter((each) => fits(each) && /\S/.test(each)));
  return fc.oneof(words, fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' }).filter((each) => fits(each) && (pattern === undefined || /\S/.test(each))));
}

/** A body with one thing wrong in it, as text: a value of another kind, a field too many or too few, or no JSON. */
export function broken(body: unknown): fc.Arbitrary<string> {
  const fields = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  const strange = fc.constantFrom<unknown>(null, 0, -1, 1e308, true, '', 'x'.repeat(20_000), [], {}, [[[[]]]], '\u0000', '\ud800', ...HOSTILE);
  const changed = fc.tuple(fc.constantFrom(...fields, 'unknown'), strange).map(([field, value]) => JSON.stringify({ ...(body as object), [field]: value }));
  const lacking = fc.constantFrom(...fields, 'unknown').map((field) => JSON.stringify({ ...(body as object), [field]: undefined }));
  const none = fc.constantFrom('', '{', 'null', '[]', '"x"', '{"__proto__":{"a":1}}', `${'['.repeat(2000)}${']'.repeat(2000)}`, '\ufeff{}', '{"a":1}{"b":2}');
  return fc.oneof({ arbitrary: changed, weight: 4 }, { arbitrary: lacking, weight: 2 }, { arbitrary: none, weight: 1 });
}
