import { Button } from 'antd';
import { useState } from 'react';
import { EvidencePicker } from '../../components/evidence-picker.tsx';
import { useWords } from '../../i18n/words.ts';
import { UrgencyFields } from './urgency-fields.tsx';
import type { StepProps } from './step-trail.tsx';
import { missingOf } from './use-draft.ts';

/** Files that show it, if there are any. */
export function EvidenceStep({ draft, change, go }: StepProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<readonly ('on' | 'what')[]>([]);
  const next = () => {
    const left = missingOf(draft.stake);
    setMissing(left);
    if (left.length === 0) go('review');
  };
  return (
    <section className="card" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{t('object.evidence.title')}</h2>
      <EvidencePicker label={t('object.evidence.title')} value={draft.files} onChange={(files) => change({ files })} onBusy={setBusy} />
      <UrgencyFields draft={draft} change={change} missing={missing} />
      <div className="form-buttons">
        <Button type="primary" disabled={busy} onClick={next}>{t('object.next')}</Button>
        <Button onClick={() => go('grounds')}>{t('object.previous')}</Button>
        {busy && <output className="fine">{t('object.evidence.wait')}</output>}
      </div>
    </section>
  );
}
