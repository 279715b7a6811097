import { useLocation } from 'react-router';

/** Words that somebody looks for, kept with the page's place in the history and not in its address: they may be a person's name. */
export function useSearchWords(): [words: string, lookFor: (words: string) => { state: { words: string } }] {
  const state: unknown = useLocation().state;
  const words = typeof state === 'object' && state !== null && 'words' in state && typeof state.words === 'string' ? state.words : '';
  return [words, (next) => ({ state: { words: next } })];
}
