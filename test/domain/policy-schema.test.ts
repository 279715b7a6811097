import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { expect, it } from 'vitest';
import { packSchema } from '../../domain/policy-schema.ts';
import { readPackFile } from '../../domain/policy-file.ts';
import { BAD_FORM, changed, packJson } from './policy-pack-changes.ts';

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
formats.default(ajv);
const fits = ajv.compile(packSchema());

it('the published schema is the one the validator’s names and bounds make', () => {
  expect(readFileSync(join(root, 'docs/policy-pack.schema.json'), 'utf8')).toBe(`${JSON.stringify(packSchema(), null, 2)}\n`);
});

it.each(readdirSync(join(root, 'policies/packs')))('schema and validator accept %s', (name) => {
  const json = packJson(name);
  expect([fits(json), fits.errors]).toEqual([true, null]);
  expect(() => readPackFile(json)).not.toThrow();
});

it.each(BAD_FORM)('schema and validator refuse $pointer ($value)', ({ pointer, value }) => {
  const json = changed('CN.json', pointer, value);
  expect(fits(json)).toBe(false);
  expect(() => readPackFile(json)).toThrow();
});
