import { Link } from 'react-router';
import type { RecordView } from '../../api/types.ts';
import { RecordStateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

/** Records that tell of the same fact; nothing where there is none. */
export function LinkedList({ linked }: { linked: RecordView['linked'] }) {
  const { t, org } = useWords();
  if (linked.length === 0) return null;
  return (
    <section>
      <h4>{t('records.linked.title')}</h4>
      <p className="fine">{t('records.linked.text')}</p>
      <ul className="plain">{linked.map(({ id, title, provider, state }) => <li key={id}><Link to={`/records/${id}`}>{title}</Link> <span className="fine">{org(provider)}</span> <RecordStateTag state={state} /></li>)}</ul>
    </section>
  );
}
