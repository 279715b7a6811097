import { Link, useParams } from 'react-router';
import { LETTER_LABELS } from '../../../../domain/labels.ts';
import { useInquiry } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { InquiryBody, InquiryLine, InquiryTags } from './inquiry-item.tsx';

/** One question by its own address, where tasks and the overdue board lead; the clerk answers it here. */
export function InquiryPage() {
  const { inquiryId = '' } = useParams();
  const { t, label } = useWords();
  const { roles } = useUser();
  const query = useInquiry(inquiryId);
  const number = query.data?.number;
  return (
    <Page
      title={number === undefined ? t('inquiries.title') : t('inquiries.one', { number })} action={<LinkButton to="/inquiries">{t('inquiries.all')}</LinkButton>}
      lead={query.data && <><span className="lead-line"><InquiryLine inquiry={query.data} /></span><span className="tags"><InquiryTags inquiry={query.data} /></span></>}
    >
      <Loaded query={query}>
        {(inquiry) => (
          <article className="card" aria-label={inquiry.number}>
            <InquiryBody inquiry={inquiry} open />
            {inquiry.certificateId !== null && <p><Link to={`/letters/${inquiry.certificateId}`}>{label(LETTER_LABELS.noAnswerCertificate)}</Link></p>}
            {roles.includes('supervisor') && <Link to={`/inquiries/${inquiry.id}/log`}>{t('inquiries.log')}</Link>}
          </article>
        )}
      </Loaded>
    </Page>
  );
}
