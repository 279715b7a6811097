import { FilePdfOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { LETTER_LABELS } from '../../../../../domain/labels.ts';
import type { CaseView } from '../../../api/types.ts';
import { CaseFilePanel } from './case-file-panel.tsx';
import { useWords } from '../../../i18n/words.ts';

/** Every letter the reader may read, the newest first. */
export function LettersSection({ view }: { view: CaseView }) {
  const { t, label, dayOf } = useWords();
  if (view.letters.length === 0) return <p className="fine">{t('kase.noLetters')}</p>;
  const hasFile = view.relations.some((relation) => relation === 'platform' || relation === 'subject');
  return (
    <>
    {hasFile && <CaseFilePanel view={view} />}
    <ul className="plain letters">
      {view.letters.toReversed().map(({ id, kind, number, issuedAt, to }) => (
        <li key={id}>
          <div>
            <p><Link to={`/cases/${view.id}/letters/${id}`}><strong>{label(LETTER_LABELS[kind])}</strong></Link></p>
            <p className="fine">{number} · {dayOf(issuedAt)} · {t('kase.letterTo', { to })}</p>
          </div>
          <a href={`/api/letters/${id}/pdf`} target="_blank" rel="noreferrer" aria-label={`${t('kase.pdf')} ${label(LETTER_LABELS[kind])} ${number}`}><FilePdfOutlined aria-hidden /> {t('kase.pdf')}</a>
        </li>
      ))}
    </ul>
    </>
  );
}
