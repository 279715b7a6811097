import type { ReactNode } from 'react';
import { usePageTitle } from './page.tsx';

/** A whole page that says one thing and what to do about it. */
export function Notice({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <div className="notice">
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}
