import { type MouseEvent, useEffect, useRef } from 'react';
import { useWords } from '../i18n/words.ts';

export interface SummaryLine {
  text: string;
  /** The id of the field to go to. */
  field: string | undefined;
}

/** What keeps a form from being sent, at its head, with a way to each field; takes the focus when it appears. */
export function ErrorSummary({ lines, count }: { lines: readonly SummaryLine[]; count: number }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (lines.length === 0) return null;
  return (
    <div ref={box} className="summary" role="alert" tabIndex={-1}>
      <p>{t('shell.common.errorSummary')}</p>
      <ul>
        {lines.map(({ text, field }, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>{field === undefined ? text : <a href={`#${field}`} onClick={(event) => goTo(event, field)}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

function goTo(event: MouseEvent, field: string): void {
  event.preventDefault();
  const element = document.getElementById(field);
  element?.scrollIntoView({ block: 'center' });
  // A group of choices is no field itself: its first choice is.
  const target = element?.matches('input,textarea,select,button') === true ? element : element?.querySelector<HTMLElement>('input,textarea,select,button');
  target?.focus();
}
