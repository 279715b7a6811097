import { Form, Input, Radio } from 'antd';
import { FIELD_LABELS, FINDING_LABELS, GROUND_LABELS } from '../../../../../domain/labels.ts';
import { FINDING_RESULTS, type FindingResult } from '../../../../../domain/objection.ts';
import type { CaseView } from '../../../api/types.ts';
import { FieldInput, normalValue } from '../../../components/field-input.tsx';
import { useWords } from '../../../i18n/words.ts';

/** What goes to the register for each ground, in the order of the fields. */
export const findingsBody = (view: CaseView, findings: readonly { result?: FindingResult; reason?: string; rightValue?: string }[]) =>
  view.grounds.map(({ id, field }, i) => {
    const { result = 'accurate' as const, reason = '', rightValue = '' } = findings[i] ?? {};
    const said = (result === 'inaccurate' || result === 'partlyInaccurate') && rightValue.trim() !== '';
    return { groundId: id, result, reason: reason.trim(), rightValue: said ? (field === null ? rightValue.trim() : normalValue(field, rightValue)) : null };
  });

/** One ground: found accurate or not, what is right, and on what that rests. */
export function FindingFields({ ground: { kind, field, explanation, claimedValue, beside }, index, view }: { ground: CaseView['grounds'][number]; index: number; view: CaseView }) {
  const { t, label, value, colon } = useWords();
  const form = Form.useFormInstance();
  const result: FindingResult | undefined = Form.useWatch(['findings', index, 'result'], form);
  // The summary lists the errors of all grounds: each says whose it is.
  const of = (sentence: string) => `${t('kase.ground', { n: index + 1 })}${colon}${sentence}`;
  const wrong = result === 'inaccurate' || result === 'partlyInaccurate';
  return (
    <fieldset className="ground-fields">
      <legend>{t('kase.ground', { n: index + 1 })}{colon}{label(GROUND_LABELS[kind])}</legend>
      {beside && <p className="fine">{t('turns.merge.besideGround')}</p>}
      {field !== null && (
        <p>{label(FIELD_LABELS[field])}{view.record.fields !== null && <> · {t('kase.recorded')}{colon}{value(field, view.record.fields[field])}</>}{claimedValue !== null && <> · {t('kase.claimed')}{colon}<strong>{value(field, claimedValue)}</strong></>}</p>
      )}
      {explanation !== null && <blockquote className="prose quoted">{explanation}</blockquote>}
      <Form.Item name={['findings', index, 'result']} label={t('acts.answer.result')} rules={[{ required: true, message: of(t('acts.answer.needResult')) }]}>
        <Radio.Group options={FINDING_RESULTS.map((each) => ({ value: each, label: label(FINDING_LABELS[each]) }))} />
      </Form.Item>
      {wrong && field !== null && (
        <Form.Item name={['findings', index, 'rightValue']} label={t('acts.answer.rightValue')} rules={[{ required: true, whitespace: true, message: of(t('acts.answer.needValue')) }]}>
          <FieldInput field={field} />
        </Form.Item>
      )}
      <Form.Item name={['findings', index, 'reason']} label={t('acts.answer.reason')} extra={t('acts.answer.reasonHint')} rules={[{ required: true, whitespace: true, message: of(t('acts.answer.needReason')) }]}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
    </fieldset>
  );
}
