import type { UserId } from './ids.ts';

/** Who logs in with a number that was named, whether that is the subject itself, and for how many others they act. */
export interface NamedAgent { userId: UserId; own: boolean; subjects: number }
