import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { useLetter } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** A letter's words, to be read here; the sealed PDF is one click away. Letters are Chinese, whatever the reader's language. */
export function LetterPage() {
  const { caseId = '', letterId = '' } = useParams();
  const { t } = useWords();
  const letter = useLetter(letterId);
  return (
    <Page title={letter.data?.title ?? t('kase.letterTitle')} narrow action={<LinkButton to={`/cases/${caseId}#letters`}>{t('kase.letterBack')}</LinkButton>}>
      <Loaded query={letter}>
        {({ id, number, paragraphs }) => (
          <>
            <p><Button icon={<FilePdfOutlined />} href={`/api/letters/${id}/pdf`} target="_blank">{t('kase.pdf')}</Button></p>
            <article className="paper" lang="zh-CN">
              <p className="paper-number">{number}</p>
              {/* oxlint-disable-next-line react/no-array-index-key */}
              {paragraphs.map((paragraph, i) => <p key={i}>{paragraph}</p>)}
            </article>
          </>
        )}
      </Loaded>
    </Page>
  );
}
