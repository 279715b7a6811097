import { Typography } from 'antd';
import { useSearchParams } from 'react-router';
import { useBulletins } from '../../api/queries.ts';
import type { BulletinList } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** The published roots, for anybody to write down. */
export function BulletinPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const bulletins = useBulletins(search.get('before') ?? undefined);
  return (
    <Page title={t('trace.bulletins.title')} lead={t('trace.bulletins.lead')}>
      <Loaded query={bulletins}>{(data) => <Bulletins list={data} />}</Loaded>
      <section className="card"><h2>{t('trace.bulletins.how')}</h2><p>{t('trace.bulletins.howText')}</p></section>
    </Page>
  );
}

function Bulletins({ list: { bulletins, next } }: { list: BulletinList }) {
  const { t, instant } = useWords();
  if (bulletins.length === 0) return <EmptyState title={t('trace.bulletins.none')} text={t('trace.bulletins.noneText')} />;
  const head = ['no', 'at', 'dossiers', 'root', 'previous'] as const;
  return (
    <>
      <ScrollTable label={t('trace.bulletins.list')} head={head.map((name) => t(`trace.bulletins.head.${name}`))}>
        {bulletins.map(({ no, at, dossiers, root, previous }) => (
          <tr key={no}>
            <td>{t('trace.bulletins.no', { no })}</td><td>{instant(at)}</td><td>{dossiers}</td>
            <td><Typography.Text code className="hash" copyable={{ text: root, tooltips: [t('trace.bulletins.copy'), t('trace.bulletins.copied')] }}>{root}</Typography.Text></td>
            <td>{previous === '' ? '—' : <code title={previous}>{previous.slice(0, 16)}…</code>}</td>
          </tr>
        ))}
      </ScrollTable>
      {next !== null && <LinkButton to={`/bulletins?before=${next}`}>{t('trace.bulletins.more')}</LinkButton>}
    </>
  );
}
