import type { CreditFile } from '../../api/types.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

const TONES = { inForce: 'red', suspended: 'amber', lifted: 'green' } as const;

/** What rests on a person because of a company; nothing where nothing does. `own`: told to that person. */
export function BarList({ bars, own = false }: { bars: CreditFile['bars']; own?: boolean }) {
  const { t, colon, day } = useWords();
  if (bars.length === 0) return null;
  return (
    <section className={own ? 'card' : undefined} aria-label={t(own ? 'records.bars.title' : 'records.bars.ofPerson')}>
      <h3>{t(own ? 'records.bars.title' : 'records.bars.ofPerson')}</h3>
      {own && <p className="fine">{t('records.bars.text')}</p>}
      <ul className="plain">
        {bars.map(({ code, title, basis, company, companyCode, from, until, state, liftedOn }) => (
          <li key={`${code} ${companyCode} ${from}`}>
            {title} <StateTag tone={TONES[state]}>{t(`records.bars.${state}`)}</StateTag><br />
            <span className="fine">
              {t('records.bars.company')}{colon}{company} {companyCode} · {until === null ? t('records.bars.since', { from: day(from) }) : t('records.bars.period', { from: day(from), until: day(until) })}
              {liftedOn !== null && ` · ${t('records.bars.liftedOn', { day: day(liftedOn) })}`}
            </span><br />
            <span className="fine">{t('file.basis')}{colon}{basis}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
