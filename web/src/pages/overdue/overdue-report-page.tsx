import { FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { useOverdueReport } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** One monthly report, in its words; the paper is one click away. */
export function OverdueReportPage() {
  const { reportId = '' } = useParams();
  const { t } = useWords();
  const report = useOverdueReport(reportId);
  return (
    <Page title={report.data?.title ?? t('overdue.reports')} narrow action={<LinkButton to="/overdue-reports">{t('overdue.backToReports')}</LinkButton>}>
      <Loaded query={report}>
        {({ id, number, paragraphs }) => (
          <>
            <p className="form-buttons"><Button icon={<FilePdfOutlined />} href={`/api/overdue-reports/${id}/pdf`} target="_blank">{t('kase.pdf')}</Button></p>
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
