import { useParams } from 'react-router';
import { useRecord } from '../../api/queries.ts';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useUser } from '../../components/use-user.ts';
import { useWords } from '../../i18n/words.ts';
import { RecordCard } from './record-card.tsx';
import { RehomeForm } from './rehome-form.tsx';

/** One record by its own address, for its subject and for the platform. */
export function RecordPage() {
  const { recordId = '' } = useParams();
  const { t } = useWords();
  const user = useUser();
  const record = useRecord(recordId);
  return (
    <Page title={record.data?.title ?? t('file.recordTitle')}>
      <Loaded query={record}>{(data) => <><RecordCard record={data} mayObject={user.roles.includes('subject')} heading="h2" />{data.rehomable && <RehomeForm recordId={data.id} />}</>}</Loaded>
    </Page>
  );
}
