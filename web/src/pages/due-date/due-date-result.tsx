import type { CalendarEntry, DueDate } from '../../api/types.ts';
import { calendarName } from '../../../../domain/labels.ts';
import { Facts } from '../../components/facts.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';
import { DayStrip } from './day-strip.tsx';
import { endsWithMonth } from './question.ts';
import type { Question } from './question.ts';

/** The day, why it is that day, each day on the way, and the proof to take along. */
export function DueDateResult({ answer: { due, provisional, proof, edition }, question, calendars }: { answer: DueDate; question: Question; calendars: readonly CalendarEntry[] }) {
  const { t, day, weekday, language, aside, quantity } = useWords();
  const { unit, count, startedOn, countedTo, receipt, calendar, region, asOf, zone, basis, startInclusive } = proof;
  const used = calendars.find(({ id }) => id === region);
  const rolled = countedTo !== due;
  const monthEnd = unit === 'months' && countedTo.slice(8) < startedOn.slice(8) && endsWithMonth(countedTo);
  // Other countries' limits stand on other laws.
  const rule = (of: 'rolled' | 'monthEnd'): string => (region.startsWith('CN') ? t(`dueDate.rules.${of}`) : '');
  const counted = { count, amount: quantity(count, unit), start: day(startedOn) };
  const sources = [...new Set(proof.days.map(({ source }) => source))];
  const skipped = proof.days.filter(({ role }) => role === 'skipped').length;
  return (
    <>
      <section className={provisional ? 'card due-answer due-answer-provisional' : 'card due-answer'} aria-live="polite" aria-labelledby="due-day">
        <p className="fine">{t('dueDate.result')} <StateTag tone={provisional ? 'amber' : 'green'}>{provisional ? t('dueDate.provisional') : t('dueDate.final')}</StateTag>{proof.statutory !== null && <> <StateTag tone={proof.statutory ? 'blue' : 'neutral'}>{proof.statutory ? t('shell.due.statutory') : t('shell.due.internal')}</StateTag></>}</p>
        <h2 id="due-day"><time dateTime={due}>{day(due)}{aside(weekday(due))}</time></h2>
        {receipt !== null && <p>{t(`dueDate.receipt.${receipt.because}`, { day: day(receipt.from), cutOff: receipt.cutOff ?? '', next: day(startedOn) })}</p>}
        <p>{startInclusive ? t(`dueDate.inclusive.${unit}`, counted) : t(`shell.due.proof.${unit}`, counted)}{unit === 'workingDays' && skipped > 0 && `${language === 'zh' ? '，' : '; '}${t('shell.due.skipped', { days: skipped })}`}</p>
        {rolled && <p>{t('dueDate.rolled', { day: day(countedTo), weekday: weekday(countedTo), rule: rule('rolled') })}</p>}
        {monthEnd && <p>{t('dueDate.monthEnd', { rule: rule('monthEnd') })}</p>}
        {provisional && <p className="consequence">{t('dueDate.provisionalText')}</p>}
        {edition !== null && !edition.inForce && <p className="consequence">{t('dueDate.notInForce', { edition: edition.version, from: day(edition.validFrom) })}</p>}
      </section>
      <section className="card" aria-labelledby="strip">
        <h2 id="strip">{t('dueDate.strip')}</h2>
        <p className="fine">{unit === 'months' ? t('dueDate.stripMonths') : t('dueDate.stripLead', { days: proof.days.length, skipped })}</p>
        <DayStrip days={proof.days} due={due} unit={unit} />
      </section>
      <section className="card" aria-labelledby="how">
        <h2 id="how">{t('dueDate.how')}</h2>
        <Facts facts={[
          edition !== null && { name: t('dueDate.facts.pack'), value: <><code>{edition.version}</code> · <code>{proof.step}</code></> },
          basis !== null && { name: t('dueDate.facts.basis'), value: calendarName(basis, language) },
          { name: t('dueDate.facts.calendar'), value: <>{used?.name[language] ?? region} <code>{calendar}</code></> },
          { name: t('dueDate.facts.asOf'), value: asOf === null ? t('dueDate.facts.asOfAll') : day(asOf) },
          { name: t('dueDate.facts.zone'), value: zone },
          { name: t('dueDate.facts.sources'), value: <ul className="plain">{sources.map((source) => <li key={source}>{/^https?:/.test(source) ? <a href={source} rel="noreferrer">{source}</a> : source === 'no notice' ? t('dueDate.unknown') : calendarName(source, language)}</li>)}</ul>, wide: true },
          used !== undefined && used.note !== null && { name: t('dueDate.facts.note'), value: <span lang={/[\u4e00-\u9fff]/.test(used.note) ? 'zh-CN' : 'en'}>{used.note}</span>, wide: true },
        ]} />
        <p className="due-download"><a className="button-link" href={`/api/public/due-date?${new URLSearchParams(question).toString()}`} download={`due-date-${due}.json`}>{t('dueDate.download')}</a></p>
        <p className="fine">{t('dueDate.downloadHint')}</p>
      </section>
    </>
  );
}
