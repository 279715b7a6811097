import { REMEDY_RESULT_LABELS, REMEDY_TRACK_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { Facts } from '../../../components/facts.tsx';
import { useWords } from '../../../i18n/words.ts';

/** What was undertaken against the decision, the newest first. */
export function RemedySection({ view: { remedies, imposed } }: { view: CaseView }) {
  const { t, label, day, instant, aside } = useWords();
  if (remedies.length === 0) return <p>{t('decision.noRemedies')}</p>;
  return (
    <div className="stack">
      {imposed && <p className="consequence">{t('decision.imposed')}</p>}
      {remedies.toReversed().map(({ id, track, filedOn, late, servedAt, answeredAt, result, endedAt, document, resultDocument }) => (
        <section key={id}>
          <h3>{label(REMEDY_TRACK_LABELS[track])}</h3>
          <Facts
            facts={[
              { name: t('decision.filedOn'), value: <>{day(filedOn)}{late && aside(t('decision.lateFiling'))}</> },
              document !== null && { name: t('decision.paper'), wide: true, value: <span className="prose">{document}</span> },
              servedAt !== null && { name: t('decision.copyServed'), value: instant(servedAt) },
              answeredAt !== null && { name: t('decision.answered'), value: instant(answeredAt) },
              result !== null && endedAt !== null && { name: t('decision.result'), value: <>{label(REMEDY_RESULT_LABELS[result])}{aside(instant(endedAt))}</> },
              resultDocument !== null && { name: t('decision.paper'), wide: true, value: <span className="prose">{resultDocument}</span> },
            ]}
          />
        </section>
      ))}
    </div>
  );
}
