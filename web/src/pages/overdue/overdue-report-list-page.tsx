import { Link } from 'react-router';
import { useOverdueReports } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** 月度超期通报: of each month the duties that ran past their date. */
export function OverdueReportListPage() {
  const { t, org, day, list } = useWords();
  return (
    <Page title={t('overdue.reports')}>
      <Loaded query={useOverdueReports()}>
        {({ reports }) => (reports.length === 0 ? <EmptyState title={t('overdue.noReport')} text={t('overdue.noReportText')} /> : (
          <ol className="rows">
            {reports.map((report) => (
              <li key={report.id} className="row">
                <div className="row-main">
                  <p className="row-title"><Link to={`/overdue-reports/${report.id}`}>{t('overdue.reportOf', { month: report.month })}</Link> <span className="fine">{report.number}</span></p>
                  <p className="fine">{t('overdue.sentTo', { orgs: list(report.addressees.map(org)) })}</p>
                </div>
                <div className="row-side"><strong>{t('overdue.reportDuties', { count: report.duties })}</strong><p className="fine">{org(report.issuer)} · {day(report.issuedOn)}</p></div>
              </li>
            ))}
          </ol>
        ))}
      </Loaded>
    </Page>
  );
}
