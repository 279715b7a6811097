import type { ReactNode } from 'react';

/** A table wider than a telephone scrolls by itself, by keyboard, too, and the page around it does not. */
export function ScrollTable({ label, head, children }: { label: string; head: readonly string[]; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead><tr>{head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
