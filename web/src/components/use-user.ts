import { useMe } from '../api/queries.ts';
import type { User } from '../api/types.ts';

/** Who is logged in; only for pages behind the gate. */
export function useUser(): User {
  const user = useMe().data?.user;
  if (user === undefined || user === null) throw new Error('this page is behind the login');
  return user;
}
