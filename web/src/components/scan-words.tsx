import { useEvidenceState } from '../api/queries.ts';
import { useWords } from '../i18n/words.ts';

/** What the virus scan says of a file that has just been handed in, as soon as it says it. */
export function ScanWords({ id }: { id: string }) {
  const { t } = useWords();
  const { data } = useEvidenceState(id, 'pending');
  if (data === undefined) return null;
  return <span className={data.scan === 'infected' ? 'wrong-text' : 'fine'}>{t(`object.evidence.scan.${data.scan}`)}{data.scan === 'infected' && ` ${t('object.evidence.infectedDraft')}`}</span>;
}
