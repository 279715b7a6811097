import { useSearchParams } from 'react-router';
import { useOwnLooks } from '../../api/queries.ts';
import { ROLE_LABELS } from '../../../../domain/labels.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';

/** Who has looked at the subject's own file: which organisation, in which role, when. */
export function OwnLookPage() {
  const { t, instant, label, list, org } = useWords();
  const [search] = useSearchParams();
  const own = useOwnLooks(search.get('before') ?? undefined);
  const head = ['at', 'org', 'role', 'kind', 'number'] as const;
  return (
    <Page title={t('trace.own.title')} lead={t('trace.own.lead')}>
      <Loaded query={own}>
        {({ looks, next }) => (looks.length === 0 ? <EmptyState title={t('trace.own.none')} text={t('trace.own.noneText')} /> : (
          <>
            <ScrollTable label={t('trace.looks.list')} head={head.map((name) => t(`trace.looks.head.${name}`))}>
              {looks.map((look) => (
                <tr key={look.id}>
                  <td>{instant(look.at)}</td><td>{look.org === null ? '—' : org(look.org)}</td><td>{list(look.roles.map((role) => label(ROLE_LABELS[role])))}</td>
                  <td>{t(`trace.looks.kinds.${look.kind}`)}</td><td>{look.number ?? '—'}</td>
                </tr>
              ))}
            </ScrollTable>
            {next !== null && <LinkButton to={`/looks?before=${next}`}>{t('trace.looks.more')}</LinkButton>}
          </>
        ))}
      </Loaded>
    </Page>
  );
}
