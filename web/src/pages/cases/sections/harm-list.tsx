import { HARM_LABELS } from '../../../../../domain/harm-labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';

const isUpheld = (view: CaseView): boolean => view.decisions.some((d) => d.servedAt !== null && (d.outcome === 'upheld' || d.outcome === 'partlyUpheld'));

/** What the subject has filed as lost, and the annex to a claim that can be made of it. */
export function HarmList({ view }: { view: CaseView }) {
  const { t, day, label, org } = useWords();
  if (view.harms.length === 0) return null;
  return (
    <section className="order">
      <h3>{t('harms.filedTitle')}</h3>
      <ul className="plain">
        {view.harms.map((h) => (
          <li key={h.entryId}>
            {day(h.on)} <strong>{label(HARM_LABELS[h.harm])}</strong> <span className="fine">{h.where}{h.org === null ? '' : ` · ${org(h.org)}`}{h.amount === null ? '' : ` · ${t('harms.yuan', { amount: h.amount })}`}</span>
            {h.what !== null && <p className="prose">{h.what}</p>}
          </li>
        ))}
      </ul>
      {view.mayHaveAnnex && isUpheld(view) && <p><a href={`/api/cases/${view.id}/compensation-annex`} download>{t('harms.annex')}</a> <span className="fine">{t('harms.annexHint')}</span></p>}
    </section>
  );
}

/** Whatever was decided, the list of uses while suspended, which stands beside them; of an upheld case it is part of the annex. */
export function UsesLink({ view }: { view: CaseView }) {
  const { t } = useWords();
  if (!view.mayHaveAnnex || view.breaches.length === 0 || isUpheld(view)) return null;
  return <p><a href={`/api/cases/${view.id}/compensation-annex`} download>{t('harms.uses')}</a> <span className="fine">{t('harms.usesHint')}</span></p>;
}
