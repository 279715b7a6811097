import { useParams } from 'react-router';
import { useInquiryProof } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { useWords } from '../../i18n/words.ts';
import { ProofPage } from './proof-page.tsx';

/** Why this day: until when a question is answered. */
export function InquiryClockPage() {
  const { inquiryId = '' } = useParams();
  const { t } = useWords();
  const query = useInquiryProof(inquiryId);
  return <ProofPage query={query} file={`/api/inquiries/${inquiryId}/proof`} back={<LinkButton to="/inquiries">{t('clock.backInquiries')}</LinkButton>} />;
}
