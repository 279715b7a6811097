import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { STAKE_LABELS } from '../../../../domain/intake-labels.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import type { Receipt, RecordView } from '../../api/types.ts';
import { ErrorSummary, type SummaryLine } from '../../components/error-summary.tsx';
import { Facts } from '../../components/facts.tsx';
import { errorSentence, sentenceOf } from '../../components/problem-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { Step, StepProps } from './step-trail.tsx';
import { bodyOf } from './use-draft.ts';

interface ReviewProps extends StepProps {
  record: RecordView;
  onRefused: (error: unknown) => void;
  onFiled: (receipt: Receipt) => void;
}

const stepOf = (pointer: string): Step => (pointer.startsWith('/refusal') ? 'refusal' : /^\/(evidence|stake|primaFacie)/.test(pointer) ? 'evidence' : 'grounds');

/** Everything once more, and what filing does; then it is filed. */
export function ReviewStep({ draft, go, record, onRefused, onFiled }: ReviewProps) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const [lines, setLines] = useState<readonly SummaryLine[]>([]);
  const [tries, setTries] = useState(0);
  const body = bodyOf(draft, record.id);
  const file = useMutation({
    mutationFn: () => answerOf(api.POST('/api/cases', { body, headers: mutationHeaders(draft.key) })),
    onSuccess: (receipt) => {
      onFiled(receipt);
      void client.invalidateQueries();
    },
    onError: (error) => {
      const first = isProblem(error) ? error.document.errors[0] : undefined;
      onRefused(error);
      // A refusal about a field is shown at the field, in the step it belongs to.
      if (first !== undefined && isProblem(error)) return go(stepOf(first.pointer));
      setLines([{ text: errorSentence(error, words), field: undefined }]);
      return setTries((n) => n + 1);
    },
  });
  const submit = () => {
    if (body.grounds.length > 0) return file.mutate();
    setLines([{ text: sentenceOf('value-needed', words), field: undefined }]);
    return go('grounds');
  };
  return (
    <section className="card" aria-labelledby="review-title">
      <h2 id="review-title">{t('object.review.title')}</h2>
      <ErrorSummary lines={lines} count={tries} />
      <Review draft={draft} go={go} record={record} />
      <div className="consequence"><strong>{t('object.review.what')}</strong><p>{t('object.review.consequence')}</p></div>
      <div className="form-buttons">
        <Button type="primary" size="large" loading={file.isPending} onClick={submit}>{t('object.review.file')}</Button>
        <Button onClick={() => go('evidence')}>{t('object.previous')}</Button>
      </div>
    </section>
  );
}

function Review({ draft, go, record }: Pick<ReviewProps, 'draft' | 'go' | 'record'>) {
  const { t, label, value, list, day, colon } = useWords();
  const { grounds, refusal, stake = null, primaFacieIds = [] } = bodyOf(draft, record.id);
  const edit = (step: Step) => <Button type="link" size="small" onClick={() => go(step)} aria-label={`${t('object.review.edit')} ${t(`object.steps.${step}`)}`}>{t('object.review.edit')}</Button>;
  return (
    <div className="review">
      <h3>{t('object.steps.refusal')} {edit('refusal')}</h3>
      {refusal === null ? <p className="fine">{t('object.review.noRefusal')}</p> : (
        <Facts facts={[{ name: t('object.refusal.where'), value: refusal.where }, { name: t('object.refusal.byWhom'), value: refusal.byWhom }, { name: t('object.refusal.shown'), value: refusal.shown, wide: true }]} />
      )}
      <h3>{t('object.steps.grounds')} {edit('grounds')}</h3>
      {grounds.map(({ kind, field, claimedValue, explanation }, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="review-ground">
          <p><strong>{t('object.grounds.nth', { n: i + 1 })} {label(GROUND_LABELS[kind])}</strong></p>
          {field !== null && <p>{label(FIELD_LABELS[field])} <del>{value(field, record.fields[field])}</del> → <ins>{value(field, claimedValue ?? '')}</ins></p>}
          <p className="prose">{explanation}</p>
        </div>
      ))}
      <h3>{t('object.steps.evidence')} {edit('evidence')}</h3>
      <p>{draft.files.length === 0 ? t('object.evidence.none') : list(draft.files.map(({ fileName }) => fileName))}</p>
      {stake !== null && <p><strong>{label(STAKE_LABELS[stake.kind])}</strong> {day(stake.on)} · <span className="prose">{stake.what}</span></p>}
      {primaFacieIds.length > 0 && <p className="fine">{t('object.urgency.atSight')}{colon}{list(draft.files.filter(({ id }) => primaFacieIds.includes(id)).map(({ fileName }) => fileName))}</p>}
    </div>
  );
}
