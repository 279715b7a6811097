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
