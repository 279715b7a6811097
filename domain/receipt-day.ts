import type { Calendar } from './calendar.ts';
import { dayStatus, nextWorkingDay } from './calendar.ts';
import type { Day, Instant } from './time.ts';
import { dayAt, instantOn } from './time.ts';

/** How something came in: electronically, which counts to 24:00, or handed in at a counter, which closes. */
export const CHANNELS = ['electronic', 'counter'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface ReceiptDay {
  /** The day it counts as received. */
  day: Day;
  /** Why it is not the day on which it came; absent when it is. */
  moved?: { from: Day; because: 'afterCutOff' | 'notOpen'; cutOff?: string };
  /** The next working day was looked for among days whose notice is not out. */
  provisional: boolean;
}

/**
 * The day a receipt counts as: an electronic one the day it arrived, holiday or not; one handed in at a counter after its
 * cut-off hour, or while it is closed, the next working day. A counter without known hours has no cut-off.
 */
export function receiptDay(calendar: Calendar, at: Instant, channel: Channel): ReceiptDay {
  const day = dayAt(at, calendar.zone);
  if (channel === 'electronic') return { day, provisional: false };
  const status = dayStatus(calendar, day);
  const cutOff = earlier(calendar.hours?.cutOff, status.closesAt);
  const late = cutOff !== undefined && at > instantOn(day, cutOff, calendar.zone);
  if (status.working && !late) return { day, provisional: !status.known };
  const next = nextWorkingDay(calendar, day);
  const because = status.working ? { because: 'afterCutOff' as const, cutOff } : { because: 'notOpen' as const };
  return { day: next.day, moved: { from: day, ...because }, provisional: next.provisional || !status.known };
}

const earlier = (a: string | undefined, b: string | undefined): string | undefined => (a === undefined ? b : b === undefined || a < b ? a : b);
