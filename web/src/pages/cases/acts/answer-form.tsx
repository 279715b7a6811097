import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { FIELD_LABELS, FINDING_LABELS, GROUND_LABELS } from '../../../../../domain/labels.ts';
import { FINDING_RESULTS, type FindingResult } from '../../../../../domain/objection.ts';
import { answerOf, api } from '../../../api/client.ts';
import type { CaseView } from '../../../api/types.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { FieldInput, normalValue } from '../../../components/field-input.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { evidenceBody, EvidenceFields, type EvidenceValues } from './evidence-fields.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

interface Values {
  findings: { result: FindingResult; reason: string; rightValue?: string }[];
  evidence?: EvidenceValues[];
}

/** The provider's answer, ground by ground; each result stands by itself. */
export function AnswerForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'answer');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(
    view, t('acts.names.answered'),
    ({ findings, evidence = [] }: Values, headers) => {
      const body = {
        findings: view.grounds.map(({ id, field }, i) => {
          const { result = 'accurate' as const, reason = '', rightValue = '' } = findings[i] ?? {};
          const said = result !== 'accurate' && rightValue.trim() !== '';
          return { groundId: id, result, reason: reason.trim(), rightValue: said ? (field === null ? rightValue.trim() : normalValue(field, rightValue)) : null };
        }),
        evidenceIds: files.map(({ id }) => id),
        evidence: evidenceBody(view, evidence),
      };
      return answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/answer', { params: { path }, body, headers }));
    },
    problems.onRefused,
  );
  return (
    <Form form={form} name="answer" layout="vertical" requiredMark={false} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.answered')}</p>
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {view.grounds.map((ground, i) => <FindingFields key={ground.id} ground={ground} index={i} view={view} />)}
      <EvidenceFields view={view} />
      <h4>{t('acts.answer.evidence')}</h4>
      <EvidencePicker label={t('acts.answer.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.answered')} quiet />
    </Form>
  );
}

function FindingFields({ ground: { kind, field, explanation, claimedValue }, index, view }: { ground: CaseView['grounds'][number]; index: number; view: CaseView }) {
  const { t, label, value, colon } = useWords();
  const form = Form.useFormInstance();
  const result: FindingResult | undefined = Form.useWatch(['findings', index, 'result'], form);
  // The summary lists the errors of all grounds: each says whose it is.
  const of = (sentence: string) => `${t('kase.ground', { n: index + 1 })}${colon}${sentence}`;
  const wrong = result === 'inaccurate' || result === 'partlyInaccurate';
  return (
    <fieldset className="ground-fields">
      <legend>{t('kase.ground', { n: index + 1 })}{colon}{label(GROUND_LABELS[kind])}</legend>
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
