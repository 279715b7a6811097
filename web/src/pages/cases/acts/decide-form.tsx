import { App, Form, Input, Radio } from 'antd';
import { useRef } from 'react';
import { MOOT_LABELS, OUTCOME_LABELS, REMEDY_LABELS, SERVED_LABELS } from '../../../../../domain/labels.ts';
import { MOOT_REASONS } from '../../../../../domain/objection.ts';
import { SERVICE_WAYS } from '../../../../../domain/service.ts';
import { answerOf, api } from '../../../api/client.ts';
import type { DecisionBody } from '../../../api/types.ts';
import { ErrorSummary } from '../../../components/error-summary.tsx';
import { useFormProblems } from '../../../components/use-form-problems.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ActFormProps } from './act-form-props.ts';
import { ChangeFields } from './change-fields.tsx';
import { type DecisionValues, decisionBody, proposedChanges, suspendedMeasures, valuesOfDraft } from './decision-values.ts';
import { FindingTable } from './finding-table.tsx';
import { LiftFields } from './lift-fields.tsx';
import { SanctionFields } from './sanction-fields.tsx';
import { SendRow } from './send-row.tsx';
import { useAct } from './use-act.ts';

/** The decision on the whole is drafted: outcome, remedy, what changes, which measures lose their basis, on what facts and why. */
export function DecideForm({ view }: ActFormProps) {
  const { t, label } = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<DecisionValues>();
  const sent = useRef<DecisionBody | undefined>(undefined);
  // The counter knows changes by their place in the list, the form by their field.
  const problems = useFormProblems(form, 'decide', ([part, at, ...rest]) => {
    const field = part === 'changes' && typeof at === 'number' ? sent.current?.changes[at]?.field : undefined;
    if (field !== undefined) return ['changes', field, 'to'];
    return part === undefined || part === 'lift' || part === 'changes' ? [part ?? ''] : at === undefined ? [part] : [part, at, ...rest];
  });
  const name = t('acts.names.decisionDrafted');
  const sending = useAct(view, name, (body: DecisionBody, headers) => answerOf(api.POST('/api/cases/{id}/decision-draft', { params: { path: { id: view.id } }, body, headers })), problems.onRefused);
  const outcome = Form.useWatch('outcome', form);
  const remedy = Form.useWatch('remedy', form);
  const remedies = view.outcomes.find((option) => option.outcome === outcome)?.remedies ?? [];
  const chosen = remedies.length === 1 ? remedies[0] : remedy;
  const suspended = suspendedMeasures(view);
  const ask = (values: DecisionValues) => {
    const body = decisionBody(values, view);
    sent.current = body;
    const lifted = body.remedy === 'revoke' || body.outcome === 'unverifiable' ? suspended.length : body.lift.length;
    const summary = t('acts.decide.summary', { outcome: label(OUTCOME_LABELS[body.outcome]), remedy: label(REMEDY_LABELS[body.remedy]), lift: lifted, resume: suspended.length - lifted });
    void modal.confirm({ title: t('acts.confirmTitle', { act: name }), content: <><p>{summary}</p><p>{t('acts.consequences.decisionDrafted')}</p></>, okText: name, onOk: () => sending.send(body) });
  };
  return (
    <Form form={form} name="decide" layout="vertical" requiredMark={false} initialValues={valuesOfDraft(view) ?? { changes: proposedChanges(view), lift: [], sanctions: view.sanctions ?? [] }} onFinish={ask} onFinishFailed={problems.onFinishFailed} onValuesChange={problems.clear}>
      <p className="consequence">{t('acts.consequences.decisionDrafted')}</p>
      <FindingTable view={view} />
      <ErrorSummary lines={problems.lines} count={problems.count} />
      <Form.Item name="outcome" label={t('acts.decide.outcome')} rules={[{ required: true, message: t('acts.decide.needOutcome') }]}>
        <Radio.Group className="choices" options={view.outcomes.map(({ outcome: each }) => ({ value: each, label: <><strong>{label(OUTCOME_LABELS[each])}</strong> <span className="fine">{t(`acts.decide.effects.${each}`)}</span></> }))} />
      </Form.Item>
      {outcome === 'rejected' && <p className="consequence">{t('acts.decide.rejectedHint')}</p>}
      {outcome === 'unverifiable' && <p className="consequence">{t(`acts.decide.remedyText.${remedies[0] ?? 'none'}`)}</p>}
      {outcome === 'moot' && (
        <Form.Item name="mootReason" label={t('acts.decide.mootReason')} rules={[{ required: true, message: t('acts.decide.needMootReason') }]}>
          <Radio.Group className="choices" options={MOOT_REASONS.map((each) => ({ value: each, label: label(MOOT_LABELS[each]) }))} />
        </Form.Item>
      )}
      {remedies.length > 1 && (
        <Form.Item name="remedy" label={t('acts.decide.remedy')} rules={[{ required: true, message: t('acts.decide.needRemedy') }]}>
          <Radio.Group className="choices" options={remedies.map((each) => ({ value: each, label: <><strong>{label(REMEDY_LABELS[each])}</strong> <span className="fine">{t(`acts.decide.remedyText.${each}`)}</span></> }))} />
        </Form.Item>
      )}
      {remedies.length > 1 && remedy === 'correct' && <ChangeFields fields={view.record.fields} />}
      {remedy === 'correct' && view.sanctions !== null && <SanctionFields />}
      {outcome !== undefined && outcome !== 'rejected' && chosen !== undefined && <LiftFields measures={suspended} all={chosen === 'revoke' || outcome === 'unverifiable'} />}
      <Form.Item name="facts" label={t('acts.decide.facts')} rules={[{ required: true, whitespace: true, message: t('acts.decide.needFacts') }]}><Input.TextArea rows={4} maxLength={8000} /></Form.Item>
      <Form.Item name="reasons" label={t('acts.decide.reasons')} rules={[{ required: true, whitespace: true, message: t('acts.decide.needReasons') }]}><Input.TextArea rows={4} maxLength={8000} /></Form.Item>
      <Form.Item name="by" label={t('decision.service')} initialValue="electronic">
        <Radio.Group className="choices" options={SERVICE_WAYS.map((each) => ({ value: each, label: <><strong>{label(SERVED_LABELS[each])}</strong> <span className="fine">{t(`decision.ways.${each}`)}</span></> }))} />
      </Form.Item>
      <SendRow sending={sending} label={t('acts.buttons.decisionDrafted')} quiet />
    </Form>
  );
}
