import { App, Button } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { useSessions } from '../../api/queries.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Where a person is logged in; what they do not know, or left open elsewhere, they end. */
export function SessionSection() {
  const { t, instant, colon } = useWords();
  const { message } = App.useApp();
  const sessions = useSessions();
  const end = useSend(
    (id: string | null, key) => answerOf(api.POST('/api/sessions/end', { body: { id }, headers: mutationHeaders(key) })),
    ({ ended }) => void message.success(t('settings.sessions.ended', { count: ended })),
  );
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t('settings.sessions.title')}</h2>
      <p className="fine">{t('settings.sessions.text')}</p>
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <>
            <ul className="rows">
              {all.map(({ id, browser, begunAt, lastSeenAt, current }) => (
                <li key={id} className="row">
                  <div className="row-main">
                    <p>{browser === '' ? t('settings.sessions.unknown') : browser} {current && <StateTag tone="green">{t('settings.sessions.current')}</StateTag>}</p>
                    <p className="fine">{t('settings.sessions.begun')}{colon}{instant(begunAt)} · {t('settings.sessions.seen')}{colon}{instant(lastSeenAt)}</p>
                  </div>
                  {!current && <div className="row-side"><Button loading={end.isPending} onClick={() => end.mutate(id)}>{t('settings.sessions.end')}</Button></div>}
                </li>
              ))}
            </ul>
            {all.length > 1 && <Button danger loading={end.isPending} onClick={() => end.mutate(null)}>{t('settings.sessions.endOthers')}</Button>}
          </>
        )}
      </Loaded>
    </section>
  );
}
