import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { ProblemNotice } from './problem-notice.tsx';

/** Something is coming, said to eyes and to ears. */
export function PageSkeleton() {
  const { t } = useWords();
  return (
    <div className="page" aria-busy="true">
      <output className="visually-hidden">{t('shell.common.loading')}</output>
      <div className="card"><Skeleton active title paragraph={{ rows: 3 }} /></div>
      <div className="card"><Skeleton active title paragraph={{ rows: 5 }} /></div>
    </div>
  );
}

/** What a query brought; a skeleton before, a sentence and a retry when it failed. Old data stay while new ones come. */
export function Loaded<T>({ query, children }: { query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <PageSkeleton />;
  return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true" focusable="false">
        <path d="M8 6h36l12 12v24H8z" fill="#fff" stroke="#aab2bd" strokeWidth="2" /><path d="M44 6v12h12" fill="none" stroke="#aab2bd" strokeWidth="2" />
        <path d="M16 22h24M16 30h32" stroke="#d3d8de" strokeWidth="2" />
      </svg>
      <p className="empty-title">{title}</p>
      <p>{text}</p>
      {children}
    </div>
  );
}
