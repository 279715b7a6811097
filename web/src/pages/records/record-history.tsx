import type { RecordView } from '../../api/types.ts';
import { FieldValues } from '../../components/field-values.tsx';
import { useWords } from '../../i18n/words.ts';

/** Every version, the newest first, each with what it changed; none is ever overwritten. */
export function RecordHistory({ history }: { history: RecordView['history'] }) {
  const { t, dayOf } = useWords();
  const ordered = history.toSorted((a, b) => b.version - a.version);
  return (
    <ol className="versions">
      {ordered.map(({ version, madeAt, fields }, i) => (
        <li key={version}>
          <p><strong>{t('shell.common.version', { version })}</strong> <span className="fine">{dayOf(madeAt)}</span></p>
          <FieldValues fields={fields} before={ordered[i + 1]?.fields} />
        </li>
      ))}
    </ol>
  );
}
