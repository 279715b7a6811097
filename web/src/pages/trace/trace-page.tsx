import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useTrace } from '../../api/queries.ts';
import type { TraceState } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

/** Whether the trace holds as a whole, and what an auditor does about it. */
export function TracePage() {
  const { t } = useWords();
  const { roles } = useUser();
  const trace = useTrace();
  const auditor = roles.includes('auditor');
  return (
    <Page title={t('trace.state.title')} action={auditor && <LinkButton to="/trace/looks">{t('trace.looks.title')}</LinkButton>}>
      <Loaded query={trace}>{(data) => <State state={data} />}</Loaded>
      <section className="card">
        {(auditor || roles.includes('operator')) && <Order />}
        {auditor && <p><Button href="/api/trace/export" download>{t('trace.state.download')}</Button> <span className="fine">{t('trace.state.check')}</span></p>}
        <p><Link to="/bulletins">{t('trace.bulletins.link')}</Link></p>
        <p><Link to="/retention">{t('retention.title')}</Link></p>
      </section>
    </Page>
  );
}

function Order() {
  const { t } = useWords();
  const order = useSend((_: void, key) => answerOf(api.POST('/api/trace/bulletins', { body: {}, params: { header: mutationHeaders(key) } })));
  return (
    <>
      {order.data && <Alert type="success" showIcon title={t('trace.state.ordered', { no: order.data.bulletin.no, seq: order.data.seq })} />}
      {order.isError && <ProblemNotice error={order.error} onRetry={() => order.mutate()} />}
      <p><Button type="primary" loading={order.isPending} onClick={() => order.mutate()}>{t('trace.state.order')}</Button></p>
    </>
  );
}

function State({ state: { last, bulletins, bulletinBroken, missing, looks } }: { state: TraceState }) {
  const { t, instant } = useWords();
  const held = (brokenAt: number | null): string => (brokenAt === null ? t('trace.state.fits') : t('trace.state.brokenAt', { no: brokenAt }));
  const figures = [
    { name: t('trace.state.figures.bulletins'), value: String(bulletins), fine: last === null ? '' : t('trace.state.figures.last', { at: instant(last.at) }), bad: false },
    { name: t('trace.state.figures.bulletinBroken'), value: held(bulletinBroken), fine: '', bad: bulletinBroken !== null },
    { name: t('trace.state.figures.missing'), value: missing.length === 0 ? t('trace.state.none') : String(missing.length), fine: '', bad: missing.length > 0 },
    { name: t('trace.state.figures.looks'), value: held(looks.brokenAt), fine: t('trace.state.figures.unsealed', { count: looks.unsealed }), bad: looks.brokenAt !== null },
  ];
  return (
    <>
      <dl className="figures">
        {figures.map(({ name, value, fine, bad }) => <div key={name} className={bad ? 'figure figure-bad' : 'figure'}><dt>{name}</dt><dd>{value}<small>{fine}</small></dd></div>)}
      </dl>
      {missing.length > 0 && <Missing rows={missing} />}
    </>
  );
}

function Missing({ rows }: { rows: TraceState['missing'] }) {
  const { t } = useWords();
  const head = ['dossier', 'kind', 'bulletin', 'seq', 'now'] as const;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t('trace.state.missingTitle')}</h2>
      <Alert type="error" showIcon role="alert" title={t('trace.state.missingText')} />
      <ScrollTable label={t('trace.state.missingTitle')} head={head.map((name) => t(`trace.state.missingHead.${name}`))}>
        {rows.map(({ dossier, kind, bulletin, seq, now }) => (
          <tr key={`${dossier}-${bulletin}`}>
            <td>{kind === 'case' ? <Link to={`/cases/${dossier}/log`}><code>{dossier}</code></Link> : <code>{dossier}</code>}</td>
            <td>{kind === null ? t('trace.state.gone') : t(`trace.state.kinds.${kind}`)}</td><td>{bulletin}</td><td>{seq}</td><td>{now}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
