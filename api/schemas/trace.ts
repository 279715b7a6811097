import { Type } from 'typebox';
import { DOSSIER_KINDS } from '../../domain/dossier.ts';
import { ROLES } from '../../domain/actor.ts';
import { LOOK_KINDS } from '../../domain/look.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView } from './common.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** Numbers in an address are text. */
const Count = (max: number) => Type.String({ pattern: `^[1-9][0-9]{0,${max - 1}}$` });

/** A bulletin as anybody may see it; nothing of it is about a person. */
export const BulletinView = Closed({
  no: Type.Integer(), day: DayText, at: InstantText, dossiers: Type.Integer(), root: Hash, looks: Nullable(Hash), previous: Type.String({ pattern: '^([0-9a-f]{64})?$' }), hash: Hash,
});
export const BulletinQuery = Closed({ before: Type.Optional(Count(9)) });
export const BulletinListView = Closed({ bulletins: Type.Array(BulletinView), next: Nullable(Type.Integer()) });
export const BulletinReceipt = Closed({ bulletin: BulletinView, seq: Type.Integer(), actHash: Hash, occurredAt: InstantText });

export const InclusionQuery = Closed({ bulletin: Type.Optional(Count(9)), seq: Type.Optional(Count(9)) });
/** How to check it: docs/trace.md. */
export const InclusionView = Closed({
  bulletin: BulletinView, leaf: Closed({ dossier: Id, seq: Type.Integer(), head: Hash, acts: Hash, index: Type.Integer(), path: Type.Array(Hash) }),
  act: Nullable(Closed({ seq: Type.Integer(), hash: Hash, path: Type.Array(Hash) })), intact: Type.Boolean(),
});

/** How the trace stands as a whole. */
export const TraceView = Closed({
  last: Nullable(BulletinView), bulletins: Type.Integer(), bulletinBroken: Nullable(Type.Integer()),
  /** Dossiers that are not, or not any more, what a bulletin has seen; the first hundred. */
  missing: Type.Array(Closed({ dossier: Id, kind: Nullable(OneOf(DOSSIER_KINDS)), bulletin: Type.Integer(), seq: Type.Integer(), now: Type.Integer() })),
  looks: Closed({ seals: Type.Integer(), brokenAt: Nullable(Type.Integer()), unsealed: Type.Integer() }),
});

export const LookQuery = Closed({
  case: Type.Optional(Id), reader: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })), before: Type.Optional(Count(15)),
});
/** One look as an auditor sees it: who, in which organisation and roles, at what. The subject stands by its id. */
export const LookListView = Closed({
  looks: Type.Array(Closed({
    id: Type.Integer(), at: InstantText, reader: Type.String(), name: Nullable(Type.String()), org: Nullable(OrgView), roles: Type.Array(OneOf(ROLES)), kind: OneOf(LOOK_KINDS),
    subjectId: Nullable(Id), dossierId: Nullable(Id), item: Nullable(Id), number: Nullable(Type.String()),
  })), next: Nullable(Type.Integer()),
});
export const OwnLookQuery = Closed({ before: Type.Optional(Count(15)) });
/** One look at the subject's own file: the organisation and the role, never a name. */
export const OwnLookListView = Closed({
  looks: Type.Array(Closed({ id: Type.Integer(), at: InstantText, org: Nullable(OrgView), roles: Type.Array(OneOf(ROLES)), kind: OneOf(LOOK_KINDS), number: Nullable(Type.String()) })),
  next: Nullable(Type.Integer()),
});
