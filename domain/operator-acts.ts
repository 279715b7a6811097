import type { OrgId, UserId } from './ids.ts';
import type { NoticeWay } from './notice-way.ts';

/**
 * What an operator changes of how the house speaks to others and who is let in, in the log of the installation. No secret and no address of a person:
 * keys by their names, a shared secret by the hash it is known again by, an address by its host.
 */
export interface OperatorFacts {
  /** `host` null: the authority has no system any more. */
  proofConnectorSet: { orgId: OrgId; host: string | null; kids: string[] };
  /** `secret`: the fingerprint of a new one; null: it stays as it was. */
  channelSet: { orgId: OrgId; way: NoticeWay; host: string | null; kids: string[]; secret: string | null };
  /** `retired`: what signed before; null where nothing did. */
  signingKeyRotated: { kid: string; retired: string | null };
  /** `userId` null: nobody of that name is entered. */
  sessionsEnded: { userId: UserId | null; ended: number };
}

export const OPERATOR_AUTHORS = { proofConnectorSet: 'person', channelSet: 'person', signingKeyRotated: 'person', sessionsEnded: 'person' } as const;
