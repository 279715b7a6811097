import type { Language } from './i18n.ts';

const ZONE = 'Asia/Shanghai';
const locale = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

const atNoon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** A calendar day in words: 2026年12月1日, 1 Dec 2026. */
export const dayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(atNoon(day));

/** 周二, Tue. */
export const weekdayText = (day: string, language: Language): string => new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, weekday: 'short' }).format(atNoon(day));

/** The day it is in the city at an instant. */
export const dayOf = (instant: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));

/** HH:mm of the city. */
export const timeText = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

export const instantText = (instant: string, language: Language): string => `${dayText(dayOf(instant), language)} ${timeText(instant)}`;

/** Days and hours, hours, or minutes: two units are enough to know how late somebody is. */
export function spanParts(ms: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

export const sizeText = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
