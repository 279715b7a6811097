import { useInquiries } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { EmptyState, Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { InquiryItem } from './inquiry-item.tsx';

/** The questions of a subject; for the platform, all of them, to be answered. */
export function InquiryListPage() {
  const { t } = useWords();
  const subject = useUser().roles.includes('subject');
  const inquiries = useInquiries();
  const fresh = <><LinkButton type="primary" to="/inquiries/new">{t('inquiries.new')}</LinkButton>{' '}<LinkButton to="/inquiries/new?report=1">{t('inquiries.newReport')}</LinkButton>{' '}<LinkButton to="/agent">{t('agents.new')}</LinkButton></>;
  return (
    <Page title={t('inquiries.title')} lead={subject ? t('inquiries.text') : undefined} action={subject ? fresh : undefined}>
      <Loaded query={inquiries}>
        {({ inquiries: list }) => (list.length === 0 ? <EmptyState title={t('inquiries.none')} text={t('inquiries.noneText')} /> : <div className="stack">{list.map((inquiry) => <InquiryItem key={inquiry.id} inquiry={inquiry} />)}</div>)}
      </Loaded>
    </Page>
  );
}
