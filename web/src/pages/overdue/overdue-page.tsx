import { Link } from 'react-router';
import { LIMIT_LABELS } from '../../../../domain/labels.ts';
import { useOverdue } from '../../api/queries.ts';
import type { OverdueRow as Row } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

/** The supervisor's board: who is late with what, the most overdue first; then what will be due soon. */
export function OverduePage() {
  const { t } = useWords();
  const board = useOverdue();
  return (
    <Page title={t('overdue.title')} action={<LinkButton to="/overdue-reports">{t('overdue.reports')}</LinkButton>}>
      <Loaded query={board}>
        {({ overdue, soon, now }) => (
          <>
            <section aria-labelledby="late">
              <h2 id="late">{t('overdue.overdue', { count: overdue.length })}</h2>
              {overdue.length === 0 ? <EmptyState title={t('overdue.none')} text={t('overdue.noneText')} /> : (
                <>
                  <p className="fine">{t('overdue.order')}</p>
                  <ol className="rows">{grouped(overdue).map((rows) => <Item key={keyOf(rows[0])} rows={rows} now={now} late />)}</ol>
                </>
              )}
            </section>
            <section aria-labelledby="soon">
              <h2 id="soon">{t('overdue.soon', { count: soon.length })}</h2>
              {soon.length === 0 ? <p className="fine">{t('overdue.noneSoon')}</p> : <ol className="rows">{grouped(soon).map((rows) => <Item key={keyOf(rows[0])} rows={rows} now={now} late={false} />)}</ol>}
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Of which number a duty is, what it is about, and where it is looked at. */
function matterOf(row: Row, t: ReturnType<typeof useWords>['t']): { to: string; number: string; matter: string } {
  switch (row.about) {
    case 'case':
      return { to: `/cases/${row.caseId}`, number: row.caseNumber, matter: row.recordTitle };
    case 'repair':
      return { to: `/repairs/${row.repairId}`, number: row.repairNumber, matter: row.recordTitle };
    case 'record':
      return { to: `/records/${row.recordId}/publicity-end`, number: t('publicityEnd.short'), matter: `${row.recordNumber} ${row.recordTitle}` };
    case 'inquiry':
      return { to: `/inquiries/${row.inquiryId}`, number: row.inquiryNumber, matter: t('tasks.from', { name: row.subjectName }) };
    case 'complaint':
      return { to: `/complaints/${row.complaintId}`, number: row.complaintNumber, matter: '' };
    case 'incident':
      return { to: `/incidents/${row.incidentId}`, number: row.incidentNumber, matter: t('incidents.one') };
    case 'complaintOrder':
      return { to: `/complaint-orders/${row.orderId}`, number: row.complaintNumber, matter: '' };
  }
}

const keyOf = (row: Row): string => [row.about, row.limit, row.owner.id, row.dueAt, 'caseId' in row ? row.caseId : 'repairId' in row ? row.repairId : 'inquiryId' in row ? row.inquiryId : 'complaintId' in row ? row.complaintId : 'incidentId' in row ? row.incidentId : 'recordId' in row ? row.recordId : row.orderId].join('-');

/** Ends of publicity that one organisation is to confirm stand together, at the place of its most urgent: there may be hundreds, and they are one talk. */
function grouped(rows: readonly Row[]): [Row, ...Row[]][] {
  const groups: [Row, ...Row[]][] = [];
  const ends = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const group = row.about === 'record' ? ends.get(row.owner.id) : undefined;
    if (group !== undefined) {
      group.push(row);
      continue;
    }
    const started: [Row, ...Row[]] = [row];
    groups.push(started);
    if (row.about === 'record') ends.set(row.owner.id, started);
  }
  return groups;
}

function Item({ rows, now, late }: { rows: [Row, ...Row[]]; now: string; late: boolean }) {
  const { t, org, label, day, span } = useWords();
  const [first] = rows;
  if (rows.length === 1) return <OverdueItem row={first} now={now} late={late} />;
  return (
    <li className={late ? 'row row-late' : 'row'}>
      <div className="row-main">
        <p className="row-title"><strong>{org(first.owner)}</strong> · {label(LIMIT_LABELS[first.limit])}</p>
        <details className="fold">
          <summary>{t('publicityEnd.many.board', { count: rows.length })}</summary>
          <ol className="rows">{rows.map((row) => <OverdueItem key={keyOf(row)} row={row} now={now} late={late} />)}</ol>
        </details>
      </div>
      <div className="row-side">
        {late ? <strong className="late-big">{t('overdue.late', { late: span(first.overdueMs) })}</strong> : <strong>{t('overdue.in', { left: span(Date.parse(first.dueAt) - Date.parse(now)) })}</strong>}
        <p className="fine">{t('overdue.due', { day: day(first.dueOn) })}</p>
      </div>
    </li>
  );
}

function OverdueItem({ row, now, late }: { row: Row; now: string; late: boolean }) {
  const { t, org, label, dayOf, span, day } = useWords();
  const { to, number, matter } = matterOf(row, t);
  const { limit, owner, dueAt, dueOn, provisional, overdueMs, urgedAt, escalatedAt } = row;
  return (
    <li className={late ? 'row row-late' : 'row'}>
      <div className="row-main">
        <p className="row-title"><strong>{org(owner)}</strong> · {label(LIMIT_LABELS[limit])}</p>
        <p><Link to={to}>{number}</Link> <span className="fine">{matter}</span></p>
        {(late || urgedAt !== null || escalatedAt !== null) && (
          <p className="tags">
            {urgedAt === null ? late && <StateTag tone="neutral">{t('overdue.notUrged')}</StateTag> : <StateTag tone="amber">{t('shell.due.urged', { day: dayOf(urgedAt) })}</StateTag>}{' '}
            {escalatedAt === null ? late && urgedAt !== null && <StateTag tone="neutral">{t('overdue.notEscalated')}</StateTag> : <StateTag tone="red">{t('shell.due.escalated', { day: dayOf(escalatedAt) })}</StateTag>}
          </p>
        )}
      </div>
      <div className="row-side">
        {late ? <strong className="late-big">{t('overdue.late', { late: span(overdueMs) })}</strong> : <strong>{t('overdue.in', { left: span(Date.parse(dueAt) - Date.parse(now)) })}</strong>}
        <p className="fine">{t('overdue.due', { day: day(dueOn) })}{provisional && ` · ${t('shell.due.provisional')}`}</p>
      </div>
    </li>
  );
}
