import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { Due } from '../api/types.ts';
import { Link } from 'react-router';
import { useWords } from '../i18n/words.ts';

/** The short proof of a date: from when, how many days, what was skipped, whose rule. */
export function useProof(): (due: Due) => string {
  const { t, day, label, language, quantity } = useWords();
  return (due) => {
    const { unit, count, startedOn, skippedDays, statutory, provisional, extended, stoppedDays, byCalendar, receivedAs } = due;
    const parts = [
      t(`shell.due.proof.${unit}`, { start: day(startedOn), count, amount: quantity(count, unit) }),
      ...(receivedAs === undefined ? [] : [t(`shell.due.received.${receivedAs}`)]),
      ...(skippedDays > 0 ? [t('shell.due.skipped', { days: skippedDays })] : []),
      ...(extended > 0 ? [t('shell.due.extended', { amount: quantity(extended, unit) })] : []),
      ...(stoppedDays > 0 ? [t('shell.due.stopped', { days: stoppedDays })] : []),
      ...(byCalendar === undefined ? [] : [t('shell.due.byCalendar', { calendar: label(byCalendar) })]),
      statutory ? t('shell.due.statutory') : t('shell.due.internal'),
      ...(provisional ? [t('shell.due.provisional')] : []),
    ];
    return parts.join(language === 'zh' ? '；' : '; ');
  };
}

/** The page that shows how a clock's date comes about. */
export const clockPath = (caseId: string, { limit, ref, generation }: { limit: string; ref: string; generation?: number }): string =>
  `/cases/${caseId}/clocks/${limit}/${encodeURIComponent(ref)}${generation === undefined ? '' : `?generation=${generation}`}`;

/** The same for a repair. */
export const repairClockPath = (repairId: string, { limit, ref }: { limit: string; ref: string }): string => `/repairs/${repairId}/clocks/${limit}/${encodeURIComponent(ref)}`;

/** A due date in words; red and in words when it has passed; its short proof one click away, the whole one (`page`) two. */
export function DueText({ due, proof = 'popover', page }: { due: Due; proof?: 'popover' | 'line' | 'none'; page?: string }) {
  const { t, by } = useWords();
  const proofOf = useProof();
  return (
    <span className={due.overdue ? 'due due-late' : 'due'}>
      <span className="due-when">{by(due)}</span>
      {due.overdue && <strong className="late-word">{t('shell.due.overdue')}</strong>}
      {proof === 'popover' && (
        <Popover trigger="click" getPopupContainer={() => document.getElementById('main') ?? document.body} title={t('shell.due.proofTitle')} content={<><p className="proof-text">{proofOf(due)}</p>{page !== undefined && <p><Link to={page}>{t('shell.due.whole')}</Link></p>}</>}>
          <Button type="text" size="small" className="why" icon={<InfoCircleOutlined />} aria-label={t('shell.due.why')} />
        </Popover>
      )}
      {proof === 'line' && <span className="proof">{proofOf(due)}{page !== undefined && <> · <Link to={page}>{t('shell.due.whole')}</Link></>}</span>}
    </span>
  );
}
