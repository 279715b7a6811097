import type { MeasureView } from '../../../api/types.ts';

/** Measures by name, where the form says the rest. */
export function MeasureTitles({ measures }: { measures: readonly MeasureView[] }) {
  return <ul className="titles">{measures.map(({ id, title }) => <li key={id}>{title}</li>)}</ul>;
}
