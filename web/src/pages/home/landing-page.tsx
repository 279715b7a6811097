import { Alert, Button } from 'antd';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useMe, useReadiness } from '../../api/queries.ts';
import { loginAddress } from '../../components/login-address.ts';
import { usePageTitle } from '../../components/page.tsx';
import { pagesOf } from '../../components/page-list.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useWords } from '../../i18n/words.ts';
import { CertificateCheck } from '../certificates/certificate-check.tsx';

const FAILURES = ['expired', 'failed', 'unknown', 'unavailable'] as const;

/** The front door: what this is, what it promises, the way in. Who is logged in goes straight to work. */
export function LandingPage() {
  const { t } = useWords();
  const me = useMe();
  const [search] = useSearchParams();
  usePageTitle(t('shell.productLong'));
  const uploads = useReadiness().data?.checks.find(({ name }) => name === 'scanner')?.warning;
  const failure = FAILURES.find((each) => each === search.get('login'));
  const user = me.data?.user;
  const first = user ? pagesOf(user.roles)[0] : undefined;
  if (first !== undefined && failure === undefined) return <Navigate to={first.to} replace />;
  return (
    <div className="landing">
      {failure !== undefined && <Alert type="warning" showIcon role="alert" title={t(`shell.home.loginFailed.${failure}`)} className="landing-alert" />}
      {me.isError && <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />}
      <section className="hero">
        <h1>{t('shell.home.title')}</h1>
        <p className="hero-lead">{t('shell.home.lead')}</p>
        <Button type="primary" size="large" href={loginAddress('/')}>{t('shell.home.start')}</Button>
        <p className="fine">{t('shell.home.staff')}</p>
      </section>
      <section aria-label={t('shell.home.promisesTitle')}>
        <ol className="promises">
          {t('shell.home.promises', { returnObjects: true }).map(({ title, text }) => (
            <li key={title}><h2>{title}</h2><p>{text}</p></li>
          ))}
        </ol>
      </section>
      <section className="card check-card" aria-labelledby="check-title">
        <h2 id="check-title">{t('shell.home.check')}</h2>
        <p className="fine">{t('shell.home.checkHint')}</p>
        <CertificateCheck />
      </section>
      <p><Link to="/public-records">{t('publicRecords.link')}</Link></p>
      <p><Link to="/forms">{t('shell.forms.link')}</Link></p>
      <p><Link to="/due-date">{t('dueDate.link')}</Link> <span className="fine">{t('dueDate.linkHint')}</span></p>
      <p><Link to="/bulletins">{t('trace.bulletins.link')}</Link></p>
      <p><Link to="/basis">{t('shell.home.basis')}</Link></p>
      {(uploads === 'uploadsReleasedUnscanned' || uploads === 'uploadsNotReleased') && <p className="fine">{t(`operators.warnings.${uploads}`)}</p>}
    </div>
  );
}
