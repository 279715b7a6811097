import type { ClientHttp2Session } from 'node:http2';
import { connect } from 'node:http2';

const RETRY_MS = 100;

/**
 * Keeps a bare connection to the engine and says at once when the engine is gone, and when it is back. A server that
 * closes an old connection politely and takes the next one at once was never gone.
 */
export function watchEngine(address: string, on: { gone(): void; back(): void }): { stop(): void } {
  let stopped = false;
  let away = false;
  let session: ClientHttp2Session | undefined;
  let retry: NodeJS.Timeout | undefined;
  const open = (): void => {
    let connected = false;
    let polite = false;
    session = connect(`http://${address}`);
    session.unref();
    session.once('connect', () => {
      connected = true;
      if (!away) return;
      away = false;
      on.back();
    });
    session.once('goaway', (code) => {
      polite = code === 0;
    });
    session.on('error', () => undefined); // 'close' follows and says all we need
    session.once('close', () => {
      if (stopped) return;
      if (!away && (!connected || !polite)) {
        away = true;
        on.gone();
      }
      retry = setTimeout(open, away ? RETRY_MS : 0);
      retry.unref();
    });
  };
  open();
  return {
    stop() {
      stopped = true;
      clearTimeout(retry);
      session?.destroy();
    },
  };
}
