import type { MeasureKind } from './measure.ts';

/** How a rule about paused days is named in its pack: by the kind of measure, or for all. */
export const pausedKey = ({ measure }: { measure: MeasureKind | null }): string => measure ?? 'all';
