import { Suspense, useEffect, useRef } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useLive } from '../api/live.ts';
import { useMe } from '../api/queries.ts';
import { useWords } from '../i18n/words.ts';
import { DemoBar } from './demo-bar.tsx';
import { FreshLogin } from './fresh-login.tsx';
import { Gate } from './gate.tsx';
import { PageSkeleton } from './states.tsx';
import { TopBar } from './top-bar.tsx';

/** What is around every page: the demo bar, the head with the way to the other pages, the foot. */
export function Shell() {
  const { t } = useWords();
  const me = useMe();
  const connected = useLive(Boolean(me.data?.user));
  const main = useFocusOnNewPage();
  const moving = useNavigation().state !== 'idle';
  return (
    <div className="shell">
      <a className="skip-link" href="#main">{t('shell.skip')}</a>
      {me.data?.mode === 'demo' && <DemoBar me={me.data} />}
      <TopBar user={me.data?.user ?? null} loaded={me.data !== undefined} />
      {moving && <div className="moving" aria-hidden="true" />}
      <main id="main" tabIndex={-1} ref={main}>
        <Gate>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </Gate>
      </main>
      <footer className="foot">
        {!connected && <output className="offline">{t('shell.offline')}</output>}
        <p>{t('shell.footer')} · <Link to="/due-date">{t('dueDate.link')}</Link></p>
      </footer>
      <FreshLogin />
      <ScrollRestoration />
    </div>
  );
}

/** Who uses a keyboard or a screen reader begins each page at its beginning, not at the link that led there. */
function useFocusOnNewPage() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}
