import { Alert } from 'antd';
import { Link } from 'react-router';
import { usePromises } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** What the register has to keep at any moment, and what breaks it. */
export function PromisePage() {
  const { t, instant } = useWords();
  const promises = usePromises();
  return (
    <Page title={t('promises.title')} lead={t('promises.lead')}>
      <Loaded query={promises}>
        {({ lookedAt, asleep, promises: all, violations }) => {
          if (lookedAt === null) return <EmptyState title={t('promises.never')} text={t('promises.neverText')} />;
          const kept = all.every((p) => p.violations === 0);
          return (
            <>
              {asleep ? <Alert type="error" showIcon title={t('promises.asleep')} description={t('promises.asleepText')} /> : kept && <Alert type="success" showIcon title={t('promises.kept')} description={t('promises.keptText')} />}
              <p className="fine">{t('promises.lookedAt', { at: instant(lookedAt) })}</p>
              <ScrollTable label={t('promises.title')} head={[t('promises.head.promise'), t('promises.head.violations'), t('promises.head.since')]}>
                {all.map((p) => (
                  <tr key={p.promise}><td>{t(`promises.names.${p.promise}`)}</td><td><StateTag tone={p.violations === 0 ? 'green' : 'red'}>{String(p.violations)}</StateTag></td><td>{p.since === null ? '—' : instant(p.since)}</td></tr>
                ))}
              </ScrollTable>
              {violations.length > 0 && (
                <section aria-labelledby="violations">
                  <h2 id="violations">{t('promises.list')}</h2>
                  <ul className="rows">
                    {violations.map((v) => (
                      <li key={`${v.promise}-${v.dossierId}-${v.item}`} className="row">
                        <div className="row-main"><p>{t(`promises.names.${v.promise}`)}</p><p className="fine">{v.number ?? v.dossierId} · {t('promises.item', { item: v.item })}</p></div>
                        <div className="row-side">{v.number !== null && <Link to={`/cases/${v.dossierId}`}>{t('promises.openCase')}</Link>}</div>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
