import { Form } from 'antd';
import { answerOf, api } from '../../../api/client.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { type AnswerValues, valuesOfDraft } from './answer-values.ts';
import { evidenceBody, EvidenceFields } from './evidence-fields.tsx';
import { FindingFields, findingsBody } from './finding-fields.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** 拟答: the unit's draft of what its principal would answer, in the fields of the answer itself. */
export function DraftFindingForm({ act, view }: ActFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<AnswerValues>();
  const problems = useFormProblems(form, 'draft-finding');
  const path = { id: view.id, orderId: act.ref };
  const sending = useAct(view, t('acts.names.findingDrafted'), ({ findings, evidence = [] }: AnswerValues, headers) =>
    answerOf(api.POST('/api/cases/{id}/verifications/{orderId}/finding-draft', { params: { path }, body: { findings: findingsBody(view, findings), evidence: evidenceBody(view, evidence) }, headers })), problems.onRefused);
  const instructions = view.verifications.find(({ orderId }) => orderId === act.ref)?.assigned?.instructions;
  return (
    <Form form={form} name="draft-finding" layout="vertical" requiredMark={false} initialValues={valuesOfDraft(view, act.ref)} onFinish={sending.send} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('turns.units.draftConsequence')}</p>
      {instructions !== undefined && instructions !== null && instructions !== '' && <blockquote className="prose quoted">{instructions}</blockquote>}
      <ErrorSummary lines={problems.lines} count={problems.count} />
      {view.grounds.map((ground, i) => <FindingFields key={ground.id} ground={ground} index={i} view={view} />)}
      <EvidenceFields view={view} />
      <SendRow sending={sending} label={t('acts.buttons.findingDrafted')} quiet />
    </Form>
  );
}
