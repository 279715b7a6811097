import { Link } from 'react-router';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import type { CaseRow as Row } from '../../api/types.ts';
import { DueText } from '../../components/due-text.tsx';
import { EndingTag, OutcomeTag, PhaseTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

/** A case in a list: what it is about, where it stands, what is due next. */
export function CaseRow({ row }: { row: Row }) {
  const { t, org, dayOf, label, colon } = useWords();
  const { id, number, subjectName, recordTitle, provider, phase, outcome, ending, round, filedAt, closedAt, next } = row;
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title"><Link to={`/cases/${id}`}>{number}</Link> <PhaseTag phase={phase} /> {outcome !== null && <OutcomeTag outcome={outcome} />} {ending !== null && <EndingTag ending={ending} />} {round > 1 && <span className="fine">{t('shell.common.round', { round })}</span>}</p>
        <p>{recordTitle}</p>
        <p className="fine">{subjectName !== null && <>{subjectName} · </>}{org(provider)}</p>
      </div>
      <div className="row-side">
        {next !== null && <p className="row-due"><span className="fine">{label(LIMIT_LABELS[next.limit])}{colon}</span><DueText due={next} proof="none" /></p>}
        <p className="fine">{closedAt === null ? t('cases.filedAt', { day: dayOf(filedAt) }) : t('cases.closedAt', { day: dayOf(closedAt) })}</p>
      </div>
    </li>
  );
}
