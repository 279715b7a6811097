import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from './client.ts';

/**
 * Sends one form. Its key is made once and kept across retries, so that a request whose answer was lost is not done
 * twice; after success the next one gets a new key.
 */
export function useSend<Input, Output>(send: (input: Input, key: string) => Promise<Output>, after?: (output: Output) => void) {
  const client = useQueryClient();
  const key = useRef<string | undefined>(undefined);
  return useMutation({
    mutationFn: (input: Input) => send(input, (key.current ??= newKey())),
    onSuccess: async (output) => {
      key.current = undefined;
      after?.(output);
      await client.invalidateQueries();
    },
  });
}
