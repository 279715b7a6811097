import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { useMe } from '../api/queries.ts';

/** What was filled in waits so long for its person to come back from the login; in this tab only, and gone with the log-out. */
const KEPT_MS = 30 * 60_000;
const PREFIX = 'zm-words:';

interface Kept {
  user: string;
  at: number;
  values: object;
}

const open = new Map<string, () => void>();
const keyOf = (name: string): string => `${PREFIX}${location.pathname}${location.search}:${name}`;

/** Keeps what stands in all forms of this page, for the way to the login and back. */
export function keepWords(): void {
  for (const keep of open.values()) keep();
}

function take(name: string, user: string): object | undefined {
  const text = sessionStorage.getItem(keyOf(name));
  if (text === null) return undefined;
  const { user: of, at, values } = JSON.parse(text) as Kept;
  return of === user && Date.now() - at < KEPT_MS ? values : undefined;
}

/** Whether something was kept for a form, for those that are folded away at first. */
export function useIsKept(name: string): boolean {
  const user = useMe().data?.user?.id;
  return useState(() => user !== undefined && take(name, user) !== undefined)[0];
}

/** Puts back what its person had filled in before they were sent to log in again; nobody else's words come back. */
export function useKeptWords(form: FormInstance, name: string): void {
  const user = useMe().data?.user?.id;
  useEffect(() => {
    if (user === undefined) return undefined;
    const values = take(name, user);
    if (values !== undefined) form.setFieldsValue(values);
    sessionStorage.removeItem(keyOf(name));
    open.set(name, () => sessionStorage.setItem(keyOf(name), JSON.stringify({ user, at: Date.now(), values: form.getFieldsValue(true) as object } satisfies Kept)));
    return () => void open.delete(name);
  }, [form, name, user]);
}
