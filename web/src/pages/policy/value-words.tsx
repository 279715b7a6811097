import { EVIDENCE_LABELS } from '../../../../domain/policy-words.ts';
import type { BasisValue } from '../../api/types.ts';
import { StateTag } from '../../components/state-tags.tsx';
import { useWords } from '../../i18n/words.ts';

const TONES = { text: 'green', secondary: 'green', draft: 'amber', memory: 'amber', assumption: 'amber' } as const;

/** How well a value is founded, in a word. */
export function EvidenceTag({ evidence }: Pick<BasisValue, 'evidence'>) {
  return <StateTag tone={TONES[evidence]}>{useWords().label(EVIDENCE_LABELS[evidence])}</StateTag>;
}

/** What a value rests on, where it was read, and which edition states it. */
export function BasisLines({ value: { basis, source, from, pointer } }: { value: Pick<BasisValue, 'basis' | 'source' | 'from' | 'pointer'> }) {
  const { t } = useWords();
  return (
    <>
      <p>{basis}</p>
      <p className="fine">{source !== null && <>{t('policy.source', { source })} · </>}{t('policy.statedIn', { edition: from })} · <code>{pointer}</code></p>
    </>
  );
}

/** By whom and in what document a value was signed. */
export function SignedLine({ signed }: { signed: NonNullable<BasisValue['signed']> }) {
  const { t, day } = useWords();
  return <>{t('policy.signedBy', { name: signed.name, document: signed.document, day: day(signed.documentDay) })}</>;
}
