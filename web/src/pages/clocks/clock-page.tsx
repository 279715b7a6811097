import { useParams, useSearchParams } from 'react-router';
import { CLOCK_LIMITS } from '../../../../domain/limit.ts';
import { useClockProof } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { useWords } from '../../i18n/words.ts';
import { NotFoundPage } from '../home/not-found-page.tsx';
import { ProofPage } from './proof-page.tsx';

/** Why this day: one clock of a case. */
export function ClockPage() {
  const { caseId = '', limit = '', ref = '' } = useParams();
  const [params] = useSearchParams();
  const known = CLOCK_LIMITS.find((name) => name === limit);
  if (known === undefined) return <NotFoundPage />;
  return <CaseClock caseId={caseId} limit={known} clockRef={ref} generation={params.get('generation') ?? undefined} />;
}

function CaseClock({ caseId, limit, clockRef, generation }: { caseId: string; limit: (typeof CLOCK_LIMITS)[number]; clockRef: string; generation: string | undefined }) {
  const { t } = useWords();
  const query = useClockProof(caseId, limit, clockRef, generation);
  const file = `/api/cases/${caseId}/clocks/${limit}/${encodeURIComponent(clockRef)}/proof${generation === undefined ? '' : `?generation=${generation}`}`;
  return <ProofPage query={query} file={file} back={<LinkButton to={`/cases/${caseId}`}>{t('clock.back')}</LinkButton>} />;
}
