import { Type } from 'typebox';
import { Closed, Id, InstantText, Nullable } from './common.ts';

/** Logins of one person that are not over; times are real, whatever the demo's date is. */
export const SessionsView = Closed({
  sessions: Type.Array(Closed({ id: Id, begunAt: InstantText, lastSeenAt: InstantText, endsAt: InstantText, browser: Type.String(), current: Type.Boolean() })),
});
export const EndSessionBody = Closed({ id: Nullable(Type.String({ format: 'uuid', description: 'null: all but the one that asks.' })) });
export const EndSessionsOfBody = Closed({ userId: Type.String({ minLength: 1, maxLength: 100 }) });
export const EndedSessions = Closed({ ended: Type.Integer() });
