import { useParams, useSearchParams } from 'react-router';
import { CLOCK_LIMITS } from '../../../../domain/limit.ts';
import { useRepairProof } from '../../api/queries.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { useWords } from '../../i18n/words.ts';
import { NotFoundPage } from '../home/not-found-page.tsx';
import { ProofPage } from './proof-page.tsx';

/** Why this day: one clock of a repair. */
export function RepairClockPage() {
  const { repairId = '', limit = '', ref = '' } = useParams();
  const [params] = useSearchParams();
  const known = CLOCK_LIMITS.find((name) => name === limit);
  if (known === undefined) return <NotFoundPage />;
  return <RepairClock repairId={repairId} limit={known} clockRef={ref} generation={params.get('generation') ?? undefined} />;
}

function RepairClock({ repairId, limit, clockRef, generation }: { repairId: string; limit: (typeof CLOCK_LIMITS)[number]; clockRef: string; generation: string | undefined }) {
  const { t } = useWords();
  const query = useRepairProof(repairId, limit, clockRef, generation);
  const file = `/api/repairs/${repairId}/clocks/${limit}/${encodeURIComponent(clockRef)}/proof${generation === undefined ? '' : `?generation=${generation}`}`;
  return <ProofPage query={query} file={file} back={<LinkButton to={`/repairs/${repairId}`}>{t('repairs.page.back')}</LinkButton>} />;
}
