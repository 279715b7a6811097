import { FIELD_LABELS, FINDING_LABELS, GROUND_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { StateTag } from '../../../components/state-tags.tsx';
import { useWords } from '../../../i18n/words.ts';

/** Ground and finding side by side, for whoever decides. */
export function FindingTable({ view }: { view: CaseView }) {
  const { t, label, value, colon, aside } = useWords();
  const findings = view.verifications.filter(({ round }) => round === view.round).flatMap(({ answered }) => answered?.findings ?? []);
  return (
    <section className="finding-table" aria-label={t('acts.decide.findings')}>
      <h4>{t('acts.decide.findings')}</h4>
      <ol>
        {view.grounds.map(({ id, kind, field }, i) => {
          const finding = findings.find(({ groundId }) => groundId === id);
          return (
            <li key={id}>
              <p>{t('kase.ground', { n: i + 1 })}{colon}{label(GROUND_LABELS[kind])}{field !== null && aside(label(FIELD_LABELS[field]))} {finding === undefined ? <StateTag tone="amber">{t('kase.noFinding')}</StateTag> : <StateTag tone={finding.result === 'accurate' ? 'neutral' : 'red'}>{label(FINDING_LABELS[finding.result])}</StateTag>}</p>
              {finding !== undefined && finding.reason !== null && <p className="fine">{finding.reason}{finding.rightValue !== null && field !== null && ` → ${value(field, finding.rightValue)}`}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
