import { LETTER_LABELS, LIMIT_LABELS, MARK_LABELS, OUTCOME_LABELS, STOP_REASON_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView, TimelineEntry } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';
import { zh } from '../../../i18n/zh.ts';

type KnownKind = keyof typeof zh.timeline;
const isKnown = (kind: string): kind is KnownKind => kind in zh.timeline;

/** Everything that has happened, the newest first, in words. */
export function TimelineSection({ view }: { view: CaseView }) {
  const { t, instant } = useWords();
  const sentence = useTimelineSentence();
  if (view.timeline.length === 0) return <p className="fine">{t('kase.nobodyYet')}</p>;
  return (
    <ol className="timeline">
      {view.timeline.toReversed().map((entry) => (
        <li key={entry.seq} className={`by-${entry.author}`}>
          <p>{sentence(entry)}</p>
          <p className="fine"><time dateTime={entry.at}>{instant(entry.at)}</time> · {t(`kase.timelineBy.${entry.author}`)}</p>
        </li>
      ))}
    </ol>
  );
}

function useTimelineSentence(): (entry: TimelineEntry) => string {
  const { t, label, org } = useWords();
  return ({ kind, org: who, outcome, letter, limit, mark, measures, reason, days }) =>
    isKnown(kind)
      ? t(kind === 'clockRestarted' && reason !== null ? 'timeline.clockRestartedFor' : `timeline.${kind}`, {
          org: who === null ? t('kase.someone') : org(who), outcome: outcome === null ? '' : label(OUTCOME_LABELS[outcome]), letter: letter === null ? '' : label(LETTER_LABELS[letter]),
          limit: limit === null ? '' : label(LIMIT_LABELS[limit]), mark: mark === null ? '' : label(MARK_LABELS[mark]), measures: measures ?? 0,
          reason: reason === null ? '' : label(STOP_REASON_LABELS[reason]), days: days ?? 0,
        })
      : kind;
}
