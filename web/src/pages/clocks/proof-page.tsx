import { DownloadOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EXTENDER_LABELS, LIMIT_LABELS, STOP_REASON_LABELS } from '../../../../domain/labels.ts';
import type { ClockProof } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { timeText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { DayStrip } from './day-strip.tsx';

/** A date and all it comes from: the rule, each day, each stop, each extension, the sources. */
export function ProofPage({ query, file, back }: { query: UseQueryResult<ClockProof>; file: string; back: ReactNode }) {
  const { t, label } = useWords();
  const proof = query.data;
  return (
    <Page title={t('clock.title')} lead={proof && t('clock.lead', { number: proof.about.number, limit: label(LIMIT_LABELS[proof.limit]) })} action={back}>
      <Loaded query={query}>
        {(loaded) => (
          <>
            <Answer proof={loaded} />
            <section className="card"><Rule proof={loaded} /></section>
            <Ledger proof={loaded} />
            <section className="card" aria-labelledby="days">
              <h2 id="days">{t('clock.days')}</h2>
              {loaded.unit === 'hours' ? <p className="fine">{t('clock.hoursText')}</p> : <><p className="fine">{t('clock.daysText')}</p><DayStrip proof={loaded} /></>}
            </section>
            <section className="card">
              <p><Button icon={<DownloadOutlined />} href={file} download={`proof-${loaded.limit}-${loaded.startedOn}.json`}>{t('clock.download')}</Button></p>
              <p className="fine">{t('clock.downloadText')}</p>
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The date itself, as large as it matters. */
function Answer({ proof }: { proof: ClockProof }) {
  const { t, by, quantity, instant, day, dayOf } = useWords();
  const { dueOn, stoppedSince, left, statutory, provisional, target, held, about } = proof;
  const late = about.overdue;
  return (
    <section className={late ? 'now now-late' : 'now'}>
      <p className="now-first">{dueOn === null ? t('clock.standingTitle') : by(proof)}</p>
      {stoppedSince !== null && dueOn === null && <p>{t('clock.since', { at: instant(stoppedSince) })}</p>}
      {left !== null && <p>{t('clock.left', { left: quantity(left.count, left.unit) })}</p>}
      {held && dueOn !== null && <p>{t('clock.toldText', { day: day(dueOn) })}</p>}
      <p className="fine now-fine">
        {late && <strong className="late-word">{t('clock.overdue')}</strong>}
        <span>{statutory ? t('shell.due.statutory') : t('shell.due.internal')}</span>
        {provisional && <span>{t('shell.due.provisional')}</span>}
        {about.endedAt !== null && <span>{t('clock.ended', { day: dayOf(about.endedAt) })}</span>}
        {target !== null && <span>{t('clock.target')} {t('clock.targetText', { day: day(target.dueOn), quantity: quantity(target.count, proof.unit) })}</span>}
      </p>
    </section>
  );
}

function Rule({ proof }: { proof: ClockProof }) {
  const { t, quantity, instant, day, label } = useWords();
  const { count, budget, unit, startInclusive, startedAt, startedOn, receipt, dueAt, basis, pack, calendar, calendarName, region, packRegion, algorithm } = proof;
  const rule = budget === count ? t('clock.ruleText', { quantity: quantity(count, unit) }) : t('clock.withExtension', { quantity: quantity(budget, unit), extended: quantity(budget - count, unit) });
  return (
    <Facts
      facts={[
        { name: t('clock.rule'), value: rule },
        { name: t('clock.startedAt'), value: <>{instant(startedAt)}{receipt !== null && <><br /><span>{t(`clock.receipt.${receipt.because}`, { cutOff: receipt.cutOff ?? '', next: day(startedOn) })}</span></>}{unit !== 'hours' && <><br /><span className="fine">{startInclusive ? t('clock.firstIn') : t('clock.firstOut')}</span></>}</> },
        dueAt !== null && { name: t('clock.ends'), value: t('clock.endsAt', { time: timeText(dueAt) === '00:00' ? '24:00' : timeText(dueAt) }) },
        { name: t('clock.basis'), value: basis, wide: true },
        { name: t('clock.countedBy'), value: <>{label(calendarName)}{region !== packRegion && <><br /><span className="fine">{t('clock.ownCalendar')}</span></>}</>, wide: true },
        { name: t('clock.versions'), value: <span className="fine">{t('clock.pack')} <code>{pack}</code> · {t('clock.calendar')} <code>{calendar}</code> · {t('clock.algorithm')} {algorithm}</span>, wide: true },
      ]}
    />
  );
}

/** What happened to the clock on the way; nothing for most. */
function Ledger({ proof: { stops, merged, extensions, unit } }: { proof: ClockProof }) {
  const { t, instant, label, quantity } = useWords();
  if (stops.length + extensions.length === 0) return null;
  return (
    <section className="card clock-ledger">
      {extensions.length > 0 && (
        <>
          <h2>{t('clock.extensions')}</h2>
          <ul className="plain">{extensions.map(({ at, count, by }) => <li key={at}><strong>{t('clock.extensionRow', { at: instant(at), quantity: quantity(count, unit) })}</strong> <span className="fine">{t('clock.by', { by: label(EXTENDER_LABELS[by]) })}</span></li>)}</ul>
        </>
      )}
      {stops.length > 0 && (
        <>
          <h2>{t('clock.stops')}</h2>
          <ul className="plain">
            {stops.map(({ from, to, reason, effect }) => (
              <li key={`${from} ${to}`}>
                <strong>{to === null ? t('clock.stopOpen', { from: instant(from) }) : t('clock.stopRow', { from: instant(from), to: instant(to) })}</strong>{' '}
                <span className="fine">{label(STOP_REASON_LABELS[reason])} · {t(`clock.effect.${effect}`)}</span>
              </li>
            ))}
          </ul>
          {merged.length < stops.filter(({ effect }) => effect === 'counted').length && <p className="fine">{t('clock.merged')}</p>}
        </>
      )}
    </section>
  );
}
