import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { isProblem } from '../../api/problem.ts';
import { useInclusion } from '../../api/queries.ts';
import type { Inclusion } from '../../api/types.ts';
import { Facts } from '../../components/facts.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { Loaded } from '../../components/states.tsx';
import { useWords } from '../../i18n/words.ts';
import { checkInclusion } from './check-inclusion.ts';

const TONE = { good: 'success', bad: 'error', young: 'info', unable: 'warning' } as const;

/** Whether the act on a receipt stands under a published root; the reader's own browser does the sum. */
export function InclusionPage() {
  const { caseId = '' } = useParams();
  const [search] = useSearchParams();
  const { t } = useWords();
  const seq = search.get('seq') ?? undefined;
  const proof = useInclusion(caseId, seq);
  const uncovered = isProblem(proof.error) && proof.error.document.code === 'not-found';
  return (
    <Page title={t('trace.proof.title')} lead={t('trace.proof.lead')} action={<LinkButton to={`/cases/${caseId}`}>{t('trace.proof.back')}</LinkButton>} narrow>
      {uncovered ? <Notice title={t('trace.proof.young')} text={t('trace.proof.none')} /> : (
        <Loaded query={proof}>{(data) => <Proof proof={data} dossier={caseId} seq={Number(seq ?? data.leaf.seq)} hash={search.get('hash') ?? data.act?.hash ?? ''} />}</Loaded>
      )}
    </Page>
  );
}

function Proof({ proof, dossier, seq, hash }: { proof: Inclusion; dossier: string; seq: number; hash: string }) {
  const { t, instant } = useWords();
  const { no, at, root } = proof.bulletin;
  const { data: verdict } = useQuery({ queryKey: ['inclusion-check', dossier, seq, hash, no, proof.leaf.head], queryFn: () => checkInclusion(proof, { dossier, seq, hash }) });
  return (
    <section className="card">
      {verdict !== undefined && <Alert type={TONE[verdict]} showIcon title={t(`trace.proof.${verdict}`)} description={t(`trace.proof.${verdict}Text`, { no })} />}
      <Facts
        facts={[
          { name: t('trace.proof.receipt'), value: <span className="hash">{t('trace.proof.receiptText', { seq, hash })}</span>, wide: true },
          { name: t('trace.proof.bulletin'), value: <Link to="/bulletins" className="hash">{t('trace.proof.bulletinText', { no, at: instant(at), root })}</Link>, wide: true },
        ]}
      />
      <Button href={`/api/cases/${dossier}/inclusion?seq=${seq}&bulletin=${no}`} download={`inclusion-${no}.json`}>{t('trace.proof.download')}</Button>
    </section>
  );
}
