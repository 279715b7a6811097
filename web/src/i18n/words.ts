import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { UNIT_LABELS, type Label } from '../../../domain/labels.ts';
import type { LimitUnit } from '../../../domain/limit.ts';
import type { RecordField } from '../../../domain/record.ts';
import type { Due, OrgView } from '../api/types.ts';
import { dayOf, dayText, instantText, spanParts, timeText, weekdayText } from './format.ts';
import type { Language } from './i18n.ts';

export interface Words {
  t: TFunction;
  language: Language;
  label(label: Label): string;
  org(org: Pick<OrgView, 'name' | 'nameEn'>): string;
  day(day: string): string;
  weekday(day: string): string;
  instant(instant: string): string;
  /** The day of an instant, in words. */
  dayOf(instant: string): string;
  span(ms: number): string;
  /** A field's value as people read it. */
  value(field: RecordField, value: string): string;
  /** 最迟…, 不早于…, without its subject. */
  by(due: Pick<Due, 'limit' | 'dueOn' | 'dueAt'> & Partial<Pick<Due, 'stoppedSince' | 'left'>>): string;
  /** 5个工作日, 5 working days. */
  quantity(count: number, unit: LimitUnit): string;
  list(items: readonly string[]): string;
  /** In brackets, after something. */
  aside(text: string | number): string;
  /** Between a name and its value. */
  colon: string;
}

const wordsIn = (t: TFunction, language: Language, quantity = quantityIn(language)): Words => ({
  t,
  language,
  label: (label) => label[language],
  org: (org) => (language === 'zh' ? org.name : org.nameEn || org.name),
  day: (day) => dayText(day, language),
  weekday: (day) => weekdayText(day, language),
  instant: (instant) => instantText(instant, language),
  dayOf: (instant) => dayText(dayOf(instant), language),
  span: (ms) => {
    const { days, hours, minutes } = spanParts(Math.abs(ms));
    const parts = [days > 0 && t('shell.due.days', { n: days }), hours > 0 && t('shell.due.hours', { n: hours }), days === 0 && hours === 0 && t('shell.due.minutes', { n: minutes })];
    return parts.filter((part) => part !== false).join(language === 'zh' ? '' : ' ');
  },
  value: (field, value) => {
    if (value === '') return '—';
    if (field === 'performed') return value === 'yes' ? t('shell.common.yes') : t('shell.common.no');
    if (field === 'decidedOn' || field === 'publicUntil') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, language) : value;
    if (field === 'amount' && /^\d+(?:\.\d+)?$/.test(value)) return value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
    return value;
  },
  quantity,
  by: ({ limit, dueOn, dueAt, stoppedSince, left }) => {
    if (dueOn === null || dueAt === null) {
      const since = stoppedSince ? dayText(dayOf(stoppedSince), language) : '';
      return t('shell.due.standing', { since, left: left ? quantity(left.count, left.unit) : '' });
    }
    const time = timeText(dueAt);
    // A limit that ends with its day needs no time; one that ends at the close of business does.
    const params = { day: dayText(dueOn, language), weekday: weekdayText(dueOn, language), time: time === '00:00' || time === '23:59' ? '' : ` ${time}` };
    return limit === 'resumption' ? t('shell.due.notBefore', params) : t('shell.due.by', params);
  },
  list: (items) => items.join(t('shell.common.listSeparator')),
  aside: (text) => (language === 'zh' ? `（${text}）` : ` (${text})`),
  colon: language === 'zh' ? '：' : ': ',
});

/** One of an English unit goes without its plural. */
const quantityIn = (language: Language) => (count: number, unit: LimitUnit): string =>
  (language === 'zh' ? `${count}${UNIT_LABELS[unit].zh}` : `${count} ${count === 1 ? UNIT_LABELS[unit].en.replace(/s$/, '') : UNIT_LABELS[unit].en}`);

/** Everything that turns data into words of the reader's language. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => wordsIn(t, language), [t, language]);
}
