import { Alert } from 'antd';
import { Link } from 'react-router';
import { useRetention } from '../../api/queries.ts';
import type { Retention } from '../../api/types.ts';
import { EVIDENCE_LABELS } from '../../../../domain/policy-words.ts';
import { KEPT_LABELS, RETENTION_LABELS, retentionText } from '../../../../domain/retention-words.ts';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { HoldSection } from './hold-section.tsx';

/** What is kept how long and why, and what has been erased. */
export function RetentionPage() {
  const { t } = useWords();
  const retention = useRetention();
  return (
    <Page title={t('retention.title')} lead={t('retention.lead')}>
      <Loaded query={retention}>
        {(data) => (
          <>
            <Schedule {...data} />
            <Due {...data} />
            <HoldSection {...data} />
            <Erased {...data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Schedule({ schedule }: Retention) {
  const { t, label } = useWords();
  const head = ['kind', 'period', 'state', 'erased', 'evidence', 'basis'] as const;
  const unsigned = schedule.some(({ erases }) => !erases);
  return (
    <section aria-labelledby="schedule">
      <h2 id="schedule">{t('retention.schedule')}</h2>
      {unsigned && <p><Link to="/policy/confirm">{t('retention.sign')}</Link></p>}
      <ScrollTable label={t('retention.schedule')} head={head.map((name) => t(`retention.head.${name}`))}>
        {schedule.map((rule) => (
          <tr key={rule.kind}>
            <td>{label(RETENTION_LABELS[rule.kind])}</td><td>{label(retentionText(rule))}</td>
            <td><StateTag tone={rule.erases ? 'green' : 'amber'}>{rule.erases ? t('retention.erases') : t('retention.unsigned')}</StateTag></td><td>{rule.erased}</td>
            <td>{label(EVIDENCE_LABELS[rule.evidence])}</td><td className="wrap">{rule.basis}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

function Due({ due }: Retention) {
  const { t, label, list, day } = useWords();
  const head = ['what', 'event', 'through', 'why'] as const;
  return (
    <section aria-labelledby="due">
      <h2 id="due">{t('retention.due')}</h2>
      {due.length === 0 ? <p className="fine">{t('retention.none')}</p> : (
        <>
          <p className="fine">{t('retention.dueText')}</p>
          <ScrollTable label={t('retention.due')} head={head.map((name) => t(`retention.dueHead.${name}`))}>
            {due.map(({ kind, target, name, event, through, because }) => (
              <tr key={`${kind}-${target}`}>
                <td>{label(RETENTION_LABELS[kind])}<br />{kind === 'case' ? <Link to={`/cases/${target}`}>{name}</Link> : name === '' ? <code className="fine">{target}</code> : name}</td>
                <td>{day(event)}</td><td>{day(through)}</td><td>{because.length === 0 ? t('retention.now') : list(because.map((why) => label(KEPT_LABELS[why])))}</td>
              </tr>
            ))}
          </ScrollTable>
        </>
      )}
    </section>
  );
}

function Erased({ erasures, filesLeft }: Retention) {
  const { t, label, list, instant } = useWords();
  const head = ['at', 'kind', 'counts', 'act'] as const;
  return (
    <section aria-labelledby="erased">
      <h2 id="erased">{t('retention.erasures')}</h2>
      {filesLeft > 0 && <Alert type="info" showIcon title={t('retention.filesLeft', { count: filesLeft })} />}
      {erasures.length === 0 ? <EmptyState title={t('retention.none')} text={t('retention.proof')} /> : (
        <>
          <p className="fine">{t('retention.proof')}</p>
          <ScrollTable label={t('retention.erasures')} head={head.map((name) => t(`retention.erasuresHead.${name}`))}>
            {erasures.map(({ seq, at, kind, target, counts }) => (
              <tr key={seq}>
                <td>{instant(at)}</td><td>{label(RETENTION_LABELS[kind])}<br /><code className="fine">{target}</code></td>
                <td>{list(THINGS.flatMap((thing) => (counts[thing] === undefined ? [] : [t('retention.thing', { name: t(`retention.things.${thing}`), count: counts[thing] })])))}</td>
                <td>{t('retention.act', { seq })}</td>
              </tr>
            ))}
          </ScrollTable>
        </>
      )}
    </section>
  );
}

const THINGS = ['words', 'letters', 'files', 'reveals', 'fields', 'titles', 'names', 'keys', 'accounts', 'messages', 'checks'] as const;
