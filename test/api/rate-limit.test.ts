import { expect, it } from 'vitest';
import { rateLimit } from '../../api/rate-limit.ts';

const reply = { header: (name: string, value: string) => void headers.push(`${name}: ${value}`) } as never;
const headers: string[] = [];

it('answers a burst, refuses what is beyond it, and fills again with time, each address for itself', async () => {
  let now = 0;
  const limit = rateLimit({ burst: 3, perSecond: 0.5, now: () => now });
  const asks = async (ip: string): Promise<string> => limit({ ip }, reply).then(() => 'answered', (error: Error) => error.message);
  expect([await asks('a'), await asks('a'), await asks('a'), await asks('a')]).toEqual(['answered', 'answered', 'answered', 'too-many-requests']);
  expect(headers).toEqual(['retry-after: 2']);
  expect(await asks('b')).toBe('answered');
  now = 1999;
  expect(await asks('a')).toBe('too-many-requests');
  now = 2000;
  expect([await asks('a'), await asks('a')]).toEqual(['answered', 'too-many-requests']);
});
