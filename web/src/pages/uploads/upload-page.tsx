import { Alert, Button } from 'antd';
import { useParams } from 'react-router';
import { UPLOAD_COLUMNS } from '../../../../domain/upload-row.ts';
import { useUpload } from '../../api/queries.ts';
import type { UploadReport } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { FindIncidentForm } from '../incidents/find-incident-form.tsx';

const FAULTS = ['key-reused', 'unsupported-type', 'value-needed', 'broken-file', 'too-large', 'busy'] as const;

/** What became of a batch, row by row where something was not taken in. */
export function UploadPage() {
  const { uploadId = '' } = useParams();
  const { t } = useWords();
  const report = useUpload(uploadId);
  return <Page title={t('uploads.report')}><Loaded query={report}>{(data) => <Report report={data} />}</Loaded></Page>;
}

function Report({ report }: { report: UploadReport }) {
  const { t, language } = useWords();
  const { roles } = useUser();
  const fault = FAULTS.find((each) => each === report.fault);
  return (
    <>
      {report.fault !== null && <Alert type="error" showIcon title={t('uploads.states.broken')} description={fault === undefined ? report.fault : t(`uploads.faults.${fault}`)} />}
      <dl className="figures">
        {(['created', 'revised', 'unchanged', 'refused', 'quarantined'] as const).map((name) => <div key={name} className={report[name] > 0 && (name === 'refused' || name === 'quarantined') ? 'figure figure-bad' : 'figure'}><dt>{t(`uploads.${name}`)}</dt><dd>{report[name]}</dd></div>)}
      </dl>
      {roles.some((role) => role === 'clerk' || role === 'supervisor') && report.state !== 'running' && report.created + report.revised + report.unchanged > 0 && <FindIncidentForm uploadId={report.id} />}
      <section aria-labelledby="rows">
        <h2 id="rows">{t('uploads.rows')}</h2>
        {report.rows.length === 0 ? <EmptyState title={t('uploads.all')} text={t('uploads.allText')} /> : (
          <ScrollTable label={t('uploads.rowsLabel')} head={[t('uploads.row'), t('uploads.rowKey'), t('uploads.outcome'), t('uploads.why'), t('uploads.column')]}>
            {report.rows.map((row) => (
              <tr key={row.no}>
                <td>{row.no}</td><td className="break">{row.rowKey ?? '—'}</td><td>{t(`uploads.outcomes.${row.outcome}`)}</td><td>{row.code === null ? '—' : t(`uploads.codes.${row.code}`)}</td>
                <td>{row.field === null ? '—' : language === 'zh' ? UPLOAD_COLUMNS[row.field] : row.field}</td>
              </tr>
            ))}
          </ScrollTable>
        )}
        {report.more && <p className="fine">{t('uploads.more')}</p>}
        <div className="form-buttons">{report.rows.length > 0 && <Button href={`/api/uploads/${report.id}/report.csv`}>{t('uploads.download')}</Button>}<LinkButton to="/uploads">{t('uploads.back')}</LinkButton></div>
      </section>
    </>
  );
}
