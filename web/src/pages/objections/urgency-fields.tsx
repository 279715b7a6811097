import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { STAKE_KINDS, type StakeKind } from '../../../../domain/filing-acts.ts';
import { STAKE_LABELS } from '../../../../domain/intake-labels.ts';
import type { GroundKind } from '../../../../domain/objection.ts';
import { NativeSelect } from '../../components/native-select.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Draft } from './use-draft.ts';

/** What of a filing being written these fields are about. */
export type UrgencyDraft = Pick<Draft, 'stake' | 'files' | 'primaFacieIds'> & { grounds: readonly Pick<Draft['grounds'][number], 'kind'>[] };

interface UrgencyFieldsProps {
  draft: UrgencyDraft;
  change: (part: Partial<Pick<Draft, 'stake' | 'primaFacieIds'>>) => void;
  /** What was left out, once somebody went on without it. */
  missing: readonly ('on' | 'what')[];
}

/** Grounds that a document may show at first sight; which of them suspend at receipt is the pack's. */
const SHOWN_AT_SIGHT: readonly GroundKind[] = ['notOurs', 'basisAnnulled', 'performed'];

/** What is lost unless it is done soon, and which files show what. */
export function UrgencyFields({ draft, change, missing }: UrgencyFieldsProps) {
  const { t, label } = useWords();
  const id = useId();
  const { stake = {}, files, primaFacieIds = [] } = draft;
  const set = (part: Partial<NonNullable<Draft['stake']>>) => change({ stake: { ...stake, ...part } });
  const options = files.map(({ id: value, fileName }) => ({ value, label: fileName }));
  const atSight = draft.grounds.some(({ kind }) => SHOWN_AT_SIGHT.some((each) => each === kind));
  return (
    <fieldset className="urgency">
      <legend>{t('object.urgency.title')}</legend>
      <p className="fine">{t('object.urgency.text')}</p>
      <label htmlFor={`${id}-kind`}>{t('object.urgency.kind')}</label>
      <NativeSelect id={`${id}-kind`} prompt={t('object.urgency.none')} value={stake.kind ?? ''} onChange={({ target }) => set({ kind: target.value as StakeKind | '' })} options={STAKE_KINDS.map((value) => ({ value, text: label(STAKE_LABELS[value]) }))} />
      {stake.kind !== undefined && stake.kind !== '' && (
        <>
          <label htmlFor={`${id}-on`}>{t('object.urgency.on')}</label>
          <Input id={`${id}-on`} type="date" value={stake.on ?? ''} status={missing.includes('on') ? 'error' : ''} aria-invalid={missing.includes('on')} onChange={({ target }) => set({ on: target.value })} />
          {missing.includes('on') && <p className="field-error" role="alert">{t('object.urgency.needOn')}</p>}
          <label htmlFor={`${id}-what`}>{t('object.urgency.what')}</label>
          <Input.TextArea id={`${id}-what`} rows={2} maxLength={500} value={stake.what ?? ''} status={missing.includes('what') ? 'error' : ''} aria-invalid={missing.includes('what')} onChange={({ target }) => set({ what: target.value })} />
          {missing.includes('what') && <p className="field-error" role="alert">{t('object.urgency.needWhat')}</p>}
          <p>{t('object.urgency.proof')}</p>
          {options.length === 0 ? <p className="fine">{t('object.urgency.noFiles')}</p> : <Checkbox.Group className="check-list" options={options} value={stake.proofIds ?? []} onChange={(ids) => set({ proofIds: ids })} />}
        </>
      )}
      {atSight && options.length > 0 && (
        <>
          <p>{t('object.urgency.atSight')}</p>
          <p className="fine">{t('object.urgency.atSightHint')}</p>
          <Checkbox.Group className="check-list" options={options} value={primaFacieIds} onChange={(ids) => change({ primaFacieIds: ids })} />
        </>
      )}
    </fieldset>
  );
}
