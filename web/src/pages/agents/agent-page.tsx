import { App, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FEE_ANSWERS, POWER_SCOPES, type FeeAnswer, type PowerScope } from '../../../../domain/filing-acts.ts';
import { APPLICANT_LABELS, FEE_LABELS } from '../../../../domain/intake-labels.ts';
import { FIELD_LABELS, GROUND_LABELS } from '../../../../domain/labels.ts';
import { GROUND_KINDS, type GroundKind } from '../../../../domain/objection.ts';
import { REPRESENTATIVE_KINDS, type RepresentativeKind } from '../../../../domain/agent-acts.ts';
import { RECORD_FIELDS, type RecordField } from '../../../../domain/record.ts';
import { answerOf, api, mutationHeaders } from '../../api/client.ts';
import { useSend } from '../../api/mutations.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { EvidencePicker, type TakenFile } from '../../components/evidence-picker.tsx';
import { FieldInput, normalValue } from '../../components/field-input.tsx';
import { NativeSelect } from '../../components/native-select.tsx';
import { Page } from '../../components/page.tsx';
import { useFormProblems } from '../../components/use-form-problems.ts';
import { useWords } from '../../i18n/words.ts';

interface Values {
  identifier: string;
  documentNumber: string;
  as: RepresentativeKind;
  validUntil?: string;
  scope?: string;
  scopes?: PowerScope[];
  fee: FeeAnswer;
  proofs?: TakenFile[];
  kind: GroundKind;
  field?: RecordField;
  claimedValue?: string;
  explanation: string;
  evidence?: TakenFile[];
}

/** 代理、承继申请: for whom, which record by its printed number, by what right, and what is wrong. Nothing here says whether there is such a record. */
export function AgentPage() {
  const { t, label } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const problems = useFormProblems(form, 'agent', (name) => (name[0] === 'applicant' && name[1] !== undefined ? [name[1] === 'proofIds' ? 'proofs' : name[1]] : name[0] === 'grounds' && name[2] !== undefined ? [name[2]] : name));
  const [busy, setBusy] = useState(false);
  const as = Form.useWatch('as', form) ?? 'agent';
  const kind = Form.useWatch('kind', form);
  const field = Form.useWatch('field', form);
  const need = (text: string) => [{ required: true, whitespace: true, message: text }];
  const send = useSend((values: Values, key) => answerOf(api.POST('/api/agent-filings', { body: bodyOf(values), headers: mutationHeaders(key) })), ({ inquiryId, number }) => {
    void message.success(t('agents.sent', { number }));
    void navigate(`/inquiries/${inquiryId}`);
  });
  return (
    <Page title={t('agents.title')} lead={t('agents.lead')} narrow>
      <Form
        form={form} name="agent" layout="vertical" className="card" requiredMark={false} initialValues={{ as: 'agent', fee: 'unsaid' }}
        onFinish={(values: Values) => send.mutate(values, { onError: problems.onRefused })} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}
      >
        <ErrorSummary lines={problems.lines} count={problems.count} />
        <h2>{t('agents.who')}</h2>
        <Form.Item name="identifier" label={t('agents.identifier')} extra={t('agents.identifierHint')} rules={need(t('agents.needIdentifier'))}><Input maxLength={40} autoComplete="off" /></Form.Item>
        <Form.Item name="documentNumber" label={t('agents.document')} extra={t('agents.documentHint')} rules={need(t('agents.needDocument'))}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <h2>{t('agents.right')}</h2>
        <Form.Item name="as" label={t('agents.as')}><NativeSelect options={REPRESENTATIVE_KINDS.map((value) => ({ value, text: label(APPLICANT_LABELS[value]) }))} /></Form.Item>
        {as === 'agent' && (
          <>
            <Form.Item name="validUntil" label={t('agents.validUntil')} rules={need(t('agents.needValidUntil'))}><Input type="date" /></Form.Item>
            <Form.Item name="scopes" label={t('agents.scopes')}><Checkbox.Group className="choices" options={POWER_SCOPES.map((value) => ({ value, label: t(`agents.scopeNames.${value}`) }))} /></Form.Item>
          </>
        )}
        <Form.Item name="scope" label={t('agents.scope')} extra={t('agents.scopeHint')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
        <Form.Item name="fee" label={t('agents.fee')} extra={t('agents.feeHint')}><Radio.Group options={FEE_ANSWERS.map((value) => ({ value, label: label(FEE_LABELS[value]) }))} /></Form.Item>
        <Form.Item name="proofs" label={t('agents.proofs')} rules={[{ required: true, type: 'array', min: 1, message: t('agents.needProofs') }]}><EvidencePicker label={t('agents.proofs')} text={t('agents.proofsText')} onBusy={setBusy} max={10} /></Form.Item>
        <h2>{t('agents.ground')}</h2>
        <Form.Item name="kind" label={t('object.grounds.kind')} rules={[{ required: true, message: t('object.grounds.needKind') }]}><NativeSelect prompt={t('object.grounds.choose')} options={GROUND_KINDS.map((value) => ({ value, text: label(GROUND_LABELS[value]) }))} /></Form.Item>
        {kind === 'wrongContent' && <Form.Item name="field" label={t('object.grounds.field')} rules={[{ required: true, message: t('object.grounds.needField') }]}><NativeSelect prompt={t('object.grounds.choose')} options={RECORD_FIELDS.map((value) => ({ value, text: label(FIELD_LABELS[value]) }))} /></Form.Item>}
        {kind === 'wrongContent' && field !== undefined && <Form.Item name="claimedValue" label={t('object.grounds.claimed')} rules={need(t('problems.value-needed'))}><FieldInput field={field} /></Form.Item>}
        <Form.Item name="explanation" label={t('object.grounds.explanation')} rules={need(t('object.grounds.needExplanation'))}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
        <Form.Item name="evidence" label={t('agents.evidence')}><EvidencePicker label={t('agents.evidence')} text={t('agents.evidenceText')} onBusy={setBusy} max={10} /></Form.Item>
        <p className="consequence">{t('agents.consequence')}</p>
        <div className="form-buttons"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy}>{t('agents.file')}</Button></div>
      </Form>
    </Page>
  );
}

function bodyOf({ identifier, documentNumber, as, validUntil, scope = '', scopes = [], fee, proofs = [], kind, field, claimedValue, explanation, evidence = [] }: Values) {
  const proofIds = proofs.map(({ id }) => id);
  const contested = kind === 'wrongContent' ? (field ?? null) : null;
  return {
    identifier: identifier.trim(), documentNumber: documentNumber.trim(), evidenceIds: [...proofIds, ...evidence.map(({ id }) => id)],
    grounds: [{ kind, field: contested, explanation: explanation.trim(), claimedValue: contested !== null && claimedValue?.trim() ? normalValue(contested, claimedValue) : null }],
    applicant: { as, scope: scope.trim(), scopes: as === 'agent' ? scopes : [], validUntil: as === 'agent' && validUntil ? validUntil : null, proofIds, fee },
  };
}
