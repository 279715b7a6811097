import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { useIncidentLetter } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** One letter of a faulty batch, in its words; the paper is one click away. */
export function IncidentLetterPage() {
  const { incidentId = '', letterId = '' } = useParams();
  const { t } = useWords();
  const letter = useIncidentLetter(incidentId, letterId);
  return (
    <Page title={letter.data?.title ?? t('incidents.letters')} narrow action={<LinkButton to={`/incidents/${incidentId}`}>{t('incidents.one')}</LinkButton>}>
      <Loaded query={letter}>
        {({ id, number, paragraphs }) => (
          <>
            <p className="form-buttons"><Button icon={<FilePdfOutlined />} href={`/api/incidents/${incidentId}/letters/${id}/pdf`} target="_blank">{t('kase.pdf')}</Button></p>
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
