import { Link } from 'react-router';
import { MEASURE_KIND_LABELS, STAY_LABELS } from '../../../domain/labels.ts';
import type { MeasureView } from '../api/types.ts';
import { useWords } from '../i18n/words.ts';
import { MeasureStateTag, StateTag } from './state-tags.tsx';

/** Measures with who executes them, on what basis, and whether they are in force now. */
export function MeasureList({ measures }: { measures: readonly MeasureView[] }) {
  const { t, org, day, label, colon } = useWords();
  return (
    <ul className="measures">
      {measures.map(({ id, title, basis, kind, executor, from, until, state, exception, stay }) => (
        <li key={id} className={`measure measure-${state}`}>
          <div className="measure-head">
            <Link className="measure-title" to={`/measures/${id}`}>{title}</Link>
            <MeasureStateTag state={state} />
            {exception !== null && <StateTag tone="red">{t('measures.exceptions.inForce', { number: exception })}</StateTag>}
            {stay !== null && <StateTag tone="amber">{label(STAY_LABELS[stay])}</StateTag>}
          </div>
          <p className="measure-org">{org(executor)}</p>
          <p className="fine">
            {label(MEASURE_KIND_LABELS[kind])} · {until === null ? t('shell.common.openEnded', { from: day(from) }) : t('shell.common.period', { from: day(from), until: day(until) })}
          </p>
          <p className="fine">{t('file.basis')}{colon}{basis}</p>
        </li>
      ))}
    </ul>
  );
}
