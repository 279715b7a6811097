import { type ReactNode, useEffect } from 'react';
import { useWords } from '../i18n/words.ts';

/** The tab's name: what the page is about, then the product. */
export function usePageTitle(title: string): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
}

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** Beside the heading: the page's own action. */
  action?: ReactNode;
  /** Forms and texts read better in a narrow column. */
  narrow?: boolean;
  children: ReactNode;
}

/** One page: its heading, and what it is for. */
export function Page({ title, lead, action, narrow = false, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={narrow ? 'page page-narrow' : 'page'}>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {action !== undefined && <div className="page-action">{action}</div>}
      </div>
      {children}
    </div>
  );
}
