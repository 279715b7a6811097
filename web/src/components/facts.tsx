import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
  /** A long text takes the whole width. */
  wide?: boolean;
}

/** Names and values; what has no value is left out. */
export function Facts({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) {
  return (
    <dl className="facts">
      {facts.filter((fact) => fact !== false && fact !== null && fact !== undefined).map(({ name, value, wide }) => (
        <div key={name} className={wide === true ? 'fact wide' : 'fact'}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
