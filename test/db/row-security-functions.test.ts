import { expect, test } from 'vitest';
import { SIGHT_FUNCTIONS } from '../../db/row-security-functions.ts';

test('who is asking is asked once for a statement: bare in a condition it would be asked of each row, for every row that anybody reads', () => {
  const bodies = [...SIGHT_FUNCTIONS.matchAll(/\$f\$([\s\S]*?)\$f\$/g)].map(([, body]) => body!);
  expect(bodies.length).toBeGreaterThan(40);
  const conditions = bodies.flatMap((body) => body.split(/\b(?:where|on)\b/).slice(1));
  expect(conditions.filter((condition) => /(?<!\(select )\bsight_(person|has|org|subject|platform|house|below|parties)\(/.test(condition))).toEqual([]);
});
