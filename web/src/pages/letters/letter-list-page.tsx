import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import type { LetterBox } from '../../../../domain/letter.ts';
import { useLetters } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

/** 收文、发文: everything that was issued to the reader's organisation, or by it, wherever it belongs. */
export function LetterListPage() {
  const { t, label, org, instant } = useWords();
  const user = useUser();
  const [box, setBox] = useState<LetterBox>('received');
  const [before, setBefore] = useState<string>();
  const letters = useLetters(box, before);
  const choose = (next: LetterBox) => {
    setBox(next);
    setBefore(undefined);
  };
  return (
    <Page title={t('letters.list')}>
      {user.org !== null && <p><Segmented<LetterBox> aria-label={t('letters.list')} value={box} onChange={choose} options={[{ value: 'received', label: t('letters.received') }, { value: 'issued', label: t('letters.issued') }]} /></p>}
      {user.org !== null && <p className="fine"><Link to="/overdue-reports">{t('letters.reports')}</Link></p>}
      <Loaded query={letters}>
        {({ letters: rows, more }) => (rows.length === 0 ? <EmptyState title={t('letters.none')} text={t('letters.noneText')} /> : (
          <>
            <ol className="rows">
              {rows.map((letter) => (
                <li key={letter.id} className="row">
                  <div className="row-main">
                    <p className="row-title"><Link to={`/letters/${letter.id}`}>{label(LETTER_LABELS[letter.kind])} {letter.number}</Link></p>
                    <p className="fine">{letter.issuer !== null && org(letter.issuer)}{letter.case !== null && <> · <Link to={`/cases/${letter.case.id}`}>{letter.case.number}</Link></>}</p>
                  </div>
                  <div className="row-side"><p className="fine">{instant(letter.issuedAt)}</p></div>
                </li>
              ))}
            </ol>
            {before !== undefined && <Button onClick={() => setBefore(undefined)}>{t('letters.newest')}</Button>}
            {more && <Button onClick={() => setBefore(rows.at(-1)!.issuedAt)}>{t('letters.older')}</Button>}
          </>
        ))}
      </Loaded>
    </Page>
  );
}
