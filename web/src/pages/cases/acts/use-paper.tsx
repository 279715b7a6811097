import { useState, type ReactNode } from 'react';
import type { CaseView } from '../../../api/types.ts';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useUser } from '../../../components/use-user.ts';
import { useWords } from '../../../i18n/words.ts';

/** Where a clerk enters what another organisation, or the subject, has said on paper: the field for the paper, and the files of it. Whoever speaks for the own organisation, or for itself, has none. */
export function usePaper(view: CaseView, whose: string | undefined): { evidenceIds: string[]; busy: boolean; missing: boolean; field: ReactNode } {
  const { t } = useWords();
  const { roles, org } = useUser();
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const enters = roles.includes('clerk') && whose !== undefined && org?.id !== whose;
  const field = enters ? <><h4>{t('acts.paper')}</h4><p className="fine">{t('acts.paperHint')}</p><EvidencePicker label={t('acts.paper')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} /></> : null;
  return { evidenceIds: files.map(({ id }) => id), busy, missing: enters && files.length === 0, field };
}
