import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { Due } from '../api/types.ts';
import { useWords } from '../i18n/words.ts';

/** The short proof of a date: from when, how many days, what was skipped, whose rule. */
export function useProof(): (due: Due) => string {
  const { t, day, language } = useWords();
  return (due) => {
    const { unit, count, startedOn, skippedDays, statutory, provisional } = due;
    const parts = [
      t(`shell.due.proof.${unit}`, { start: day(startedOn), count }),
      ...(skippedDays > 0 ? [t('shell.due.skipped', { days: skippedDays })] : []),
      statutory ? t('shell.due.statutory') : t('shell.due.internal'),
      ...(provisional ? [t('shell.due.provisional')] : []),
    ];
    return parts.join(language === 'zh' ? '；' : '; ');
  };
}

/** A due date in words; red and in words when it has passed; its proof one click away. */
export function DueText({ due, proof = 'popover' }: { due: Due; proof?: 'popover' | 'line' | 'none' }) {
  const { t, by } = useWords();
  const proofOf = useProof();
  return (
    <span className={due.overdue ? 'due due-late' : 'due'}>
      <span className="due-when">{by(due)}</span>
      {due.overdue && <strong className="late-word">{t('shell.due.overdue')}</strong>}
      {proof === 'popover' && (
        <Popover trigger="click" getPopupContainer={() => document.getElementById('main') ?? document.body} title={t('shell.due.proofTitle')} content={<p className="proof-text">{proofOf(due)}</p>}>
          <Button type="text" size="small" className="why" icon={<InfoCircleOutlined />} aria-label={t('shell.due.why')} />
        </Popover>
      )}
      {proof === 'line' && <span className="proof">{proofOf(due)}</span>}
    </span>
  );
}
