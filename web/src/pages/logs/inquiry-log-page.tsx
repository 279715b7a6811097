import { useParams } from 'react-router';
import { useInquiryLog } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { Chain } from './chain.tsx';

/** An inquiry's log; an auditor sees its chain without the question. */
export function InquiryLogPage() {
  const { inquiryId = '' } = useParams();
  const { t } = useWords();
  const { roles } = useUser();
  const log = useInquiryLog(inquiryId);
  const back = roles.includes('supervisor') ? <LinkButton to={`/inquiries/${inquiryId}`}>{t('log.backToInquiry')}</LinkButton> : undefined;
  return <Page title={t('log.title', { number: log.data?.number ?? '' })} action={back}><Loaded query={log}>{(data) => <Chain log={data} />}</Loaded></Page>;
}
