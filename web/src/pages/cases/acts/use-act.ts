import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { mutationHeaders, newKey } from '../../../api/client.ts';
import { isProblem } from '../../../api/problem.ts';
import type { CaseView, Receipt } from '../../../api/types.ts';
import { useWords } from '../../../i18n/words.ts';
import { useActParam } from './use-act-param.ts';

export type Headers = Record<string, string>;

/** The state of sending one act, for its form. */
export interface Sending<Body> {
  send(body: Body): void;
  pending: boolean;
  error: unknown;
  /** Something material happened since the reader began: they look, then say so, then send again. */
  outdated: boolean;
  seen(): void;
}

/**
 * Does one act on a case: its key is made once and kept across retries, and it carries the sequence its author began
 * with, so that nobody decides on a view that is no longer true.
 */
export function useAct<Body>(view: CaseView, name: string, post: (body: Body, headers: Headers) => Promise<Receipt>, onRefused?: (error: unknown) => void): Sending<Body> {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [, openAct] = useActParam();
  const key = useRef(newKey());
  const [seq, setSeq] = useState(view.seq);
  const mutation = useMutation({
    mutationFn: (body: Body) => post(body, mutationHeaders(key.current, seq)),
    onSuccess: async (receipt) => {
      key.current = newKey();
      void message.success(t('acts.done', { act: name, seq: receipt.seq }));
      await client.invalidateQueries();
      openAct(undefined);
      document.getElementById('now')?.focus();
    },
    onError: (error) => {
      if (isOutdated(error)) void client.invalidateQueries({ queryKey: ['case', view.id] });
      else onRefused?.(error);
    },
  });
  return {
    send: (body) => mutation.mutate(body),
    pending: mutation.isPending,
    error: mutation.error,
    outdated: isOutdated(mutation.error),
    seen: () => {
      setSeq(view.seq);
      mutation.reset();
    },
  };
}

const isOutdated = (error: unknown): boolean => isProblem(error) && error.document.code === 'outdated-view';
