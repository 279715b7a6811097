import type { DemoIdentity } from '../parts/seams.ts';
import { DEMO_IDENTITIES } from './city/identities.ts';

/** The demo's people as `npm start` prints them. */
export const demoIdentities: readonly DemoIdentity[] = DEMO_IDENTITIES.map(({ id, name, roleText, orgText }) => ({
  id, name, role: roleText.zh, organisation: orgText.zh,
}));
