import { App, Button } from 'antd';
import { Link } from 'react-router';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useCorrectionBoard } from '../../api/queries.ts';
import type { CorrectionBoard } from '../../api/types.ts';
import { Page } from '../../components/page.tsx';
import { errorSentence } from '../../components/problem-words.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';

const TONES = { queued: 'neutral', failed: 'amber', sent: 'green', dead: 'red' } as const;

/** Who has put its copy right, who has not, and how long it took from the decision. */
export function CorrectionBoardPage() {
  const { t } = useWords();
  const board = useCorrectionBoard();
  return (
    <Page title={t('recipients.title')} lead={t('recipients.lead')}>
      <Loaded query={board}>
        {(data) => (
          <>
            <section aria-labelledby="awaited"><h2 id="awaited">{t('recipients.open')}</h2>{data.awaited.length === 0 ? <EmptyState title={t('recipients.openNone')} text={t('recipients.openNoneText')} /> : <Awaited rows={data.awaited} />}</section>
            {data.orders.length > 0 && <section aria-labelledby="orders"><h2 id="orders">{t('recipients.orders')}</h2><p className="fine">{t('recipients.ordersText')}</p><Orders rows={data.orders} /></section>}
            <section aria-labelledby="figures"><h2 id="figures">{t('recipients.byRecipient')}</h2>{data.recipients.length === 0 ? <EmptyState title={t('recipients.none')} text={t('recipients.noneText')} /> : <Figures rows={data.recipients} />}</section>
            {data.departments.length > 0 && <section aria-labelledby="departments"><h2 id="departments">{t('recipients.byDepartment')}</h2><p className="fine">{t('recipients.byDepartmentText')}</p><Departments rows={data.departments} /></section>}
            {data.cases.length > 0 && <section aria-labelledby="by-decision"><h2 id="by-decision">{t('recipients.byCase')}</h2><p className="fine">{t('recipients.byCaseText')}</p><Decisions rows={data.cases} /></section>}
            {data.refused.length > 0 && <Refused rows={data.refused} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ rows }: { rows: CorrectionBoard['recipients'] }) {
  const { t, org } = useWords();
  const hours = (value: number | null) => (value === null ? '—' : t('recipients.hours', { hours: value }));
  return (
    <ScrollTable label={t('recipients.listLabel')} head={[t('recipients.org'), t('recipients.way'), t('recipients.notices'), t('recipients.confirmed'), t('recipients.awaited'), t('recipients.overdue'), t('recipients.dead'), t('recipients.stillShown'), t('recipients.median'), t('recipients.longest'), t('recipients.running')]}>
      {rows.map((row) => (
        <tr key={row.org.id}>
          <td>{org(row.org)}</td><td>{t(`recipients.ways.${row.way}`)}</td><td>{row.notices}</td><td>{row.confirmed}</td><td>{row.awaited}</td>
          <td>{row.overdue > 0 ? <StateTag tone="red">{String(row.overdue)}</StateTag> : 0}</td><td>{row.dead > 0 ? <StateTag tone="red">{String(row.dead)}</StateTag> : 0}</td><td>{row.stillShown > 0 ? <StateTag tone="red">{String(row.stillShown)}</StateTag> : 0}</td>
          <td>{hours(row.medianHours)}</td><td>{hours(row.longestHours)}</td><td>{hours(row.runningHours)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Departments({ rows }: { rows: CorrectionBoard['departments'] }) {
  const { t, org } = useWords();
  const hours = (value: number | null) => (value === null ? '—' : t('recipients.hours', { hours: value }));
  return (
    <ScrollTable label={t('recipients.byDepartment')} head={[t('recipients.department'), t('recipients.duties'), t('recipients.done'), t('recipients.awaited'), t('recipients.overdue'), t('recipients.median'), t('recipients.longest'), t('recipients.running')]}>
      {rows.map((row) => (
        <tr key={row.org.id}>
          <td>{org(row.org)}</td><td>{row.duties}</td><td>{row.done}</td><td>{row.awaited}</td><td>{row.overdue > 0 ? <StateTag tone="red">{String(row.overdue)}</StateTag> : 0}</td><td>{hours(row.medianHours)}</td><td>{hours(row.longestHours)}</td><td>{hours(row.runningHours)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

const pageOf = (about: CorrectionBoard['cases'][number]['about'], caseId: string): string => (about === 'repair' ? `/repairs/${caseId}` : about === 'record' ? `/records/${caseId}/publicity-end` : `/cases/${caseId}`);

function Decisions({ rows }: { rows: CorrectionBoard['cases'] }) {
  const { t, instant } = useWords();
  return (
    <ScrollTable label={t('recipients.byCase')} head={[t('recipients.case'), t('recipients.decided'), t('recipients.asked'), t('recipients.unacknowledged'), t('recipients.last'), t('recipients.taken')]}>
      {rows.map(({ about, caseId, caseNumber, decidedAt, asked, open, lastAt, hours }) => (
        <tr key={caseId}>
          <td><Link to={pageOf(about, caseId)}>{caseNumber}</Link></td><td>{instant(decidedAt)}</td><td>{asked}</td><td>{open}</td>
          <td>{lastAt === null ? <StateTag tone="amber">{t('recipients.stillOpen')}</StateTag> : instant(lastAt)}</td><td>{t('recipients.hours', { hours })}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Orders({ rows }: { rows: CorrectionBoard['orders'] }) {
  const { t, org, instant } = useWords();
  return (
    <ScrollTable label={t('recipients.orders')} head={[t('recipients.org'), t('recipients.case'), t('recipients.orderKind'), t('recipients.notified'), t('recipients.way'), t('recipients.delivery'), t('recipients.action')]}>
      {rows.map(({ order, caseId, caseNumber, org: recipient, way, at, delivery, letterId }) => (
        <tr key={delivery.id}>
          <td>{org(recipient)}</td><td><Link to={`/cases/${caseId}`}>{caseNumber}</Link></td><td>{t(`recipients.orderKinds.${order}`)}</td><td>{instant(at)}</td><td>{t(`recipients.ways.${way}`)}</td>
          <td><DeliveryWords delivery={delivery} /></td>
          <td>{way === 'paper' ? <>{letterId !== null && <Link to={`/cases/${caseId}/letters/${letterId}`}>{t('recipients.letter')}</Link>} <Posted deliveryId={delivery.id} /></> : '—'}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function DeliveryWords({ delivery: { state, attempts, lastError } }: { delivery: CorrectionBoard['orders'][number]['delivery'] }) {
  const { t } = useWords();
  return <><StateTag tone={TONES[state]}>{t(`deliveries.states.${state}`)}</StateTag>{attempts > 0 && <span className="fine"> {t('recipients.attempts', { count: attempts })}</span>}{lastError !== null && <><br /><code className="fine">{lastError}</code></>}</>;
}

/** A clerk has put it into the post. */
function Posted({ deliveryId }: { deliveryId: string }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const clerk = useUser().roles.includes('clerk');
  const posted = useSend((id: string, key) => answerOf(api.POST('/api/corrections/deliveries/{id}/posting', { params: { path: { id } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('recipients.postedDone')));
  if (!clerk) return null;
  return <Button size="small" disabled={posted.isPending} onClick={() => posted.mutate(deliveryId, { onError: (error) => void message.error(errorSentence(error, words)) })}>{t('recipients.posted')}</Button>;
}

function Awaited({ rows }: { rows: CorrectionBoard['awaited'] }) {
  const { t, org, instant } = useWords();
  const clerk = useUser().roles.includes('clerk');
  return (
    <ScrollTable label={t('recipients.openLabel')} head={[t('recipients.org'), t('recipients.case'), t('recipients.notified'), t('recipients.due'), t('recipients.way'), t('recipients.delivery'), t('recipients.action')]}>
      {rows.map(({ noticeId, about, caseId, caseNumber, org: recipient, way, notifiedAt, dueAt, overdue, escalated, again, delivery, letterId }) => (
        <tr key={noticeId}>
          <td>{org(recipient)}</td>
          <td><Link to={pageOf(about, caseId)}>{caseNumber}</Link>{again && <> <StateTag tone="red">{t('recipients.stillShownTag')}</StateTag></>}</td>
          <td>{instant(notifiedAt)}</td>
          <td>{dueAt === null ? '—' : instant(dueAt)} {escalated ? <StateTag tone="red">{t('recipients.escalated')}</StateTag> : overdue ? <StateTag tone="red">{t('recipients.late')}</StateTag> : null}</td>
          <td>{t(`recipients.ways.${way}`)}</td>
          <td>{delivery === null ? '—' : <DeliveryWords delivery={delivery} />}</td>
          <td>
            {way === 'paper' && clerk && delivery !== null && delivery.state !== 'sent'
              ? <>{letterId !== null && (about !== 'case' ? <a href={`/api/letters/${letterId}/pdf`}>{t('recipients.letter')}</a> : <Link to={`/cases/${caseId}/letters/${letterId}`}>{t('recipients.letter')}</Link>)} <Posted deliveryId={delivery.id} /></>
              : '—'}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Refused({ rows }: { rows: CorrectionBoard['refused'] }) {
  const { t, org, instant } = useWords();
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t('recipients.refused')}</h2>
      <p className="fine">{t('recipients.refusedText')}</p>
      <ScrollTable label={t('recipients.refusedLabel')} head={[t('recipients.at'), t('recipients.org'), t('recipients.fault')]}>
        {rows.map(({ org: recipient, fault, at }) => <tr key={`${at} ${fault}`}><td>{instant(at)}</td><td>{recipient === null ? t('recipients.nobody') : org(recipient)}</td><td>{t(`recipients.faults.${fault}`)}</td></tr>)}
      </ScrollTable>
    </section>
  );
}
