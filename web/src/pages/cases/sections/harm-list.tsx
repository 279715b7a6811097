import { HARM_LABELS } from '../../../../../domain/harm-labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';

/** What the subject has filed as lost, and the annex to a claim that can be made of it; whatever was decided, the list of uses while suspended. */
export function HarmList({ view }: { view: CaseView }) {
  const { t, day, label, org } = useWords();
  if (view.harms.length === 0) return null;
  const upheld = view.decisions.some((d) => d.servedAt !== null && (d.outcome === 'upheld' || d.outcome === 'partlyUpheld'));
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
      {view.mayHaveAnnex && <p><a href={`/api/cases/${view.id}/compensation-annex`} download>{t(upheld ? 'harms.annex' : 'harms.uses')}</a> <span className="fine">{t(upheld ? 'harms.annexHint' : 'harms.usesHint')}</span></p>}
    </section>
  );
}
