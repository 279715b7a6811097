import { Button } from 'antd';
import { useState } from 'react';
import type { DueDate } from '../../api/types.ts';
import { calendarName } from '../../../../domain/labels.ts';
import { useWords } from '../../i18n/words.ts';

type ProofDay = DueDate['proof']['days'][number];

/** More days than these would be a wall; the rest is one press away. */
const SHOWN = 70;
const LAST_SHOWN = 7;

/** Each day on the way to the due one, counted or not, and why: in words, and in colour besides. */
export function DayStrip({ days, due, unit }: { days: readonly ProofDay[]; due: string; unit: DueDate['proof']['unit'] }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const short = all || days.length <= SHOWN + LAST_SHOWN;
  const head = short ? days : days.slice(0, SHOWN);
  const tail = short ? [] : days.slice(-LAST_SHOWN);
  return (
    <>
      <ol className="strip">
        {head.map((each) => <StripDay key={each.day} proofDay={each} due={due} unit={unit} />)}
        {tail.length > 0 && <li className="strip-gap">{t('dueDate.hidden', { count: days.length - head.length - tail.length })}</li>}
        {tail.map((each) => <StripDay key={each.day} proofDay={each} due={due} unit={unit} />)}
      </ol>
      {!short && <Button onClick={() => setAll(true)}>{t('dueDate.all', { count: days.length })}</Button>}
    </>
  );
}

function StripDay({ proofDay: { day: text, role, number, reason, name, closesAt, known }, due, unit }: { proofDay: ProofDay; due: string; unit: DueDate['proof']['unit'] }) {
  const { t, weekday, language } = useWords();
  const isDue = text === due;
  const part = role === 'counted' ? (unit === 'months' ? t('dueDate.roles.countedMonths') : t('dueDate.roles.counted', { number: number ?? 0 })) : t(`dueDate.roles.${role}`);
  const why = [name === undefined ? t(`dueDate.reasons.${reason}`) : `${calendarName(name, language)}${language === 'zh' ? '' : ' '}${reason === 'weekday' || reason === 'weekend' ? '' : t(`dueDate.reasons.${reason}`)}`, closesAt !== undefined && t('dueDate.closesAt', { time: closesAt }), !known && t('dueDate.unknown')];
  return (
    <li className={`strip-day strip-${role}${isDue ? ' strip-due' : ''}`}>
      <span className="strip-date"><time dateTime={text}>{text.slice(5)}</time> {weekday(text)}</span>
      <strong>{isDue && role !== 'counted' ? t('dueDate.roles.due') : part}</strong>
      <span className="strip-why">{why.filter((each) => each !== false).join(language === 'zh' ? '，' : ', ')}</span>
      {isDue && role === 'counted' && <span className="strip-flag">{t('dueDate.roles.due')}</span>}
    </li>
  );
}
