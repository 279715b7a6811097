/** Ends the session; drafts of this person do not stay for the next one at this machine. */
export async function leave(): Promise<void> {
  sessionStorage.clear();
  await fetch('/logout', { method: 'POST', headers: { accept: 'application/json' } }).catch(() => undefined);
  location.assign('/');
}
