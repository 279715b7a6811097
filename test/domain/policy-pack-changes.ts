import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packs = join(import.meta.dirname, '../../policies/packs');

/** A pack's file as it is written. */
export const packJson = (name: string): unknown => JSON.parse(readFileSync(join(packs, name), 'utf8'));

/** A pack's file with the value at a pointer replaced, or removed when undefined. */
export function changed(name: string, pointer: string, value: unknown): unknown {
  const json = packJson(name);
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce((node, key) => node[key] as Record<string, unknown>, json as Record<string, unknown>);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

type Wrong = readonly [pointer: string, code: 'invalid-field' | 'unknown-field', value: unknown];
/** Something wrong in a pack's file, and the path that the refusal names: that of the value, where it lies no deeper. */
export const wrong = ([pointer, code, value]: Wrong, field = pointer): { pointer: string; code: string; value: unknown; field: string } => ({ pointer, code, value, field });

const FORMS: readonly Wrong[] = [
  ['/limits/verification/count', 'invalid-field', 0],
  ['/limits/verification/count', 'invalid-field', -5],
  ['/limits/verification/count', 'invalid-field', 1e9],
  ['/limits/verification/count', 'invalid-field', 2.5],
  ['/limits/verification/count', 'invalid-field', '5'],
  ['/limits/verification/unit', 'invalid-field', 'weeks'],
  ['/limits/verification/roll', 'invalid-field', 'nextWorkingDay'],
  ['/limits/verification/evidence', 'invalid-field', undefined],
  ['/limits/verification/evidence', 'invalid-field', 'certain'],
  ['/limits/verification/source', 'invalid-field', 'somewhere'],
  ['/limits/verification/note', 'unknown-field', 'x'],
  ['/limits/verification/within', 'invalid-field', 'lunch'],
  ['/limits/verification/extension/by', 'invalid-field', 'anybody'],
  ['/limits/verification/extension/times', 'invalid-field', 0],
  ['/limits/mercy', 'unknown-field', {}],
  ['/dayEnd', 'invalid-field', '25:00'],
  ['/validFrom', 'invalid-field', '2026-02-30'],
  ['/validTo', 'invalid-field', '2026-2-3'],
  ['/validTo', 'invalid-field', undefined],
  ['/silenceGraceSeconds', 'invalid-field', -1],
  ['/procedures', 'invalid-field', []],
  ['/governs/procedure', 'invalid-field', 'coin'],
  ['/counting/basis', 'invalid-field', ' '],
  ['/silence/effect', 'invalid-field', 'shout'],
  ['/silence/amount', 'invalid-field', 100],
  ['/recipients/months', 'invalid-field', 6],
  ['/statement/maxWords', 'invalid-field', 0],
  ['/reinsertion/guard', 'invalid-field', 'hope'],
  ['/repeat', 'invalid-field', undefined],
  ['/remedies/reconsiderationBody', 'invalid-field', ' '],
  ['/remedies', 'invalid-field', []],
  ['/inherits', 'invalid-field', 'CN'],
  ['/pace', 'unknown-field', 'fast'],
];

/** Files whose form is wrong; the schema must refuse each as the validator does. */
export const BAD_FORM = [
  ...FORMS.map((each) => wrong(each)),
  wrong(['/limits/verification/stops', 'invalid-field', [{ reason: 'mood', basis: 'x', evidence: 'text' }]], '/limits/verification/stops/0/reason'),
  wrong(['/procedures', 'invalid-field', ['trial']], '/procedures/0'),
];
