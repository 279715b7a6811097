import { useParams } from 'react-router';
import { useCase, useCaseLog } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { Chain } from './chain.tsx';

/** The case's log as the auditor sees it: every act with its place in the chain, and whether the chain holds. */
export function LogPage() {
  const { caseId = '' } = useParams();
  const { t } = useWords();
  const { roles } = useUser();
  const kase = useCase(caseId);
  const log = useCaseLog(caseId);
  return (
    <Page title={t('log.title', { number: kase.data?.number ?? '' })} action={<>{roles.includes('auditor') && <LinkButton to={`/trace/looks?case=${caseId}`}>{t('trace.looks.title')}</LinkButton>} <LinkButton to={`/cases/${caseId}`}>{t('log.back')}</LinkButton></>}>
      <Loaded query={log}>{(data) => <Chain log={data} />}</Loaded>
    </Page>
  );
}
