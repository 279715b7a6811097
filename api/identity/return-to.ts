const AFTER_LOGIN = '/';
const NEVER = ['/login', '/callback', '/logout'];

/** Where a login leads back to: only an address within our own origin, so that nobody can send people elsewhere through us. */
export function localReturn(wanted: string | undefined, publicOrigin: string): string {
  if (wanted === undefined || !wanted.startsWith('/')) return AFTER_LOGIN;
  const url = URL.parse(wanted, publicOrigin);
  if (url === null || url.origin !== publicOrigin || url.pathname.startsWith('//') || NEVER.includes(url.pathname)) return AFTER_LOGIN;
  return url.pathname + url.search + url.hash;
}
