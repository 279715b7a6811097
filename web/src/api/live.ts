import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const GATHER_MS = 150;
const AGAIN_MS = 5000;

/** Follows the register's stream: whatever changes makes what is on the screen fresh. Answers whether the line is open. */
export function useLive(enabled: boolean): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    if (!enabled) return undefined;
    let source: EventSource | undefined;
    let pending: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    const refresh = () => {
      pending ??= setTimeout(() => {
        pending = undefined;
        void client.invalidateQueries();
      }, GATHER_MS);
    };
    const open = () => {
      source = new EventSource('/api/stream');
      source.addEventListener('change', refresh);
      source.addEventListener('open', () => {
        setConnected(true);
        // Something may have happened while nobody listened.
        if (lost) refresh();
        lost = false;
      });
      source.addEventListener('error', () => {
        lost = true;
        setConnected(false);
        if (source?.readyState !== EventSource.CLOSED) return;
        // The counter has ended the line for good: with its session, it may be.
        void client.invalidateQueries({ queryKey: ['me'] });
        again = setTimeout(open, AGAIN_MS);
      });
    };
    open();
    return () => {
      source?.close();
      clearTimeout(pending);
      clearTimeout(again);
    };
  }, [client, enabled]);
  return connected;
}
