import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.ts';

/** A calendar day, `YYYY-MM-DD`; never a Date, which would be a midnight somewhere. */
export type Day = Brand<string, 'Day'>;
/** A point in time, `YYYY-MM-DDTHH:mm:ss.sssZ`, always UTC and always with milliseconds, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>;

/** Parses a day; throws a RangeError on 2026-02-30 and on anything that is not YYYY-MM-DD. */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(`not a day: ${text}`);
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
}

/** Parses an ISO instant with any offset into our one form; throws a RangeError when it is none. */
export function parseInstant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }) as Instant;
}

export const instantOfMs = (ms: number): Instant => Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 3 }) as Instant;
export const msOf = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds;
export const plusMs = (at: Instant, ms: number): Instant => instantOfMs(msOf(at) + ms);

/** The day it is in a time zone at an instant. */
export function dayAt(at: Instant, zone: string): Day {
  const offset = at.length === 24 ? fixedOffset(zone, at) : undefined;
  if (offset === undefined) return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
  return dayOfNumber(dayNumberOf(at) + Math.floor((msOfDay(at) + offset) / DAY_MS));
}

/** The instant of a wall-clock time (HH:mm or HH:mm:ss, also 24:00) on a day in a time zone. */
export function instantOn(day: Day, time: string, zone: string): Instant {
  const minutes = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : undefined;
  const offset = fixedOffset(zone, day);
  if (minutes !== undefined && offset !== undefined) return instantOfCount(dayNumberOf(day), minutes * 60_000 - offset);
  const date = Temporal.PlainDate.from(day);
  const zoned =
    time === '24:00' ? date.add({ days: 1 }).toZonedDateTime({ timeZone: zone }) : date.toZonedDateTime({ timeZone: zone, plainTime: time });
  return zoned.toInstant().toString({ fractionalSecondDigits: 3 }) as Instant;
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString() as Day;
/** Months by the calendar; a day that the month lacks becomes its last (民法典 202). */
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString() as Day;
/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, of a day or of an instant's UTC day: counting days is whole-number arithmetic, quick and the same on every machine. */
export function dayNumberOf(day: Day | Instant): number {
  const y = Number(day.slice(0, 4));
  const m = Number(day.slice(5, 7));
  const d = Number(day.slice(8, 10));
  const year = m <= 2 ? y - 1 : y; // years from March, so that the leap day is the last
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The day with a number; the inverse of `dayNumberOf` for the years 0000 to 9999. */
export function dayOfNumber(number: number): Day {
  const n = number + 719_468;
  const era = Math.floor(n / 146_097);
  const dayOfEra = n - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return `${pad(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day;
}

/** 1 = Monday … 7 = Sunday, of a day number. */
export const weekdayOfNumber = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const msOfDay = (at: Instant): number =>
  ((Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16))) * 60 + Number(at.slice(17, 19))) * 1000 + Number(at.slice(20, 23));

/** An instant from a UTC day number and a count of milliseconds from its start, which may be negative or past the day. */
function instantOfCount(dayNumber: number, ms: number): Instant {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const time = `${pad(Math.floor(rest / 3_600_000), 2)}:${pad(Math.floor(rest / 60_000) % 60, 2)}:${pad(Math.floor(rest / 1000) % 60, 2)}.${pad(rest % 1000, 3)}`;
  return `${dayOfNumber(dayNumber + days)}T${time}Z` as Instant;
}

/** China has kept UTC+8 without summer time since 1992; any other zone or time goes the long way through Temporal. */
const fixedOffset = (zone: string, when: string): number | undefined =>
  zone === 'Asia/Shanghai' && /^(?:1992|199[3-9]|2\d{3})-/.test(when) ? 8 * 3_600_000 : undefined;
