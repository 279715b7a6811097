import { useParams } from 'react-router';
import { useOverdueReport } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Paper, PdfButton } from '../../components/paper.tsx';
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
            <p className="form-buttons"><PdfButton href={`/api/overdue-reports/${id}/pdf`} /></p>
            <Paper number={number} paragraphs={paragraphs} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
