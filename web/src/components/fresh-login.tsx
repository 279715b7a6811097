import { Button } from 'antd';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isProblem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { keepWords } from './kept-words.ts';
import { loginAddress } from './login-address.ts';

const listeners = new Set<() => void>();
let minutes: number | null = null;

function put(wanted: number | null): void {
  minutes = wanted;
  for (const tell of listeners) tell();
}

/** Called with every refusal of a change: one that needs a fresh login opens the way to it. */
export function askForFreshLogin(error: unknown): void {
  if (isProblem(error) && error.document.code === 'fresh-login-needed') put(Number(error.document.params.minutes));
}

/** The way to the login and back to the filled form. */
export function FreshLogin() {
  const { t } = useWords();
  const wanted = useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  }, () => minutes);
  const go = () => {
    keepWords();
    location.assign(`${loginAddress(location.pathname + location.search + location.hash)}&fresh=1`);
  };
  // The browser's own dialog: it keeps the keyboard, and needs no style that the page's policy would have to let in.
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (wanted !== null) dialog.current?.showModal();
    else dialog.current?.close();
  }, [wanted]);
  return (
    <dialog ref={dialog} className="card fresh-login" aria-labelledby="fresh-login" onClose={() => put(null)}>
      <h2 id="fresh-login">{t('shell.fresh.title')}</h2>
      <p>{t('shell.fresh.text', { minutes: wanted ?? 0 })}</p>
      <div className="form-buttons">
        <Button type="primary" onClick={go}>{t('shell.fresh.go')}</Button>
        <Button onClick={() => put(null)}>{t('shell.fresh.later')}</Button>
      </div>
    </dialog>
  );
}
