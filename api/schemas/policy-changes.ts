import { Type } from 'typebox';
import { KEEP_REASONS } from '../../domain/clock-change.ts';
import { MOVE_REASONS } from '../../domain/clock-move.ts';
import { CLOCK_LIMITS } from '../../domain/limit.ts';
import { CHANGE_STATES } from '../../domain/policy-change.ts';
import { Closed, DayText, Id, InstantText, Nullable, OneOf, OrgView, Problem, Words } from './common.ts';

const LabelView = Closed({ zh: Type.String(), en: Type.String() });
const PersonView = Closed({ name: Type.String(), nameEn: Type.String() });
const Calendars = Type.Array(Closed({ id: Type.String(), before: Nullable(Type.String()), after: Type.String() }));
const Allowed = Closed({ allowed: Type.Boolean(), code: Nullable(Problem.properties.code) });

/** A change of the calendars in force, and how far it has been carried into the open clocks. */
export const PolicyChangeView = Closed({
  id: Id, origin: OneOf(['uploaded', 'shipped']), reason: Type.String(), state: OneOf(CHANGE_STATES), files: Type.Array(Type.String()), calendars: Calendars,
  proposedBy: PersonView, proposedAt: InstantText, decidedBy: Nullable(PersonView), decidedAt: Nullable(InstantText), appliedAt: Nullable(InstantText),
  /** Other calendars have come into force since it was proposed: it has to be proposed anew. */
  outdated: Type.Boolean(),
  progress: Closed({ examined: Type.Integer(), moved: Type.Integer(), cases: Type.Integer(), movesDone: Type.Boolean(), toTell: Type.Integer(), told: Type.Integer() }),
  may: Closed({ approve: Allowed, reject: Allowed }),
});
export type PolicyChangeView = Type.Static<typeof PolicyChangeView>;

export const PolicyChangeListView = Closed({
  mayPropose: Type.Boolean(), inForce: Type.Array(Closed({ id: Type.String(), version: Type.String() })),
  /** Files of this release that are not in force. */
  found: Type.Array(Type.String()), example: Type.Boolean(), changes: Type.Array(PolicyChangeView),
});
export type PolicyChangeListView = Type.Static<typeof PolicyChangeListView>;

const Json = Type.Unsafe<unknown>({ description: 'A calendar file: the notice of a year, or a layer of a region or an organisation (docs/calendars.md); an edition of a policy pack (docs/policy-packs.md); or an edition of the catalogue of measures (docs/effects.md).' });
/** Without a file: what this release ships and is not in force. */
export const ProposeChangeBody = Closed({ reason: Words(300), file: Type.Optional(Json) });
export const ExampleCalendarView = Closed({ name: Type.String(), file: Json });
export const ChangeReceipt = Closed({ changeId: Id, seq: Type.Integer(), hash: Type.String(), occurredAt: InstantText });

const DateView = Closed({ dueAt: InstantText, dueOn: DayText, provisional: Type.Boolean() });
const Reasons = Type.Object(Object.fromEntries(MOVE_REASONS.map((reason) => [reason, Type.Integer()])) as Record<(typeof MOVE_REASONS)[number], Type.TInteger>, { additionalProperties: false });
const Kept = Type.Object(Object.fromEntries(KEEP_REASONS.map((reason) => [reason, Type.Integer()])) as Record<(typeof KEEP_REASONS)[number], Type.TInteger>, { additionalProperties: false });

export const PreviewQuery = Closed({
  cursor: Type.Optional(Type.String({ maxLength: 300, pattern: '^[0-9a-f-]{36}\\|[A-Za-z]+\\|[0-9]{1,6}\\|[^|]+$' })), limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
});
/** `totals` of a proposal, with its first page only; of what has been moved already `progress` tells. */
export const ChangePreviewView = Closed({
  totals: Nullable(Closed({
    examined: Type.Integer(), moved: Type.Integer(), cases: Type.Integer(), lettersToApplicants: Type.Integer(), lettersToOwners: Type.Integer(),
    byReason: Reasons, kept: Kept, byLimit: Type.Array(Closed({ limit: OneOf(CLOCK_LIMITS), moved: Type.Integer() })),
  })),
  /** Of each edition of a pack, with the first page only: what it says otherwise than the one it follows. */
  editions: Type.Array(Closed({
    version: Type.String(), before: Nullable(Type.String()), validFrom: DayText, unsigned: Type.Integer(),
    values: Type.Array(Closed({ pointer: Type.String(), name: LabelView, before: Nullable(LabelView), after: Nullable(LabelView) })),
  })),
  rows: Type.Array(Closed({
    caseId: Id, kind: OneOf(['case', 'inquiry', 'repair', 'incident', 'record', 'other']), number: Type.String(), limit: OneOf(CLOCK_LIMITS), ref: Type.String(), generation: Type.Integer(),
    /** null: the applicant. */
    owner: Nullable(OrgView), before: DateView, after: DateView, why: OneOf(MOVE_REASONS), told: Closed({ applicant: Type.Boolean(), owner: Type.Boolean() }),
  })),
  nextCursor: Nullable(Type.String()),
});
export type ChangePreviewView = Type.Static<typeof ChangePreviewView>;
