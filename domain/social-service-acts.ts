import type { OrgId, RecordId, ServiceEntryId } from './ids.ts';
import type { Day } from './time.ts';

/** 社会公益服务 of a natural person for the repair of one record (2018 notice, 四(四)), on the record's own log. */
export interface SocialServiceFacts {
  socialServiceLogged: { entryId: ServiceEntryId; recordId: RecordId; orgId: OrgId; on: Day; minutes: number };
  /** By the organisation it was done for; as long as it saw it done, never longer than was logged. */
  socialServiceConfirmed: { entryId: ServiceEntryId; minutes: number };
  socialServiceRefused: { entryId: ServiceEntryId };
}
export const SOCIAL_SERVICE_AUTHORS = { socialServiceLogged: 'person', socialServiceConfirmed: 'person', socialServiceRefused: 'person' } as const satisfies Record<keyof SocialServiceFacts, 'person'>;

export interface SocialServiceContents {
  socialServiceLogged: { what: string };
  socialServiceRefused: { reason: string };
}
