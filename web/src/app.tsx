import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { askForFreshLogin } from './components/fresh-login.tsx';
import { isProblem } from './api/problem.ts';
import { i18n } from './i18n/i18n.ts';
import { useWords } from './i18n/words.ts';
import { router } from './routes.tsx';
import { theme } from './theme.ts';

const RETRIES = 2;
/** Messages cover neither the bar with which a visitor lets time pass nor the way to the other pages. */
const BELOW_THE_BARS = 108;
/** Only what may pass by itself is tried again: no answer, or a server that is busy. */
const mayPass = (error: unknown): boolean => !isProblem(error) || error.document.status === 0 || error.document.status >= 500;

const client: QueryClient = new QueryClient({
  // A session that ended elsewhere shows everywhere at once.
  queryCache: new QueryCache({ onError: (error, query) => { if (isProblem(error) && error.document.status === 401 && query.queryKey[0] !== 'me') void client.invalidateQueries({ queryKey: ['me'] }); } }),
  mutationCache: new MutationCache({ onError: askForFreshLogin }),
  defaultOptions: { queries: { staleTime: 5000, retry: (count, error) => count < RETRIES && mayPass(error) }, mutations: { retry: false } },
});

/** The page's policy lets only those styles be written that carry its nonce. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content;
const csp = nonce === undefined ? {} : { nonce };

function Localised() {
  const { language } = useWords();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} csp={csp} button={{ autoInsertSpace: false }}>
      <AntApp message={{ top: BELOW_THE_BARS }}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

/** The whole web app. */
export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <Localised />
      </QueryClientProvider>
    </I18nextProvider>
  );
}
