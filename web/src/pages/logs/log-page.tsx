import { Alert } from 'antd';
import { useParams } from 'react-router';
import { useCase, useCaseLog } from '../../api/queries.ts';
import type { CaseLog } from '../../api/types.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { zh } from '../../i18n/zh.ts';

const isKnown = (kind: string): kind is keyof typeof zh.log.kinds => kind in zh.log.kinds;
const isClass = (author: string): author is keyof typeof zh.kase.timelineBy => author in zh.kase.timelineBy;

/** The case's log as the auditor sees it: every act with its place in the chain, and whether the chain holds. */
export function LogPage() {
  const { caseId = '' } = useParams();
  const { t } = useWords();
  const kase = useCase(caseId);
  const log = useCaseLog(caseId);
  return (
    <Page title={t('log.title', { number: kase.data?.number ?? '' })} action={<LinkButton to={`/cases/${caseId}`}>{t('log.back')}</LinkButton>}>
      <Loaded query={log}>{(data) => <Chain log={data} />}</Loaded>
    </Page>
  );
}

function Chain({ log: { intact, brokenAt, acts } }: { log: CaseLog }) {
  const { t, instant } = useWords();
  return (
    <>
      {intact ? <Alert type="success" showIcon title={t('log.intact')} description={t('log.intactText', { count: acts.length })} /> : <Alert type="error" showIcon role="alert" title={t('log.broken', { seq: brokenAt ?? '?' })} description={t('log.brokenText')} />}
      <ScrollTable label={t('log.listLabel')} head={[t('log.seq'), t('log.kind'), t('log.author'), t('log.occurred'), t('log.recorded'), t('log.hash'), t('log.previous')]}>
        {acts.map(({ seq, kind, author, occurredAt, recordedAt, hash, previous }) => (
          <tr key={seq} className={seq === brokenAt ? 'row-broken' : ''}>
            <td>{seq}</td><td>{isKnown(kind) ? t(`log.kinds.${kind}`) : kind}<br /><code className="fine">{kind}</code></td><td>{isClass(author) ? t(`kase.timelineBy.${author}`) : author}</td><td>{instant(occurredAt)}</td><td>{instant(recordedAt)}</td>
            <td><code title={hash}>{hash.slice(0, 16)}…</code></td><td><code title={previous}>{previous.slice(0, 16)}…</code></td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
