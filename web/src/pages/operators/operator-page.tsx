import { Alert, Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useMe, useProcedures, useReadiness } from '../../api/queries.ts';
import type { Procedures } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { DeliverySection } from './delivery-section.tsx';
import { EndSessionsForm } from './end-sessions-form.tsx';

/** Whether the procedures keep up with the register, and whether the promise of suspension holds. */
export function OperatorPage() {
  const { t } = useWords();
  const temporalUi = useMe().data?.temporalUi;
  const procedures = useProcedures();
  return (
    <Page title={t('operators.title')} action={temporalUi && <Button href={temporalUi} target="_blank">{t('operators.temporal')}</Button>}>
      <Warnings />
      <Loaded query={procedures}>
        {(data) => (
          <>
            <Figures data={data} />
            <DeliverySection />
            <ProcedureTable procedures={data.procedures} />
            <EndSessionsForm />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What works today and must be seen to before it no longer does. */
function Warnings() {
  const { t } = useWords();
  const checks = useReadiness().data?.checks ?? [];
  return checks.flatMap(({ name, detail, warning }) => (warning === undefined ? [] : [
    <Alert key={name} type="warning" showIcon title={t(`operators.warnings.${warning}`)} description={<span lang="en" className="fine">{detail}</span>} />,
  ]));
}

function Figures({ data: { lag, violations } }: { data: Procedures }) {
  const { t, span } = useWords();
  const figures = [
    { name: t('operators.violations'), value: String(violations), fine: violations === 0 ? t('operators.violationsZero') : t('operators.violationsSome'), bad: violations > 0 },
    { name: t('operators.open'), value: String(lag.open), fine: '', bad: false },
    { name: t('operators.behind'), value: String(lag.behind), fine: lag.behind > 0 ? `${t('operators.oldest')} ${lag.oldestBehindMs < 60_000 ? t('operators.ms', { n: lag.oldestBehindMs }) : span(lag.oldestBehindMs)}` : '', bad: lag.oldestBehindMs > 60_000 },
    { name: t('operators.stuck'), value: String(lag.stuck), fine: '', bad: lag.stuck > 0 },
  ];
  return (
    <>
      {violations > 0 && <Alert type="error" showIcon role="alert" title={`${t('operators.violations')} ${violations}`} description={t('operators.violationsSome')} />}
      <dl className="figures">
        {figures.map(({ name, value, fine, bad }) => <div key={name} className={bad ? 'figure figure-bad' : 'figure'}><dt>{name}</dt><dd>{value}<small>{fine}</small></dd></div>)}
      </dl>
    </>
  );
}

function ProcedureTable({ procedures }: { procedures: Procedures['procedures'] }) {
  const { t, instant, aside } = useWords();
  const [search, setSearch] = useSearchParams();
  const all = search.get('closed') === '1';
  const shown = procedures.filter(({ closed }) => all || !closed);
  return (
    <section aria-labelledby="procedures">
      <div className="list-head">
        <h2 id="procedures">{t('operators.procedures')}{aside(shown.length)}</h2>
        <label><input type="checkbox" checked={all} onChange={(event) => setSearch(event.target.checked ? { closed: '1' } : {}, { replace: true })} /> {t('operators.showClosed')}</label>
      </div>
      {shown.length === 0 ? <EmptyState title={t('operators.none')} text={t('operators.noneText')} /> : (
        <ScrollTable label={t('operators.listLabel')} head={[t('operators.id'), t('operators.case'), t('operators.phase'), t('operators.seen'), t('operators.due'), t('operators.state'), t('operators.engine'), t('operators.reaction')]}>
          {shown.map(({ id, type, caseId, caseNumber, phase, wantedSeq, seenSeq, dueAt, closed, stuck, reactionMs, engine }) => (
            <tr key={id}>
              <td>{t(`operators.types.${type}`)}<br /><code className="fine">{id.split('/')[1]?.slice(-8)}</code></td>
              <td><Link to={`/cases/${caseId}`}>{caseNumber}</Link></td>
              <td>{phase ?? '—'}</td>
              <td className={seenSeq < wantedSeq ? 'late-word' : ''}>{seenSeq} / {wantedSeq}</td>
              <td>{dueAt === null ? '—' : instant(dueAt)}</td>
              <td>{stuck ? <StateTag tone="red">{t('operators.stuckState')}</StateTag> : closed ? <StateTag tone="neutral">{t('operators.closed')}</StateTag> : <StateTag tone="green">{t('operators.running')}</StateTag>}</td>
              <td>{engine ?? '—'}</td>
              <td>{reactionMs === null ? '—' : t('operators.ms', { n: reactionMs })}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}
