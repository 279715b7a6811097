import type { CreditFile } from '../../api/types.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

/** What follows from the records without anybody's act; nothing where nothing does. */
export function DerivedList({ derived }: { derived: CreditFile['derived'] }) {
  const { t, colon } = useWords();
  if (derived.length === 0) return null;
  return (
    <section>
      <h3>{t('records.derived.title')}</h3>
      <p className="fine">{t('records.derived.text')}</p>
      <ul className="plain">
        {derived.map(({ code, title, basis, state }) => (
          <li key={code}>{title} <StateTag tone={state === 'suspended' ? 'amber' : 'neutral'}>{t(`records.derived.${state}`)}</StateTag><br /><span className="fine">{t('file.basis')}{colon}{basis}</span></li>
        ))}
      </ul>
    </section>
  );
}
