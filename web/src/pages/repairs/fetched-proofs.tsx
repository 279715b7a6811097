import { Alert, App, Button } from 'antd';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import type { FetchedProof, RepairPlan } from '../../api/types.ts';
import { errorSentence } from '../../components/problem-words.ts';
import { useWords } from '../../i18n/words.ts';

/** What the authority's own system has said, with its source and of when it is. */
export function ProofLine({ proof }: { proof: FetchedProof }) {
  const { t, org, day, instant } = useWords();
  const { authority, system, reference, correctedOn, performedOn, asOf, fetchedAt } = proof;
  return (
    <>
      <strong>{t('proofs.line', { system: system ?? org(authority), at: instant(asOf) })}</strong>
      <span className="fine"> {[
        correctedOn === null ? null : t('proofs.corrected', { day: day(correctedOn) }), performedOn === null ? null : t('proofs.performed', { day: day(performedOn) }), reference === null || reference === '' ? null : t('proofs.reference', { number: reference }),
        t('proofs.source', { org: org(authority) }), fetchedAt === null ? null : t('proofs.asked', { at: instant(fetchedAt) }),
      ].filter((each) => each !== null).join(' · ')}</span>
    </>
  );
}

/** Fetches proof where the authority has a system that answers; says that it is uploaded where it has none. */
export function FetchProof({ data: { recordId, connector, fetchedProofs } }: { data: RepairPlan }) {
  const words = useWords();
  const { t } = words;
  const { message } = App.useApp();
  const fetching = useSend((_input: null, key) => answerOf(api.POST('/api/records/{id}/proofs', { params: { path: { id: recordId } }, body: {}, headers: mutationHeaders(key) })), () => void message.success(t('proofs.fetched')));
  if (!connector && fetchedProofs.length === 0) return <p className="fine">{t('proofs.none')}</p>;
  return (
    <section aria-labelledby="fetched-proof">
      <h3 id="fetched-proof">{t('proofs.title')}</h3>
      {connector && <p className="fine">{t('proofs.lead')}</p>}
      {fetchedProofs.length > 0 && <ul className="plain">{fetchedProofs.map((proof) => <li key={proof.id}><ProofLine proof={proof} /></li>)}</ul>}
      {fetching.error !== null && <Alert type="warning" showIcon title={errorSentence(fetching.error, words)} />}
      {connector && <p><Button loading={fetching.isPending} onClick={() => fetching.mutate(null)}>{t('proofs.fetch')}</Button></p>}
    </section>
  );
}
