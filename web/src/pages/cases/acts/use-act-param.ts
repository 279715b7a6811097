import { useLocation, useNavigate } from 'react-router';

/**
 * Which act's form is open stands in the address; the part of the case that is shown stays, also one that was chosen while an act was on its way: the address as it
 * is by then counts, and not as it was when the act was sent.
 */
export function useActParam(): [string | null, (key: string | undefined) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  return [
    new URLSearchParams(search).get('act'),
    (key) => {
      if (window.location.pathname !== pathname) return;
      const params = new URLSearchParams(window.location.search);
      if (key === undefined) params.delete('act');
      else params.set('act', key);
      void navigate({ search: params.toString(), hash: window.location.hash }, { replace: true, preventScrollReset: true });
    },
  ];
}
