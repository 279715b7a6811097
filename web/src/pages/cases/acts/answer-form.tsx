import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../../components/evidence-picker.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { type AnswerValues, valuesOfDraft } from './answer-values.ts';
import { evidenceBody, EvidenceFields } from './evidence-fields.tsx';
import { FindingFields, findingsBody } from './finding-fields.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** The provider's answer, ground by ground; each result stands by itself. */
export function AnswerForm({ act, view }: ActFormProps) {
  const { t, org } = useWords();
  const [form] = Form.useForm<AnswerValues>();
  const problems = useFormProblems(form, 'answer');
  const [files, setFiles] = useState<TakenFile[]>([]);
  const [busy, setBusy] = useState(false);
  const path = { id: view.id, orderId: act.ref };
  const drafted = valuesOfDraft(view, act.ref);
  const [filled, setFilled] = useState(drafted !== undefined);
  const draftedAt = view.verifications.find(({ orderId }) => orderId === act.ref)?.assigned?.draft?.at;
  // A draft that comes while the form is open fills it, unless somebody has begun to write.
  useEffect(() => {
    if (drafted === undefined || form.isFieldsTouched()) return;
    form.setFieldsValue(drafted);
    setFilled(true);
    // The draft is the same until another is handed in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [draftedAt, form]);
  const unit = view.verifications.find(({ orderId }) => orderId === act.ref)?.assigned?.unit;
  const sending = useAct(
    view, t('acts.names.answered'),
    ({ findings, evidence = [] }: AnswerValues, headers) => {
      const body = {
        findings: findingsBody(view, findings),
        evidenceIds: files.map(({ id }) => id),
        evidence: evidenceBody(view, evidence),
      };
      return answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/answer', { params: { path }, body, headers }));
    },
    problems.onRefused,
  );
  return (
    <Form form={form} name="answer" layout="vertical" requiredMark={false} initialValues={drafted} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.answered')}</p>
      {filled && unit !== undefined && <p className="fine">{t('turns.units.fromDraft', { unit: org(unit) })}</p>}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {view.grounds.map((ground, i) => <FindingFields key={ground.id} ground={ground} index={i} view={view} />)}
      <EvidenceFields view={view} />
      <h4>{t('acts.answer.evidence')}</h4>
      <EvidencePicker label={t('acts.answer.evidence')} value={files} onChange={setFiles} onBusy={setBusy} caseId={view.id} />
      <SendRow sending={{ ...sending, pending: sending.pending || busy }} label={t('acts.buttons.answered')} quiet />
    </Form>
  );
}
