import { useLocation, useNavigate } from 'react-router';

/** Which act's form is open stands in the address; the part of the case that is shown stays. */
export function useActParam(): [string | null, (key: string | undefined) => void] {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(search);
  return [
    params.get('act'),
    (key) => {
      if (key === undefined) params.delete('act');
      else params.set('act', key);
      void navigate({ search: params.toString(), hash }, { replace: true, preventScrollReset: true });
    },
  ];
}
