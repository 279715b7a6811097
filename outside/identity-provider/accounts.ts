/** A demo identity as the login page shows it; `id` becomes the token's `sub`. What the person may do comes from our own register. */
export interface DemoAccount {
  id: string;
  name: string;
  nameEn: string;
  roleText: string;
  orgText: string;
  roleTextEn?: string;
  orgTextEn?: string;
}

/** A program that may send people here to log in; without a secret it is a public client (PKCE is required of all). */
export interface DemoClient {
  id: string;
  redirectUris: readonly string[];
  secret?: string;
}

/** The client of `npm run token`: nobody listens at its address, the script reads the code off the redirect. */
export const CLI_CLIENT: DemoClient = { id: 'zhengming-cli', redirectUris: ['http://127.0.0.1/token'] };

/** The audience of every access token for our API. */
export const API_AUDIENCE = 'urn:zhengming:api';

/** A program of an organisation that asks for tokens of its own (client credentials), known by a public key. */
export interface MachineClient {
  id: string;
  scopes: readonly string[];
  keys: readonly Record<string, string>[];
}
/** Looks machines up each time they ask: a key revoked in the register is refused here from that moment. */
export interface MachineDirectory {
  find(id: string): Promise<MachineClient | undefined>;
}
