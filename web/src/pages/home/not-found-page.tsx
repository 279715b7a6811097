import { Link } from 'react-router';
import { Notice } from '../../components/notice.tsx';
import { useWords } from '../../i18n/words.ts';

/** An address that is none. */
export function NotFoundPage() {
  const { t } = useWords();
  return (
    <Notice title={t('shell.notFound.title')} text={t('shell.notFound.text')}>
      <Link to="/">{t('shell.notFound.home')}</Link>
    </Notice>
  );
}
