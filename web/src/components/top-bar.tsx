import { CloseOutlined, MenuOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useTasks } from '../api/queries.ts';
import type { User } from '../api/types.ts';
import { switchLanguage } from '../i18n/i18n.ts';
import { useWords } from '../i18n/words.ts';
import { leave } from './leave.ts';
import { loginAddress } from './login-address.ts';
import { pagesOf } from './page-list.ts';

/** The head of every page: the name, the pages of this person, the language, who is logged in. */
export function TopBar({ user, loaded }: { user: User | null; loaded: boolean }) {
  const { t, language, org } = useWords();
  const { pathname, search } = useLocation();
  // Opened on a page, it is closed on the next one.
  const [openOn, setOpenOn] = useState<string>();
  const open = openOn === pathname;
  const affiliation = user?.org ? org(user.org) : user?.subject?.name;
  const name = user && (language === 'zh' ? user.name : user.nameEn);
  return (
    <header className="top">
      <div className="top-inner">
        <Link to="/" className="brand">
          <span className="seal" aria-hidden="true">正</span>
          <span className="brand-name">{t('shell.product')}</span>
          {!user && <span className="brand-long">{t('shell.productLong')}</span>}
        </Link>
        <Button className="menu-button" icon={open ? <CloseOutlined /> : <MenuOutlined />} aria-expanded={open} aria-controls="top-menu" aria-label={t('shell.menu')} onClick={() => setOpenOn(open ? undefined : pathname)} />
        <div id="top-menu" className={open ? 'top-menu open' : 'top-menu'}>
          {user && <Pages user={user} />}
          <div className="top-tools">
            <Button type="text" icon={<TranslationOutlined />} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}>
              {t('shell.switchLanguage')}
            </Button>
            {user && (
              <>
                <span className="who"><strong>{name}</strong>{affiliation !== undefined && affiliation !== name && <small>{affiliation}</small>}</span>
                <NavLink to="/settings" className="settings-link">{t('shell.settings')}</NavLink>
                <Button onClick={() => void leave()}>{t('shell.logout')}</Button>
              </>
            )}
            {loaded && !user && pathname !== '/' && <Button type="primary" href={loginAddress(pathname + search)}>{t('shell.login')}</Button>}
          </div>
        </div>
      </div>
    </header>
  );
}

function Pages({ user }: { user: User }) {
  const { t } = useWords();
  const pages = pagesOf(user.roles);
  const tasks = useTasks(pages.some((page) => page.to === '/tasks'));
  const waiting = tasks.data?.tasks.length ?? 0;
  return (
    <nav aria-label={t('shell.mainNavigation')}>
      <ul className="nav">
        {pages.map(({ to, name }) => (
          <li key={to}>
            <NavLink to={to} end={pages.some((other) => other.to.startsWith(`${to}/`))}>
              {t(`shell.nav.${name}`)}
              {to === '/tasks' && waiting > 0 && <span className="count">{waiting}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
