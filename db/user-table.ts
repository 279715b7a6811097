import type { Generated } from 'kysely';
import type { Role } from '../domain/actor.ts';
import type { OrgId, SubjectId, UserId } from '../domain/ids.ts';

/** A person who can log in; `id` is the identity provider's `sub`. */
export interface AppUserTable {
  id: UserId;
  name: string;
  name_en: string;
  org_id: OrgId | null;
  /** The unit of the organisation that the person works in. */
  unit_id: Generated<OrgId | null>;
  subject_id: SubjectId | null;
  /** False ends every session and token of the person at once. */
  enabled: boolean;
  /** A machine's id is the client's at the issuer; only a person can log in. */
  kind: Generated<'person' | 'machine'>;
}

export interface UserRoleTable {
  user_id: UserId;
  role: Role;
}

export interface UserTables {
  app_user: AppUserTable;
  user_role: UserRoleTable;
}
