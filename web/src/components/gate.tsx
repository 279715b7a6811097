import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLocation, useMatches } from 'react-router';
import { ROLE_LABELS } from '../../../domain/labels.ts';
import type { Role } from '../../../domain/actor.ts';
import { useMe } from '../api/queries.ts';
import { useWords } from '../i18n/words.ts';
import { loginAddress } from './login-address.ts';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { PageSkeleton } from './states.tsx';

/** Who may open a page at all; what they then see of it the API decides. */
export interface RouteHandle {
  readers: 'any' | readonly Role[];
}

/** Shows the page to its readers; to others why not, and what to do. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useMe();
  const { t, label, list } = useWords();
  const { pathname, search } = useLocation();
  const handle = useMatches().at(-1)?.handle as RouteHandle | undefined;
  if (handle === undefined) return children;
  if (me.isPending) return <PageSkeleton />;
  if (me.isError) return <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />;
  const { user } = me.data;
  if (user === null) {
    return (
      <Notice title={t('shell.loginNeeded.title')} text={t('shell.loginNeeded.text')}>
        <Button type="primary" href={loginAddress(pathname + search)}>{t('shell.login')}</Button>
      </Notice>
    );
  }
  const { readers } = handle;
  if (readers !== 'any' && !readers.some((role) => user.roles.includes(role))) {
    return <Notice title={t('shell.notYours.title')} text={t('shell.notYours.text', { roles: list(readers.map((role) => label(ROLE_LABELS[role]))) })} />;
  }
  return children;
}
