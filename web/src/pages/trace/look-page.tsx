import { Link, useSearchParams } from 'react-router';
import { useLooks } from '../../api/queries.ts';
import type { LookList } from '../../api/types.ts';
import { ROLE_LABELS } from '../../../../domain/labels.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Who has looked at what, for auditors: everything, or one case. */
export function LookPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const kase = search.get('case');
  const before = search.get('before');
  const looks = useLooks({ ...(kase === null ? {} : { case: kase }), ...(before === null ? {} : { before }) });
  const number = looks.data?.looks[0]?.number;
  return (
    <Page
      title={kase !== null && number ? t('trace.looks.ofCase', { number }) : t('trace.looks.title')} lead={t('trace.looks.lead')}
      action={kase === null ? <LinkButton to="/trace">{t('trace.state.title')}</LinkButton> : <LinkButton to="/trace/looks">{t('trace.looks.all')}</LinkButton>}
    >
      <Loaded query={looks}>{(data) => <Looks list={data} kase={kase} />}</Loaded>
    </Page>
  );
}

function Looks({ list: { looks, next }, kase }: { list: LookList; kase: string | null }) {
  const { t, instant, label, list, org } = useWords();
  if (looks.length === 0) return <EmptyState title={t('trace.looks.none')} text={t('trace.looks.noneText')} />;
  const head = ['at', 'reader', 'org', 'role', 'kind', 'number'] as const;
  const older = new URLSearchParams({ ...(kase === null ? {} : { case: kase }), before: String(next) });
  return (
    <>
      <ScrollTable label={t('trace.looks.list')} head={head.map((name) => t(`trace.looks.head.${name}`))}>
        {looks.map((look) => (
          <tr key={look.id}>
            <td>{instant(look.at)}</td><td>{look.name ?? '—'}<br /><code className="fine">{look.reader}</code></td><td>{look.org === null ? '—' : org(look.org)}</td>
            <td>{list(look.roles.map((role) => label(ROLE_LABELS[role])))}</td><td>{t(`trace.looks.kinds.${look.kind}`)}</td>
            <td>{look.number === null ? '—' : look.kind === 'inquiry' || look.kind === 'inquiryLog' ? look.number : <Link to={`/cases/${look.dossierId ?? ''}`}>{look.number}</Link>}</td>
          </tr>
        ))}
      </ScrollTable>
      {next !== null && <LinkButton to={`/trace/looks?${older}`}>{t('trace.looks.more')}</LinkButton>}
    </>
  );
}
