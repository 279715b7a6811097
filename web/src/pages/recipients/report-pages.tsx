import { Link, useParams } from 'react-router';
import { useReport, useReports } from '../../api/queries.ts';
import type { CreditReport } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { FieldValues } from '../../components/field-values.tsx';
import { Page } from '../../components/page.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Credit reports that were issued as proof, and whether each still holds. */
export function ReportListPage() {
  const { t, org, dayOf } = useWords();
  const list = useReports();
  return (
    <Page title={t('recipients.report.title')} lead={t('recipients.report.lead')}>
      <Loaded query={list}>
        {({ reports }) => (reports.length === 0 ? <EmptyState title={t('recipients.report.none')} text={t('recipients.report.noneText')} /> : (
          <ul className="rows">
            {reports.map((report) => (
              <li key={report.id} className="row">
                <div className="row-main">
                  <p className="row-title"><Link to={`/reports/${report.id}`}>{report.number}</Link> <ReportTag state={report.state} /></p>
                  <p>{report.subject.name} <span className="fine">{t('recipients.report.records', { count: report.records })} · {org(report.org)}</span></p>
                </div>
                <div className="row-side"><p>{dayOf(report.issuedAt)}</p></div>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </Page>
  );
}

/** One report as it was issued, for the file. */
export function ReportPage() {
  const { t, org, dayOf, colon } = useWords();
  const report = useReport(useParams()['id']!);
  return (
    <Page title={report.data === undefined ? t('recipients.report.one') : `${t('recipients.report.one')} ${report.data.number}`} narrow>
      <Loaded query={report}>
        {({ number, org: to, issuedAt, subject, state, code, checkUrl, records }) => (
          <>
            <section className="card">
              <p><ReportTag state={state} /></p>
              <Facts facts={[
                { name: t('recipients.report.subject'), value: `${subject.name}　${subject.identifier}` }, { name: t('recipients.report.number'), value: number }, { name: t('recipients.report.issuedOn'), value: dayOf(issuedAt) },
                { name: t('recipients.report.to'), value: org(to) }, { name: t('recipients.report.code'), value: <>{code}<br /><span className="fine">{checkUrl}</span></>, wide: true },
              ]} />
            </section>
            {records.length === 0 && <p>{t('recipients.report.empty')}</p>}
            {records.map((record) => (
              <article key={record.id} className="card" aria-labelledby={`on-${record.id}`}>
                <h2 id={`on-${record.id}`}>{record.title}</h2>
                <p className="fine">{t('file.provider')}{colon}{org(record.provider)}</p>
                <FieldValues fields={record.fields} />
              </article>
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ReportTag({ state }: Pick<CreditReport, 'state'>) {
  const { t } = useWords();
  return <StateTag tone={state === 'valid' ? 'green' : 'red'}>{t(`recipients.report.states.${state}`)}</StateTag>;
}
