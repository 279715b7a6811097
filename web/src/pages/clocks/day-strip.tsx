import type { ClockProof } from '../../api/types.ts';
import { useWords } from '../../i18n/words.ts';
import { zh } from '../../i18n/zh.ts';

type ProofDay = ClockProof['days'][number];
type KnownReason = keyof typeof zh.clock.reason;
const isKnown = (reason: string): reason is KnownReason => reason in zh.clock.reason;

/** 1 = Monday … 7 = Sunday. */
const columnOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Every day on the way, week by week, with what became of it, why, and where that stands. */
export function DayStrip({ proof: { days, dueOn, unit } }: { proof: ClockProof }) {
  const { t } = useWords();
  const sources = [...new Set(days.map(({ source }) => source))];
  // Months show only their ends: there is no week to fill.
  const weeks = unit !== 'months';
  return (
    <>
      <div className="days-frame">
        {weeks && <div className="days-head" aria-hidden="true">{[0, 1, 2, 3, 4, 5, 6].map((i) => <span key={i}>{t(`clock.weekdays.${i}` as 'clock.weekdays.0')}</span>)}</div>}
        <ol className={weeks ? 'days' : 'days days-loose'}>
          {days.map((day, i) => (
            <DayCell key={day.day} day={day} due={day.day === dueOn} source={sources.indexOf(day.source) + 1} column={weeks && i === 0 ? columnOf(day.day) : undefined} />
          ))}
        </ol>
      </div>
      <h3>{t('clock.sources')}</h3>
      <ol className="day-sources">{sources.map((source) => <li key={source}>{/^https?:/.test(source) ? <a href={source} target="_blank" rel="noreferrer">{source}</a> : source}</li>)}</ol>
    </>
  );
}

function DayCell({ day: { day, role, number, reason, name, known }, due, source, column }: { day: ProofDay; due: boolean; source: number; column: number | undefined }) {
  const { t, day: dayWords, weekday } = useWords();
  const why = name ?? (isKnown(reason) ? t(`clock.reason.${reason}`) : reason);
  return (
    <li className={due ? `day day-${role} day-due` : `day day-${role}`} style={column === undefined ? undefined : { gridColumnStart: column }}>
      <time dateTime={day}>
        <span aria-hidden="true">{Number(day.slice(5, 7))}/{Number(day.slice(8))}</span>
        <span className="visually-hidden">{dayWords(day)} {weekday(day)}</span>
      </time>
      <strong>{role === 'counted' && number !== undefined ? t('clock.nth', { n: number }) : t(`clock.role.${role}`)}</strong>
      <span className="day-why">{why}{!known && <> · {t('clock.unknown')}</>} <sup><span className="visually-hidden">{t('clock.source', { n: source })}</span><span aria-hidden="true">{source}</span></sup></span>
      {due && <em>{t('clock.dueDay')}</em>}
    </li>
  );
}
