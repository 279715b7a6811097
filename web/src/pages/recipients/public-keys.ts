import type { ChannelBody } from '../../api/types.ts';

/** Public keys as an operator pastes them, a JWK a line; throws what cannot be read. */
export function keysIn(text = ''): ChannelBody['publicKeys'] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const { kty, crv, x, y, kid } = JSON.parse(line) as ChannelBody['publicKeys'][number];
    return { kty, crv, x, y, kid };
  });
}

/** Whether a text holds such keys, each with its name. */
export function areKeys(text?: string): boolean {
  try {
    return keysIn(text).every(({ kid }) => typeof kid === 'string');
  } catch {
    return false;
  }
}
