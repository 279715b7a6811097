import { App, Button } from 'antd';
import { Link } from 'react-router';
import { answerOf, api, mutationHeaders } from '../api/client.ts';
import { useSend } from '../api/mutations.ts';
import type { Me } from '../api/types.ts';
import { useWords } from '../i18n/words.ts';
import { loginAddress } from './login-address.ts';
import { errorSentence } from './problem-words.ts';

type Step = 'nextWorkingDay' | 'nextDeadline';

/** Only in the demonstration: what day it is there, and two ways to let time pass. */
export function DemoBar({ me }: { me: Me }) {
  const words = useWords();
  const { t, day, weekday, language } = words;
  const { message } = App.useApp();
  const move = useSend(
    (to: Step, key) => answerOf(api.POST('/api/business-time', { body: { to }, headers: mutationHeaders(key) })),
    ({ today }) => void message.success({ key: 'moved', content: t('shell.demo.moved', { day: day(today), weekday: weekday(today) }) }),
  );
  const go = (to: Step) => move.mutate(to, { onError: (error) => void message.error(errorSentence(error, words)) });
  const name = me.user ? (language === 'zh' ? me.user.name : me.user.nameEn) : t('shell.demo.nobody');
  return (
    <aside className="demo" aria-label={t('shell.demo.label')}>
      <div className="demo-inner">
        <strong className="demo-title">{t('shell.demo.title')}</strong>
        <span aria-live="polite">{t('shell.demo.today', { day: day(me.today), weekday: weekday(me.today) })}</span>
        {me.user && (
          <span className="demo-buttons">
            <Button size="small" loading={move.isPending && move.variables === 'nextWorkingDay'} disabled={move.isPending} onClick={() => go('nextWorkingDay')}>{t('shell.demo.nextDay')}</Button>
            <Button size="small" loading={move.isPending && move.variables === 'nextDeadline'} disabled={move.isPending} onClick={() => go('nextDeadline')}>{t('shell.demo.nextDeadline')}</Button>
          </span>
        )}
        <span className="demo-who">{t('shell.demo.as', { name })}</span>
        <Link to="/demo/mails">{t('shell.demo.mails')}</Link>
        <a href={loginAddress('/')}>{me.user ? t('shell.demo.switch') : t('shell.login')}</a>
      </div>
    </aside>
  );
}
