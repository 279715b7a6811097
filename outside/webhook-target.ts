import { BlockList, isIP } from 'node:net';

/** Where webhooks may go. Nothing goes to an address that is not on the list, whatever an operator has typed in. */
export interface WebhookRules {
  /** `host` or `host:port`, as written in ZM_WEBHOOK_HOSTS. */
  hosts: readonly string[];
  /** Whether a host on the list may lie in our own network (a line of the government's extranet); loopback included. */
  privateRanges: boolean;
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24],
  ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
] as const) PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128], ['::1', 128], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** Whether an address is not the internet's: private, loopback, link-local, reserved, or one of these inside IPv6. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(address);
  if (mapped) {
    const [, dotted, high, low] = mapped;
    if (dotted !== undefined) return isPrivateAddress(dotted);
    const [h, l] = [Number.parseInt(high!, 16), Number.parseInt(low!, 16)];
    return isPrivateAddress(`${h >> 8}.${h & 255}.${l >> 8}.${l & 255}`);
  }
  const family = isIP(address);
  return family === 0 || PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export type TargetFault = 'bad-address' | 'not-allowed' | 'private-address' | 'not-https';

/** Whether a webhook may be called at an address, as far as the address itself says; what its name stands for is asked when it is called. */
export function targetFault(address: string, { hosts, privateRanges }: WebhookRules): TargetFault | null {
  if (!URL.canParse(address)) return 'bad-address';
  const url = new URL(address);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '' || url.hash !== '') return 'bad-address';
  if (!hosts.includes(url.host) && !hosts.includes(url.hostname)) return 'not-allowed';
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && isPrivateAddress(literal) && !privateRanges) return 'private-address';
  // In the clear only inside our own network.
  if (url.protocol === 'http:' && !privateRanges) return 'not-https';
  return null;
}
